import type { Endpoint } from 'payload';
import { accountEndpoints } from './accountEndpoints.ts';

/** `/api/users/…`; accounts are made by staff. */
export const backOfficeAccountEndpoints: Endpoint[] = accountEndpoints('users');
