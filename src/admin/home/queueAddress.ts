import { AGES, QUEUES, type AgeKey, type QueueFilter, type QueueKey, type QueueScope } from '../../queries/queue.ts';

/** What the address of the queue says; whatever it does not know it leaves out. */
export type QueueParameters = { type: QueueScope; q: string; age: AgeKey | undefined; taken: 'nobody' | 'me' | undefined; page: number; next: QueueKey | undefined; after: string };

const MOST_PAGES = 1_000;

export function parametersOf(search: Record<string, string | string[] | undefined>): QueueParameters {
  const one = (name: string) => String([search[name] ?? ''].flat()[0]);
  const known = <K extends string>(name: string, table: Record<K, unknown>) => (Object.hasOwn(table, one(name)) ? (one(name) as K) : undefined);
  const page = Number(one('page'));
  return {
    type: known('type', QUEUES) ?? 'all',
    q: one('q').slice(0, 100),
    age: known('age', AGES),
    taken: known('taken', { nobody: true, me: true }),
    page: Number.isInteger(page) && page > 1 ? Math.min(page, MOST_PAGES) : 1,
    next: known('next', QUEUES),
    after: one('after'),
  };
}

export function filterOf({ q, age, taken }: QueueParameters, me: string, role: 'reviewer' | 'staff'): QueueFilter {
  return { role, q, age, taken: taken === 'me' ? { by: me } : taken };
}

/** The address of the queue under these conditions; the first page and empty conditions are left out. */
export function queueHref({ type = 'all', q = '', age, taken, page = 1 }: Partial<QueueParameters>): string {
  const search = new URLSearchParams();
  const entries: [string, string | undefined][] = [['type', type === 'all' ? '' : type], ['q', q], ['age', age], ['taken', taken], ['page', page > 1 ? String(page) : '']];
  for (const [name, value] of entries) if (value) search.set(name, value);
  return search.size > 0 ? `/admin/queue?${search}` : '/admin/queue';
}
