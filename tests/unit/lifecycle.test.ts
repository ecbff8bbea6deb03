import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, isEditable, statesWhere, targetOf, type ActionInput, type CommonFacts, type Lifecycle } from '../../src/domain/lifecycle/engine.ts';
import { isCaseCollection, LIFECYCLES, lifecycleOf, type CaseCollection } from '../../src/domain/lifecycle/index.ts';
import { products, type ProductFacts } from '../../src/domain/lifecycle/products.ts';
import { verifications, type VerificationFacts } from '../../src/domain/lifecycle/verifications.ts';
import { ROLES, type Actor, type Role } from '../../src/domain/roles.ts';

const person = (role: Role, id = 'p1'): Actor => ({ role, id, name: '某人' });
const facts: ProductFacts = {
  ...{ takenBy: null, doneBy: {}, verified: true, openVerification: false, assetReport: 'present', unusablePatents: [], patentCount: 1 },
  ...{ allPatentsLapsed: false, problems: [], blockingFindings: [], salesFen: 1, openObjections: 0, submissionHash: null, isAsSubmitted: true },
};
const verificationFacts: VerificationFacts = {
  takenBy: null,
  doneBy: {},
  submissionHash: null,
  isAsSubmitted: true,
  problems: [],
  qualifies: true,
  assetReport: 'present',
  assetReportProblems: [],
  otherSubmitted: false,
  usccTakenElsewhere: false,
};

describe('a decision', () => {
  it('names the next state', () => {
    expect(decide(products, 'submit', 'draft', person('enterprise'), facts)).toEqual({ ok: true, to: 'submitted' });
    expect(decide(products, 'take', 'submitted', person('reviewer'), facts)).toEqual({ ok: true, to: 'submitted' });
  });

  it('looks at the role first, then the state, then the persons, then the facts, then the answers', () => {
    const broken = { ...facts, unusablePatents: ['CN1'], doneBy: { submit: 'p1' } };
    const reason = (role: Role, state: 'draft' | 'submitted', given = broken) => {
      const decision = decide(products, 'file', state, person(role), given);
      return decision.ok ? 'ok' : decision.kind + (decision.reason.includes('自己') ? ' self' : '');
    };
    expect([reason('editor', 'draft'), reason('reviewer', 'draft'), reason('reviewer', 'submitted')]).toEqual(['role', 'state', 'guard self']);
    expect(reason('reviewer', 'submitted', { ...broken, doneBy: { submit: 'somebody else' } })).toBe('guard');
    expect(decide(products, 'reject', 'submitted', person('reviewer'), facts, {})).toMatchObject({ ok: false, kind: 'input', problems: [{ field: 'reason' }] });
  });

  it('refuses an action nobody declared, inherited names included', () => {
    for (const action of ['fly', 'toString', 'constructor', '__proto__', '']) {
      expect(decide(products, action, 'draft', person('enterprise'), facts), action).toMatchObject({ ok: false });
    }
  });

  it('a reason of blanks is no reason', () => {
    for (const reason of ['', ' ', '\u3000\n', undefined]) {
      expect(decide(products, 'reject', 'submitted', person('reviewer'), facts, reason === undefined ? {} : { reason })).toMatchObject({ kind: 'input' });
    }
  });

  it('without the answers tells whether the button is there, with them whether it may be pressed', () => {
    expect(decide(products, 'reject', 'submitted', person('reviewer'), facts)).toMatchObject({ ok: true });
    expect(decide(products, 'reject', 'submitted', person('reviewer'), facts, { reason: '图不清楚' })).toEqual({ ok: true, to: 'rejected' });
  });

  it('ties findings to their fields', () => {
    const problems = [{ field: 'model', message: '请填写规格型号。' }];
    expect(decide(products, 'submit', 'draft', person('enterprise'), { ...facts, problems })).toMatchObject({ kind: 'guard', problems });
  });

  it('复核人不得为初审人 – whoever filed a product cannot revoke it, anybody else of the role can', () => {
    const filed = { ...facts, doneBy: { file: 'p1' } };
    expect(decide(products, 'revoke', 'filed', person('staff', 'p1'), filed, { reason: '核查不符' })).toMatchObject({ ok: false, kind: 'guard' });
    expect(decide(products, 'revoke', 'filed', person('staff', 'p2'), filed, { reason: '核查不符' })).toEqual({ ok: true, to: 'revoked' });
    expect(decide(products, 'revoke', 'filed', { role: 'system', id: null, name: '系统' }, filed, { reason: '核查不符' })).toEqual({ ok: true, to: 'revoked' });
  });

  it('never depends on anything but what it is given', () => {
    fc.assert(
      fc.property(walkStep, (step) => {
        const given = { ...facts, ...verificationFacts } as unknown as CommonFacts;
        const ask = () => decide(lifecycleOf(step.collection), step.action, step.status, person(step.role), Object.freeze(given), step.input);
        expect(ask()).toEqual(ask());
      }),
    );
  });
});

