import type { Endpoint } from 'payload';
import { accountEndpoints } from './accountEndpoints.ts';
import { signInStepEndpoints } from './officerSignIn.ts';

/** `/api/users/…`; accounts are made by staff. */
export const backOfficeAccountEndpoints: Endpoint[] = [...signInStepEndpoints, ...accountEndpoints('users')];
