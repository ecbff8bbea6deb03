import { readAgreements } from '../../../queries/agreements.ts';
import { database } from '../../database.ts';
import { remembered } from '../remembered.ts';

const MINUTE = 60;

/** User agreement and privacy policy in force. */
export const agreements = remembered(MINUTE, () => readAgreements(database()));
