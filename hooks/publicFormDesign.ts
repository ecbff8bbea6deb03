import { ValidationError, type CollectionBeforeDeleteHook, type CollectionBeforeValidateHook, type PayloadRequest } from 'payload';
import { requestActor } from '../access/actor.ts';
import { compile, isAsked, problemsWithAnswers, type Block, type Definition, type DesignProblem } from '../src/domain/publicForms/definition.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

type Design = Record<string, unknown> & { fields?: Block[]; definition?: Definition };

/**
 * A form is saved only whole: each question is compiled, and what is wrong stands at its input. The result (`definition`) is
 * what page, judge and results read. Once there are answers, what they hang on stays.
 */
export const designForm: CollectionBeforeValidateHook = async ({ data, originalDoc, operation, req, collection }) => {
  const given = (data ?? {}) as Design;
  const before = (originalDoc ?? {}) as Design;
  const known = operation === 'update' ? await savedDefinition(req, String(before.id)) : { definition: [], answers: 0, audience: null };
  const whole: Design = { ...before, ...given };
  const blocks = Array.isArray(whole.fields) ? whole.fields : [];
  const { definition, problems } = compile(blocks, known.definition.map(({ name }) => name));
  const errors = [...problems, ...wholeProblems(whole, definition)];
  if (known.answers > 0 && problems.length === 0) errors.push(...problemsWithAnswers(known.definition, definition));
  if (known.answers > 0 && whole.audience !== known.audience) errors.push({ path: 'audience', message: '已经有人填写，不能改变由谁填写。' });
  if (errors.length > 0) throw new ValidationError({ collection: collection.slug, errors, req });
  return { ...given, fields: named(blocks, definition), definition, onePerOrganisation: whole.audience !== 'public' && whole.onePerOrganisation === true, ...authorOf(req, operation) };
};

/** The designer is whoever made the form, and stays so. */
function authorOf(req: PayloadRequest, operation: string): { author?: string | null } {
  const { id, role } = requestActor(req);
  return operation === 'create' && req.user ? { author: ['editor', 'staff'].includes(role) ? id : null } : {};
}

/** The names the compiler gave go back into the blocks, or the next save would give others. */
function named(blocks: readonly Block[], definition: Definition): Block[] {
  return blocks.map((block, index) => {
    const question = definition[index];
    if (!question) return block;
    const rows = Array.isArray(block.options) ? (block.options as Block[]) : null;
    const options = rows?.map((row, at) => ({ ...row, label: question.options?.[at]?.label, value: question.options?.[at]?.value }));
    return { ...block, name: question.name, label: question.label, ...(options ? { options } : {}) };
  });
}

function wholeProblems(whole: Design, definition: Definition): DesignProblem[] {
  const [opens, closes] = [Date.parse(String(whole.opensAt)), Date.parse(String(whole.closesAt))];
  const window: DesignProblem[] = opens >= closes ? [{ path: 'closesAt', message: '截止时间应晚于开放时间。' }] : [];
  const empty: DesignProblem[] = whole.isReleased === true && !definition.some(isAsked) ? [{ path: 'fields', message: '请至少添加一道题，再发布。' }] : [];
  return [...window, ...empty];
}

/** Locked until the save is done: an answer that is coming in waits, or is counted. */
async function savedDefinition(req: PayloadRequest, id: string): Promise<{ definition: Definition; answers: number; audience: string | null }> {
  const tx = await transactionOf(req);
  const { rows } = await tx.query<{ definition: Definition | null; audience: string }>('select definition, audience::text as audience from forms where id = $1::uuid for update', [id]);
  const answers = await tx.query<{ count: number }>('select count(*)::int as count from form_submissions where form_id = $1::uuid', [id]);
  return { definition: rows[0]?.definition ?? [], answers: answers.rows[0]?.count ?? 0, audience: rows[0]?.audience ?? null };
}

/** Answers outlive nobody's tidying up: a form with answers is closed, not deleted. */
export const guardFormDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if ((await savedDefinition(req, String(id))).answers > 0) throw new Refused('已经有人填写，不能删除。不再接收答卷的，请把截止时间提前。', 409);
};
