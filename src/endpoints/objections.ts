import type { Endpoint } from 'payload';
import { objectionFileEndpoints } from './objectionFiles.ts';

/** Handing in an objection, its files for those who examine it, and looking its state up. */
export const objectionEndpoints: Endpoint[] = [...objectionFileEndpoints];
