import lists from '../lists/lists.module.css';
import { PORTAL_HOME } from '../ownPath.ts';

const WAYS = [
  { by: 'password', label: '密码登录' },
  { by: 'code', label: '短信验证码登录' },
] as const;

export type WayIn = (typeof WAYS)[number]['by'];

/** The two ways to sign in here, as real links: the address says which one is open, and the back button works. */
export function WaysIn({ current, next }: { current: WayIn; next: string }) {
  return (
    <nav className={lists.tabs} aria-label="登录方式">
      <ul>
        {WAYS.map(({ by, label }) => (
          <li key={by}>
            <a href={addressOf(by, next)} aria-current={by === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function addressOf(by: WayIn, next: string): string {
  const parameters = new URLSearchParams({ ...(by === 'code' ? { by } : {}), ...(next === PORTAL_HOME ? {} : { next }) });
  return parameters.size > 0 ? `/portal/login?${parameters}` : '/portal/login';
}
