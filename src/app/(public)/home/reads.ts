import { now } from '../../../adapters/clock.ts';
import { newestPictured } from '../../../queries/newestPictured.ts';
import { publicityNow } from '../../../queries/publicityNow.ts';
import { database } from '../../database.ts';
import { remembered } from '../remembered.ts';

const MINUTE = 60;

/** Rounds in their publicity period; the page of each product asks anew, so a minute's delay misleads nobody. */
export const publicity = remembered(MINUTE, () => publicityNow(database(), now()));

/** Products of the home page's pictures. */
export const pictured = remembered(MINUTE, (limit: number) => newestPictured(database(), limit));
