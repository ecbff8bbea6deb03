import { allFields, allSlots, labelOf, type Field, type Values } from '../../domain/forms/field.ts';
import { FORMS, isFormCollection } from '../../domain/forms/index.ts';
import { objectionForm } from '../../domain/forms/objection.ts';
import { patentProofForm } from '../../domain/forms/patentProof.ts';
import { isCaseCollection, lifecycleOf } from '../../domain/lifecycle/index.ts';
import { NOTICE_TEMPLATES } from '../../domain/noticeTemplates.ts';
import { formatWan } from '../../domain/money.ts';
import { ROLES } from '../../domain/roles.ts';
import { fieldText } from '../case/fieldText.ts';

const PURPOSES = { code: '验证码', account: '账号消息', decision: '办理结果' };
const OTHERS: Record<string, string> = { 'asset-reports': '资产信息', 'enterprise-users': '企业账号', enterprises: '单位', patents: '专利', 'policy-rounds': '申报通知', users: '后台账号' };

/** In the access log: what staff did with somebody's account. */
const ACCOUNT_ACTS: Record<string, string> = { unlockSignIn: '解除登录锁定', resetTotp: '重设动态验证码' };

/** What a key in a record says to a person; the key itself where no word for it is known, `—` where there is nothing. */
export function wordFor(name: string, value: unknown, row: Values): string {
  const key = String(value ?? '');
  if (key === '') return '—';
  const collection = String(row.caseCollection ?? row.ownerCollection ?? '');
  switch (name) {
    case 'caseCollection':
    case 'ownerCollection':
      return collectionWord(key);
    case 'action':
      return actionWord(collection, key);
    case 'fromStatus':
    case 'toStatus':
      return (isCaseCollection(collection) && lifecycleOf(collection).states[key]?.label) || key;
    case 'actorRole':
      return (ROLES as Record<string, string>)[key] ?? key;
    case 'template':
      return (NOTICE_TEMPLATES as Record<string, { label: string }>)[key]?.label ?? key;
    case 'purpose':
      return (PURPOSES as Record<string, string>)[key] ?? key;
    case 'registeredCapital':
    case 'remaining':
      return `${formatWan(Number(key))} 万元`;
    default:
      return itemLabel(collection, key);
  }
}

export function collectionWord(slug: string): string {
  return isCaseCollection(slug) ? lifecycleOf(slug).label : (OTHERS[slug] ?? slug);
}

/** The first row of every chain is not an action anybody chose. */
export function actionWord(collection: string, action: string): string {
  if (action === 'begin') return '开始填写';
  return (isCaseCollection(collection) && lifecycleOf(collection).actions[action]?.label) || action;
}

/** The label of a field or slot in the form of its collection, or in the asset report that comes with a verification. */
export function itemLabel(collection: string, name: string): string {
  if (name === 'patents') return '关联专利';
  if (ACCOUNT_ACTS[name]) return ACCOUNT_ACTS[name];
  const forms = [...(isFormCollection(collection) ? [FORMS[collection]] : []), ...(collection === 'objections' ? [objectionForm] : []), FORMS['asset-reports'], patentProofForm];
  const item = forms.flatMap((form) => [...allFields(form), ...allSlots(form)]).find((each) => each.name === name);
  return item ? labelOf(item) : name;
}

/** Fields and slots of a case type's form, and the linked patents of a product, as one chooses among them. */
export function formItems(collection: string): { name: string; label: string }[] {
  if (!isFormCollection(collection)) return [];
  const form = FORMS[collection];
  const items = [...allFields(form), ...allSlots(form)].map((item) => ({ name: item.name, label: labelOf(item) }));
  return ['products', 'product-updates'].includes(collection) ? [...items, { name: 'patents', label: '关联专利' }] : items;
}

/** A value of a form as a person reads it, amounts in 万元; null when the collection's form has no such field. */
export function formWord(collection: string, name: string, values: Values): string | null {
  const field = isFormCollection(collection) ? allFields(FORMS[collection]).find((each: Field) => each.name === name) : undefined;
  return field ? (fieldText(field, values, {})?.text ?? '—') : null;
}

export type Line = { label: string; text: string };

const SAID: Record<string, string> = { reason: '理由', remark: '内部备注', comments: '逐项意见' };

/** A stored structure as lines of label and text; comments on single fields stand under the fields' labels. */
export function linesOf(value: unknown, collection = ''): Line[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) return value.flatMap((each) => listLine(each, collection));
  if (typeof value !== 'object') return [{ label: '', text: String(value) }];
  return Object.entries(value).flatMap(([key, each]) => {
    if (Array.isArray(each) && each.some((item) => typeof item === 'object')) return linesOf(each, collection);
    const text = Array.isArray(each) ? each.join('、') : typeof each === 'object' && each !== null ? JSON.stringify(each) : String(each ?? '');
    return text === '' ? [] : [{ label: SAID[key] ?? itemLabel(collection, key), text }];
  });
}

function listLine(each: unknown, collection: string): Line[] {
  if (typeof each !== 'object' || each === null) return [{ label: '', text: String(each) }];
  const { field, text } = each as { field?: string; text?: string };
  return field && text ? [{ label: itemLabel(collection, field), text }] : linesOf(each, collection);
}
