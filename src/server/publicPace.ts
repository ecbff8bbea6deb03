import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { networkOf } from '../accounts/rateLimits.ts';
import { LOOKUPS_A_MINUTE, SHEETS_A_MINUTE, VERIFICATIONS_A_MINUTE } from '../domain/openData.ts';

export type PublicPace = {
  /** Seconds to wait, or null when the visitor may go on. Only public look-ups are counted. `url`: the address with its query. */
  waitFor: (path: string, address: string, url?: string) => Promise<number | null>;
};

const MINUTE = 60;

/**
 * How fast one address may look things up in public (spec 9, 429). Counted in this process's memory and not in the
 * database: these reads cost a millisecond, a counted row would cost as much again, and with several processes the
 * limit only grows by their number. A demo listens on its own machine alone, whose programs are not counted.
 */
export function publicPace({ demo }: { demo: boolean }): PublicPace {
  const lookups = new RateLimiterMemory({ keyPrefix: 'lookups', points: LOOKUPS_A_MINUTE, duration: MINUTE });
  const verifications = new RateLimiterMemory({ keyPrefix: 'verifications', points: VERIFICATIONS_A_MINUTE, duration: MINUTE });
  const sheets = new RateLimiterMemory({ keyPrefix: 'sheets', points: SHEETS_A_MINUTE, duration: MINUTE });
  const limiterOf = (path: string, url: string) => {
    if (isSheet(path, url)) return sheets;
    if (path.startsWith('/api/public/verify/') || path.startsWith('/verify/')) return verifications;
    return path.startsWith('/api/public/') ? lookups : null;
  };
  return {
    waitFor: async (path, address, url = path) => {
      const limiter = limiterOf(path, url);
      if (!limiter || (demo && isLoopbackAddress(address))) return null;
      try {
        await limiter.consume(networkOf(address));
        return null;
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal;
        return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      }
    },
  };
}

function isSheet(path: string, url: string): boolean {
  return path === '/api/public/products.csv' || (path === '/api/public/products' && new URLSearchParams(url.slice(path.length + 1)).get('format') === 'csv');
}

function isLoopbackAddress(address: string): boolean {
  return address === '::1' || networkOf(address).startsWith('127.');
}
