import { ABSOLUTE_HOURS, SESSION_COOKIES, type AccountCollection } from './sessions.ts';

/** `Set-Cookie` that signs a browser in. Scripts cannot read it, other sites cannot post with it, TLS only where there is TLS. */
export function sessionCookie(collection: AccountCollection, token: string, https: boolean): string {
  return cookie(collection, token, ABSOLUTE_HOURS * 3_600, https);
}

/** `Set-Cookie` that takes the cookie away. */
export function endedCookie(collection: AccountCollection, https: boolean): string {
  return cookie(collection, '', 0, https);
}

/** `Secure` follows the address people use: on plain HTTP (a demo on this machine) a Secure cookie would be dropped (trap 12). */
export function isHttps(serverUrl = process.env.SERVER_URL): boolean {
  return serverUrl?.startsWith('https:') ?? false;
}

function cookie(collection: AccountCollection, value: string, maxAge: number, https: boolean): string {
  return browserCookie(SESSION_COOKIES[collection], value, maxAge, https);
}

/** `Set-Cookie` of the same kind for something else a browser is to keep. @param maxAge seconds; 0 takes it away */
export function browserCookie(name: string, value: string, maxAge: number, https: boolean): string {
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${maxAge}`, 'HttpOnly', 'SameSite=Lax'];
  return [...parts, ...(https ? ['Secure'] : [])].join('; ');
}
