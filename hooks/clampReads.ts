import type { CollectionBeforeOperationHook, CollectionConfig, Where } from 'payload';
import { requestActor } from '../access/actor.ts';
import { Refused } from './refusal.ts';

/** Payload reads without end at `limit=0` and has no cap of its own (trap 9). */
const LIMITS = { rows: 100, staffRows: 500, page: 1_000, conditions: 30 };

/** Applied to every collection: what a list request over REST may ask for. */
export function withReadLimits(collection: CollectionConfig): CollectionConfig {
  const hooks = { ...collection.hooks, beforeOperation: [...(collection.hooks?.beforeOperation ?? []), clampReads] };
  return { ...collection, hooks };
}

type ReadArgs = { limit?: number; page?: number; depth?: number; pagination?: boolean; sort?: string | string[]; where?: Where; joins?: unknown; populate?: unknown };

const clampReads: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (req.payloadAPI !== 'REST' || !['read', 'count', 'countDocs'].includes(String(operation))) return args;
  const given = args as ReadArgs;
  const isStaff = requestActor(req).role === 'staff';
  const most = isStaff ? LIMITS.staffRows : LIMITS.rows;
  if (!isStaff) refuseFarFields(given);
  return {
    ...args,
    depth: Math.min(given.depth ?? 0, isStaff ? 2 : 1),
    limit: given.limit === undefined ? 10 : Math.min(given.limit < 1 ? most : given.limit, most),
    page: Math.min(Math.max(given.page ?? 1, 1), LIMITS.page),
    pagination: true,
  };
};

/** Filters and orders stay on the record's own columns: a path into another record would read past its access. */
function refuseFarFields({ where, sort }: ReadArgs): void {
  const paths = [...pathsOf(where), ...[sort ?? []].flat().map((each) => each.replace(/^-/, ''))];
  if (paths.length > LIMITS.conditions) throw new Refused('筛选条件过多，请减少后再试。', 400);
  const far = paths.find((path) => /\.|__/.test(path));
  if (far) throw new Refused(`不能按“${far}”筛选或排序。`, 400);
}

function pathsOf(where: Where | undefined): string[] {
  return Object.entries(where ?? {}).flatMap(([key, value]) =>
    ['and', 'or'].includes(key.toLowerCase()) && Array.isArray(value) ? value.flatMap((each) => pathsOf(each as Where)) : [key],
  );
}
