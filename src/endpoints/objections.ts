import type { Endpoint } from 'payload';

/** Handing in an objection, its files for those who examine it, and looking its state up. */
export const objectionEndpoints: Endpoint[] = [];
