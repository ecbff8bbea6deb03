import { describe, expect, it } from 'vitest';
import { decide, isEditable, type Lifecycle } from '../../src/domain/lifecycle/engine.ts';
import { LIFECYCLES, lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { NOTICE_TEMPLATES } from '../../src/domain/noticeTemplates.ts';
import { ROLES, type Role } from '../../src/domain/roles.ts';
import { answerFailure, refusalOf } from '../../src/casework/refusals.ts';
import { CASES, WHO, words, type ActionRow } from './lifecycleTable.ts';

/** The tables of page 6, compared with the declarations, and every pair of role and state decided as they say. */
const collections = Object.keys(CASES) as CaseCollection[];
const rolesOf = (row: ActionRow) => words(row.by).map((letter) => WHO[letter]!);
const willing = {
  takenBy: null,
  doneBy: {},
  submissionHash: null,
  isAsSubmitted: true,
  problems: [],
  qualifies: true,
  assetReport: 'present',
  otherSubmitted: false,
  usccTakenElsewhere: false,
  verified: true,
  openVerification: false,
  unusablePatents: [],
  patentCount: 1,
  allPatentsLapsed: true,
  blockingFindings: [],
  salesFen: 1,
  openObjections: 0,
  productFiled: true,
  filedEarlier: true,
  yearIsOpen: true,
  usablePatentCount: 1,
  loanIsActive: true,
  otherOpen: false,
  windowProblem: null,
  failedRules: [],
  otherLive: false,
  calculationProblem: null,
  paperDeadlinePassed: true,
  isCurrent: true,
  patentsDisclosed: true,
  publicityOver: true,
  validityOver: true,
};
const held = { ...willing, takenBy: { id: 'r1', name: '审核员甲' } };
const input = { reason: '理由', remark: '已告知', comments: [{ field: 'name', text: '请改' }] };
const actorOf = (role: Role) => ({ role, id: 'someone', name: '某人' });

it('every case type of the platform has its table', () => {
  expect(Object.keys(LIFECYCLES).toSorted()).toEqual(collections.toSorted());
});

describe.each(collections)('%s', (collection) => {
  const table = CASES[collection];
  const lifecycle = lifecycleOf(collection);

  it('has these states, in these words', () => {
    expect(Object.fromEntries(Object.entries(lifecycle.states).map(([name, { label }]) => [name, label]))).toEqual(table.states);
    const having = (test: (name: string) => boolean | undefined) => Object.keys(lifecycle.states).filter(test);
    expect({
      initial: lifecycle.initial,
      final: having((name) => lifecycle.states[name]?.isFinal),
      open: having((name) => lifecycle.states[name]?.isPublic),
    }).toEqual({
      initial: table.initial,
      final: words(table.final),
      open: words(table.open),
    });
  });

  it('is edited by its company in these states, by nobody else in none', () => {
    for (const state of Object.keys(table.states)) {
      for (const role of Object.keys(ROLES) as Role[]) {
        expect([state, role, isEditable(lifecycle, state, role)]).toEqual([state, role, role === 'enterprise' && words(table.editable).includes(state)]);
      }
    }
  });

  it('has these actions and no other', () => {
    expect(Object.keys(lifecycle.actions).toSorted()).toEqual(table.rows.map(({ action }) => action).toSorted());
  });

  it.each(table.rows)('$action: by, from, to, what it asks and tells', (row) => {
    const action = lifecycle.actions[row.action]!;
    expect({ by: [...action.by], from: [...action.from], to: action.to, notBy: action.notBySameAs?.actions.join(' ') }).toEqual({
      by: rolesOf(row),
      from: words(row.from),
      to: declared(row),
      notBy: row.notBy,
    });
    expect((action.asks ?? []).map(({ name, required }) => (required ? name : `${name}?`))).toEqual(words(row.asks ?? ''));
    expect(action.tells !== undefined).toBe(row.notice ?? false);
    if (action.tells) expect(Object.keys(NOTICE_TEMPLATES)).toContain(action.tells);
  });

  it.each(table.rows)('$action: refuses with these sentences, and with no other', ({ action, guards = [] }) => {
    const sentences = (lifecycle.actions[action]?.requires ?? []).map(({ label }) => label);
    for (const guard of guards)
      expect(
        sentences.filter((sentence) => guard.test(sentence)),
        String(guard),
      ).toHaveLength(1);
    expect(sentences).toHaveLength(guards.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^[^a-zA-Z]+。$/);
  });

  const pairs = table.rows.flatMap((row) =>
    Object.keys(table.states).flatMap((state) => (Object.keys(ROLES) as Role[]).map((role) => ({ row, state, role, action: row.action }))),
  );
  it('decides every role in every state as the table says: 403 for the role, 409 for the state', () => {
    for (const { row, state, role, action } of pairs)
      expect([action, role, state, outcome(lifecycle, row, state, role)]).toEqual([action, role, state, expected(row, state, role)]);
  });

  it('final states have no way out, and every other state has one', () => {
    for (const state of Object.keys(table.states)) {
      const ways = table.rows.filter((row) => row.to !== '=' && words(row.from).includes(state));
      expect([state, ways.length > 0]).toEqual([state, !words(table.final).includes(state)]);
    }
  });
});

/** `a>b c>d`: where it leads hangs on where it begins. */
function declared({ to }: ActionRow): unknown {
  if (to.includes('>')) return Object.fromEntries(words(to).map((edge) => edge.split('>')));
  return to === '=' ? 'stay' : to;
}

function leadsTo({ to }: ActionRow, state: string): string {
  const edge = words(to).find((each) => each.startsWith(`${state}>`));
  return edge?.split('>')[1] ?? (to === '=' ? state : to);
}

function expected(row: ActionRow, state: string, role: Role): string | number {
  if (!rolesOf(row).includes(role)) return 403;
  if (!words(row.from).includes(state)) return 409;
  return leadsTo(row, state);
}

function outcome(lifecycle: Lifecycle, row: ActionRow, state: string, role: Role): string | number {
  const facts = { ...(row.action === 'release' ? held : willing), isPublicised: row.action !== 'shortlist' };
  const decision = decide(lifecycle, row.action, state, actorOf(role), facts, input);
  if (decision.ok) return decision.to;
  return answerFailure(refusalOf(decision, [], lifecycle, actorOf(role))).httpStatus;
}
