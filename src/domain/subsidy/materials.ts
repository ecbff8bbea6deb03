import { isShown, type Condition, type Form, type Slot } from '../forms/field.ts';
import { when } from '../forms/field.ts';

/** Materials a round may ask for; a slot of the application's form each. */
export const MATERIAL_SLOTS = {
  bankForm: '银行信息表',
  guaranteeForm: '担保、保险证明',
  filingCertificate: '当年专利产品备案证明',
  renameProof: '单位改名证明',
  other: '其他材料',
};
export type MaterialSlot = keyof typeof MATERIAL_SLOTS;

/** When a material must be there (spec 4, Materials). */
export const REQUIRED_WHEN = { always: '必须', patentPledged: '质押专利的', guaranteed: '有担保或保险的', renamed: '单位改过名的', never: '可不提供' };
export type RequiredWhen = keyof typeof REQUIRED_WHEN;

/** What a round says of one material; unnamed ones keep the platform's rule. */
export type MaterialRule = { slot: MaterialSlot; title?: string | null; requiredWhen: RequiredWhen; megabytes?: number | null };

const WHEN: Record<RequiredWhen, Condition> = {
  always: () => true,
  patentPledged: when('pledgesPatents', true),
  guaranteed: when('isGuaranteed', true),
  renamed: when('isRenamed', true),
  never: () => false,
};

const MB = 1024 * 1024;

/** The application's form as a round wants it: its names, its limits, its conditions. The filing certificate is never asked of who filed here. */
export function formOfRound(form: Form, materials: readonly MaterialRule[]): Form {
  const mended = (slot: Slot): Slot => {
    const rule = materials.find((each) => each.slot === slot.name);
    return rule ? ruled(slot, rule) : slot;
  };
  return { ...form, steps: form.steps.map((step) => ({ ...step, slots: step.slots.map(mended) })) };
}

function ruled(slot: Slot, { title, requiredWhen, megabytes }: MaterialRule): Slot {
  const applies = WHEN[requiredWhen];
  const excused: Condition = (values) => slot.name === 'filingCertificate' && values.isFiledHere === true;
  return {
    ...slot,
    label: title || slot.label,
    required: (values) => applies(values) && !excused(values),
    shownWhen: (values) => applies(values) || isShown(slot, values),
    rule: megabytes ? { ...slot.rule, maxBytes: Math.min(slot.rule.maxBytes, megabytes * MB) } : slot.rule,
  };
}
