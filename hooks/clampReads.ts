import type { CollectionBeforeOperationHook, CollectionConfig, Field, Where } from 'payload';
import { requestActor } from '../access/actor.ts';
import type { Role } from '../src/domain/roles.ts';
import { isMasked } from './maskPersonal.ts';
import { Refused } from './refusal.ts';

/** Payload reads without end at `limit=0` and has no cap of its own (trap 9). */
const LIMITS = { rows: 100, staffRows: 500, page: 1_000, conditions: 30 };

/** Applied to every collection: what a list request over REST may ask for. */
export function withReadLimits(collection: CollectionConfig): CollectionConfig {
  const hooks = { ...collection.hooks, beforeOperation: [...(collection.hooks?.beforeOperation ?? []), readLimits(collection)] };
  return { ...collection, hooks };
}

/** The same for a collection that Payload brings. */
export function readLimits(collection: Limited): CollectionBeforeOperationHook {
  return limitRequests(guardedFields(collection));
}

type Limited = Pick<CollectionConfig, 'fields' | 'disableBulkEdit' | 'defaultSort' | 'upload'>;
type Guarded = { personal: Set<string>; json: Set<string>; lists: Set<string>; plain: Set<string>; dates: Set<string>; sortsByHidden: boolean; oneByOne: boolean };
/** Fields that hold no text to search in, among them those every row has. */
const NOT_TEXT: Field['type'][] = ['date', 'number', 'checkbox', 'select', 'relationship'];
const ROW_DATES = ['createdAt', 'updatedAt'];
const ROW_FIELDS = ['id', ...ROW_DATES];
/** Added by Payload to every file. */
const FILE_NUMBERS = ['filesize', 'width', 'height', 'focalX', 'focalY'];

type ReadArgs = { id?: unknown; limit?: number; page?: number; depth?: number; pagination?: boolean; sort?: string | string[]; where?: Where };
type Condition = { path: string; operator: string; value?: unknown };

function guardedFields({ fields, disableBulkEdit, defaultSort, upload }: Limited): Guarded {
  const named = namedFields(fields);
  const namesOf = (test: (field: Field) => boolean) => new Set(named.filter(test).map(({ name }) => name));
  const hidden = namesOf((field) => 'access' in field && field.access !== undefined && 'read' in field.access);
  return {
    personal: namesOf(isMasked),
    json: namesOf((field) => ['json', 'richText'].includes(field.type) || isList(field)),
    lists: namesOf(isList),
    plain: new Set([...ROW_FIELDS, ...(upload ? FILE_NUMBERS : []), ...namesOf(({ type }) => NOT_TEXT.includes(type))]),
    dates: new Set([...ROW_DATES, ...namesOf(({ type }) => type === 'date')]),
    sortsByHidden: hidden.has(String(defaultSort ?? '').replace(/^-/, '')),
    oneByOne: disableBulkEdit === true,
  };
}

/** Fields a form lays out in rows and groups without a name are the record's own. */
function namedFields(fields: readonly Field[]): (Field & { name: string })[] {
  return fields.flatMap((field) => {
    if ('name' in field) return [field as Field & { name: string }];
    return 'fields' in field ? namedFields(field.fields) : [];
  });
}

/** Several values of one record: rows of another table, which no list is in the order of. */
function isList(field: Field): boolean {
  return field.type === 'array' || field.type === 'blocks' || ('hasMany' in field && field.hasMany === true);
}

function limitRequests(guarded: Guarded): CollectionBeforeOperationHook {
  return ({ args, operation, req }) => {
    const given = args as ReadArgs;
    const { role } = requestActor(req);
    if (req.payloadAPI === 'REST') {
      refuseShapeless(args as { data?: unknown }, String(operation));
      refuseRequest(given, String(operation), role, guarded);
    }
    if (!['read', 'count', 'countDocs'].includes(String(operation))) return args;
    const sort = given.sort ?? (guarded.sortsByHidden && OUTSIDERS.includes(role) ? '-createdAt' : undefined);
    const sorted = sort === undefined ? given : { ...given, sort };
    return { ...args, ...(req.payloadAPI === 'REST' ? clamped(sorted, role) : sorted) };
  };
}

/** Without a body, or with a list or a number for one, Payload stumbles over its own hands. */
function refuseShapeless({ data }: { data?: unknown }, operation: string): void {
  if (!['create', 'update'].includes(operation)) return;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw new Refused('请求的内容不对，请检查后再试。', 400);
}