const collections = Object.keys(LIFECYCLES) as CaseCollection[];
const input: fc.Arbitrary<ActionInput> = fc.record({ reason: fc.constantFrom('', '理由') }, { requiredKeys: [] });
const step = (collection: CaseCollection) =>
  fc.record({
    collection: fc.constant(collection),
    action: fc.constantFrom(...Object.keys(lifecycleOf(collection).actions), 'fly'),
    status: fc.constantFrom(...Object.keys(lifecycleOf(collection).states)),
    role: fc.constantFrom(...(Object.keys(ROLES) as Role[])),
    id: fc.constantFrom('a', 'b', 'c'),
    input,
    willing: fc.boolean(),
  });
const walkStep = fc.constantFrom(...collections).chain(step);
const walk = fc.constantFrom(...collections).chain((collection) => fc.array(step(collection), { minLength: 1, maxLength: 60 }));

describe('any sequence of actions by anybody', () => {
  it('moves only along declared edges, leaves final states never, and its log replays to the same state', () => {
    fc.assert(
      fc.property(walk, (steps) => {
        const lifecycle = lifecycleOf(steps[0]!.collection);
        const { status, log } = play(lifecycle, steps);
        for (const { action, from, to, role } of log) {
          const declared = lifecycle.actions[action]!;
          expect(declared.from).toContain(from);
          expect(declared.by).toContain(role);
          expect(to).toBe(targetOf(declared, from));
          expect(declared.to !== 'stay' && (lifecycle.states[from]?.isFinal ?? false)).toBe(false);
        }
        expect(log.reduce((state, { action }) => replayed(lifecycle, action, state), lifecycle.initial)).toBe(status);
      }),
      { numRuns: 500 },
    );
  });

  it('reaches every declared state: otherwise the walk above would prove little', () => {
    for (const collection of collections) {
      const reached = new Set<string>([lifecycleOf(collection).initial]);
      const edges = Object.values(lifecycleOf(collection).actions).flatMap((action) => (action.to === 'stay' ? [] : action.from.map((state) => [state, targetOf(action, state)] as const)));
      for (const _round of edges) for (const [from, to] of edges) if (reached.has(from)) reached.add(to);
      expect([...reached].toSorted()).toEqual(Object.keys(lifecycleOf(collection).states).toSorted());
    }
  });
});

type Step = { action: string; role: Role; id: string; input: ActionInput; willing: boolean };

function play(lifecycle: Lifecycle, steps: Step[]) {
  const updateFacts = { productFiled: true, filedEarlier: true, yearIsOpen: true, usablePatentCount: 1 };
  const loanFacts = { loanIsActive: true, otherOpen: false, windowProblem: null, failedRules: [], otherLive: false, calculationProblem: null, paperDeadlinePassed: true };
  const all = { ...facts, ...verificationFacts, ...updateFacts, ...loanFacts, allPatentsLapsed: true, doneBy: {} as Record<string, string> };
  const log: { action: string; from: string; to: string; role: Role }[] = [];
  let status = lifecycle.initial;
  for (const { action, role, id, input: given, willing } of steps) {
    const now = willing ? all : { ...all, patentCount: 0, problems: [{ field: 'x', message: '缺' }], openObjections: 1 };
    const decision = decide(lifecycle, action, status, person(role, id), now as CommonFacts, given);
    if (!decision.ok) continue;
    log.push({ action, from: status, to: decision.to, role });
    all.doneBy[action] = id;
    status = decision.to;
  }
  return { status, log };
}

function replayed(lifecycle: Lifecycle, action: string, state: string): string {
  return targetOf(lifecycle.actions[action]!, state);
}

describe('a declaration', () => {
  it('knows its editable and public states, and only its own collections', () => {
    expect(statesWhere(lifecycleOf('products'), ({ isPublic }) => isPublic === true)).toEqual(['filed', 'withdrawing']);
    expect(isEditable(lifecycleOf('products'), 'nowhere', 'enterprise')).toBe(false);
    expect(['products', 'toString', 'users'].map(isCaseCollection)).toEqual([true, false, false]);
  });

  it('a verification that was put off counts as reported, a missing one does not', () => {
    const submit = (assetReport: VerificationFacts['assetReport']) =>
      decide(verifications, 'submit', 'draft', person('enterprise'), { ...verificationFacts, assetReport }).ok;
    expect([submit('present'), submit('deferred'), submit('missing'), submit('overdue')]).toEqual([true, true, false, false]);
  });

  it.each(['missing', 'overdue'] as const)('what a report that is %s lacks is named together with the faults of the form', (assetReport) => {
    const problems = [{ field: 'uscc', message: '请填写统一社会信用代码。' }];
    const assetReportProblems = [{ field: 'sealStatement', message: '请上传没有财务章的说明。' }];
    const decision = decide(verifications, 'submit', 'draft', person('enterprise'), { ...verificationFacts, problems, assetReport, assetReportProblems });
    expect(decision).toMatchObject({ ok: false, problems: [...problems, ...assetReportProblems] });
  });
});
