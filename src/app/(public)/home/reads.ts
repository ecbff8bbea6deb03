import { newestPictured } from '../../../queries/newestPictured.ts';
import { database } from '../../database.ts';
import { remembered } from '../remembered.ts';

const MINUTE = 60;

/** Products of the home page's pictures. */
export const pictured = remembered(MINUTE, (limit: number) => newestPictured(database(), limit));