/** A list sorted by a field its reader may not see is an error in Payload; these readers see the fewest. */
const OUTSIDERS: Role[] = ['public', 'editor'];

function clamped(given: ReadArgs, role: Role): ReadArgs {
  const most = role === 'staff' ? LIMITS.staffRows : LIMITS.rows;
  return {
    ...given,
    depth: Math.min(numberOr(given.depth, 0), role === 'staff' ? 2 : 1),
    limit: Math.min(numberOr(given.limit, 10) < 1 ? most : numberOr(given.limit, 10), most),
    page: Math.min(Math.max(numberOr(given.page, 1), 1), LIMITS.page),
    pagination: true,
  };
}

const numberOr = (value: number | undefined, otherwise: number): number => (Number.isFinite(value) ? Math.trunc(value as number) : otherwise);

function refuseRequest(given: ReadArgs, operation: string, role: Role, guarded: Guarded): void {
  const changes = operation === 'update' || operation === 'delete';
  // Cases are decided and edited one by one (trap 14).
  if (changes && given.id === undefined && guarded.oneByOne) throw new Refused('请逐件办理，不能批量修改或删除。', 403);
  const conditions = conditionsOf(given.where);
  const sorts = sortsOf(given.sort);
  if (role !== 'staff') refuseFarFields([...conditions, ...sorts]);
  refuseGuardedFields([...conditions, ...sorts], role, guarded);
  refuseNonsense([...conditions, ...sorts], guarded);
}

/** Filters and orders stay on the record's own columns: a path into another record would read past its access. */
function refuseFarFields(conditions: Condition[]): void {
  if (conditions.length > LIMITS.conditions) throw new Refused('筛选条件过多，请减少后再试。', 400);
  const far = conditions.find(({ path }) => /\.|__/.test(path));
  if (far) throw new Refused(`不能按“${far.path}”筛选或排序。`, 400);
}

/**
 * A masked value must not be guessed digit by digit through filters or orders: reviewers and staff look for a whole
 * number they have at hand. Lists of values hold what a reader is not shown (internal remarks), so outsiders do not search them.
 */
function refuseGuardedFields(conditions: Condition[], role: Role, { personal, json }: Guarded): void {
  if (role === 'enterprise' || OUTSIDERS.includes(role) || role === 'bank') refuse(conditions.find(({ path }) => json.has(rootOf(path))));
  if (role === 'enterprise') return; // reads its own rows only, unmasked
  const known = ['reviewer', 'staff'].includes(role) ? ['equals', 'exists'] : [];
  refuse(conditions.find(({ path, operator }) => personal.has(rootOf(path)) && !known.includes(operator)));
}

/** What no column can be compared with would otherwise be an error of the database. */
function refuseNonsense(conditions: Condition[], { plain, dates, lists }: Guarded): void {
  refuse(conditions.find(({ path, operator }) => lists.has(path) && ['sort', 'like', 'not_like', 'contains'].includes(operator)));
  refuse(conditions.find(({ path, operator }) => plain.has(path) && ['like', 'not_like', 'contains'].includes(operator)));
  const compared = conditions.filter(({ path, operator }) => dates.has(path) && !['exists', 'sort'].includes(operator));
  refuse(compared.find(({ value }) => [value].flat().some((each) => Number.isNaN(Date.parse(String(each))))));
}

function refuse(condition: Condition | undefined): void {
  if (condition) throw new Refused(`不能按“${condition.path}”这样筛选或排序。`, 400);
}

/** The fields a list is put in order of. */
function sortsOf(sort: string | string[] | undefined): Condition[] {
  return [sort ?? []].flat().flatMap((list) => list.split(',')).map((path) => ({ path: path.trim().replace(/^-/, ''), operator: 'sort' }));
}

/** The fields a request filters by or puts its list in order of, without what leads further into them. */
export function fieldsAskedFor({ where, sort }: { where?: Where | undefined; sort?: string | string[] | undefined }): string[] {
  return [...conditionsOf(where), ...sortsOf(sort)].map(({ path }) => rootOf(path));
}

const rootOf = (path: string): string => path.split(/\.|__/)[0] ?? path;

function conditionsOf(where: Where | undefined): Condition[] {
  return Object.entries(where ?? {}).flatMap(([path, value]) => {
    if (['and', 'or'].includes(path.toLowerCase())) return Object.values(value as object).flatMap((each) => conditionsOf(each as Where));
    return Object.entries(value ?? {}).map(([operator, compared]) => ({ path, operator, value: compared as unknown }));
  });
}
