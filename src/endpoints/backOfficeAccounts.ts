import type { Endpoint } from 'payload';
import { accountEndpoints } from './accountEndpoints.ts';
import { signInStepEndpoints } from './officerSignIn.ts';
import { staffAccountEndpoints } from './staffAccounts.ts';

/** `/api/users/…`; accounts are made by staff. */
export const backOfficeAccountEndpoints: Endpoint[] = [...signInStepEndpoints, ...staffAccountEndpoints('users'), ...accountEndpoints('users')];
