import type { Block, Field } from 'payload';
import { KINDS, type Kind } from '../../src/domain/publicForms/definition.ts';

/** Made by the server for a new question and kept; the designer never sees it. */
const name: Field = { name: 'name', label: '代号', type: 'text', admin: { hidden: true } };
const text = (key: string, label: string, description?: string): Field => ({ name: key, label, type: 'text', ...(description ? { admin: { description } } : {}) });
const label = text('label', '题目');
const hint = text('hint', '提示', '显示在题目下面，说明怎样填写；可以不填。');
const required: Field = { name: 'required', label: '必填', type: 'checkbox', defaultValue: false };
const number = (key: string, title: string): Field => ({ name: key, label: title, type: 'number' });
const condition: Field = {
  type: 'collapsible',
  label: '什么时候显示',
  admin: { initCollapsed: true, description: '都不填，就一直显示。' },
  fields: [{ type: 'row', fields: [text('whenQuestion', '前面的题目', '照抄前面一道单选、下拉、多选或“是或否”题的题目。'), text('whenAnswer', '选了', '照抄它的一个选项；“是或否”题填“是”或“否”。')] }],
};
const options: Field = {
  name: 'options',
  label: '选项',
  type: 'array',
  labels: { singular: '选项', plural: '选项' },
  admin: { initCollapsed: false },
  fields: [text('label', '选项'), { name: 'value', label: '代号', type: 'text', admin: { hidden: true } }],
};
const limits: Field = { type: 'row', fields: [number('min', '最小值'), number('max', '最大值'), { ...number('decimals', '小数位数'), defaultValue: 0 } as Field, text('unit', '单位')] };

const EXTRA: Partial<Record<Kind, Field[]>> = { radio: [options], select: [options], choices: [options], number: [limits] };

/** A kind of question as a block of the designer's screen. What is wrong with it says `compile`, at the input (hooks/publicFormDesign.ts). */
function blockOf(kind: Kind): Block {
  const message: Field[] = [name, { name: 'label', label: '说明文字', type: 'textarea' }, condition];
  return {
    slug: kind,
    labels: { singular: KINDS[kind], plural: KINDS[kind] },
    admin: { disableBlockName: true, components: { Label: '/src/admin/forms/QuestionLabel.tsx#QuestionLabel' } },
    fields: kind === 'message' ? message : [name, label, hint, required, ...(EXTRA[kind] ?? []), condition],
  };
}

/** For the plugin's `fields`: ours in its place, its own that do not fit left out. */
export const QUESTION_BLOCKS = {
  ...{ country: false, state: false, payment: false, upload: false },
  ...Object.fromEntries((Object.keys(KINDS) as Kind[]).map((kind) => [kind, blockOf(kind)])),
};
