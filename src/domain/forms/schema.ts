import { z } from 'zod'
import { parseBarcode } from '../barcode.ts'
import { isCivilDate } from '../civilDate.ts'
import { parseEmail, parseMobile, parsePhone } from '../phone.ts'
import type { Problem, Result } from '../result.ts'
import { countCodePoints, normaliseInput } from '../text.ts'
import { parseUscc } from '../uscc.ts'
import { allFields, isRequired, isShown, labelOf, type AmountField, type Field, type Form, type Slot, type Values } from './field.ts'

/** Largest amount a form takes, in fen: 1,000 亿元. */
const MAX_FEN = 10_000_000_000_000

/**
 * Draft variant: everything may be missing, but what is there has its form. Text comes back normalised
 * (trimmed, codes in half width); unknown names are refused so that nothing is silently dropped.
 */
export function draftSchema(form: Form) {
  return z.strictObject(Object.fromEntries(allFields(form).map((field) => [field.name, fieldSchema(field).nullish()])))
}

/** Submit variant: the draft's rules, and everything that is required and shown is filled. */
export function submitSchema(form: Form, year?: number) {
  return draftSchema(form).superRefine((values: Values, context) => {
    for (const { field, message } of missingFields(form, values, year)) context.addIssue({ code: 'custom', path: [field], message })
  })
}

/**
 * Everything that keeps a form from being submitted, in the order of the form.
 * `slotCounts` is the number of files in each slot, by slot name.
 */
export function submitProblems(form: Form, values: Values, slotCounts: Record<string, number>, year?: number): Problem[] {
  const known = Object.fromEntries(allFields(form).map((field) => [field.name, values[field.name]]))
  const parsed = submitSchema(form, year).safeParse(known)
  const fieldProblems = parsed.success ? [] : problemsOf(parsed.error)
  const problems = [...fieldProblems, ...slotProblems(form, values, slotCounts)]
  const order = form.steps.flatMap((step) => [...step.fields, ...step.slots].map((item) => item.name))
  return problems.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

/** Zod's findings as the sentences a person reads, one per field. */
export function problemsOf(error: z.ZodError): Problem[] {
  const byField = new Map<string, string>()
  for (const issue of error.issues) {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : []
    for (const key of unknown) byField.set(key, `没有“${key}”这一项。`)
    const field = String(issue.path[0] ?? '')
    if (field && !byField.has(field)) byField.set(field, issue.message)
  }
  return [...byField].map(([field, message]) => ({ field, message }))
}

function missingFields(form: Form, values: Values, year?: number): Problem[] {
  return allFields(form)
    .filter((field) => isRequired(field, values) && isEmpty(values[field.name]))
    .map((field) => ({ field: field.name, message: `${verbFor(field)}${labelOf(field, year)}。` }))
}

function slotProblems(form: Form, values: Values, counts: Record<string, number>): Problem[] {
  const slots: Slot[] = form.steps.flatMap((step) => [...step.slots])
  return slots
    .filter((slot) => isRequired(slot, values) && (counts[slot.name] ?? 0) < (slot.rule.minCount ?? 1))
    .map((slot) => ({ field: slot.name, message: `请上传${slot.label}。` }))
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function verbFor(field: Field): string {
  return ['choice', 'choices', 'code', 'codes', 'yesNo', 'date'].includes(field.kind) ? '请选择' : '请填写'
}

const PARSERS = { uscc: parseUscc, mobile: parseMobile, phone: parsePhone, email: parseEmail, barcode: parseBarcode }

function fieldSchema(field: Field): z.ZodType {
  const label = labelOf(field)
  switch (field.kind) {
    case 'text':
    case 'longText':
      return textSchema(label, field.max)
    case 'date':
      return z.string(`${label}应为日期。`).refine((text) => text === '' || isCivilDate(text), `${label}不是有效的日期，请按“2026-01-31”的样子填写。`)
    case 'yesNo':
      return z.boolean(`请选择${label}。`)
    case 'choice':
      return choiceSchema(label, field.options)
    case 'choices':
      return z.array(choiceSchema(label, field.options), `请选择${label}。`)
    case 'code':
      return codeSchema(label)
    case 'codes':
      return z.array(codeSchema(label), `请选择${label}。`).max(300)
    default:
      return isAmount(field) ? amountSchema(label, field) : parsed(label, PARSERS[field.kind])
  }
}

function isAmount(field: Field): field is AmountField {
  return ['wan', 'integer', 'percent', 'decimal'].includes(field.kind)
}

/** What a figure may be at most when its field sets no limit of its own. */
const MOST: Record<AmountField['kind'], number> = { wan: MAX_FEN, integer: 100_000_000, percent: 100, decimal: 1_000_000 }

function amountSchema(label: string, { kind, min = 0, max = MOST[kind] }: AmountField) {
  return numberSchema(label, { min, max, whole: kind === 'wan' || kind === 'integer' })
}

function textSchema(label: string, max: number) {
  return z
    .string(`${label}应为文字。`)
    .transform((text) => text.trim())
    .refine((text) => countCodePoints(text) <= max, `${label}最多 ${max} 个字，请删减。`)
}

function parsed(label: string, parse: (text: string) => Result<string>) {
  return z.string(`${label}应为文字。`).transform((text, context) => {
    if (text.trim() === '') return ''
    const result = parse(text)
    if (result.ok) return result.value
    context.addIssue({ code: 'custom', message: result.reason })
    return z.NEVER
  })
}

function numberSchema(label: string, limit: { min: number; max: number; whole: boolean }) {
  const number = z.number(`${label}应为数字。`).min(limit.min, `${label}不能小于 ${limit.min}。`).max(limit.max, `${label}数额过大，请核对单位。`)
  return limit.whole ? number.int(`${label}的小数位数过多。`) : number.refine(hasFourDecimals, `${label}最多 4 位小数。`)
}

/** Rates and shares are kept with 4 decimals (spec 1, money). */
function hasFourDecimals(value: number): boolean {
  return Number(value.toFixed(4)) === value
}

function choiceSchema(label: string, options: Record<string, string>) {
  return z.string(`请选择${label}。`).refine((key) => key === '' || Object.hasOwn(options, key), `请从列出的选项中选择${label}。`)
}

function codeSchema(label: string) {
  return z.string(`请选择${label}。`).transform(normaliseInput).refine((code) => /^[0-9A-Za-z.-]{0,20}$/.test(code), `请从列表中选择${label}。`)
}

/** Values that no longer apply are cleared on save, so that a hidden answer never counts. */
export function withoutHidden(form: Form, values: Values): Values {
  const hidden = allFields(form).filter((field) => !isShown(field, values) && !isEmpty(values[field.name]))
  return { ...values, ...Object.fromEntries(hidden.map((field) => [field.name, null])) }
}
