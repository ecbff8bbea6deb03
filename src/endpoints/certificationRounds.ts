import type { Endpoint } from 'payload';

/** Beside a certification round: gathering, the batch desk and the publicity. */
export const certificationRoundEndpoints: Endpoint[] = [];
