import { when, type Form } from './field.ts';
import type { SlotRule } from '../files.ts';
import { documentSlot } from './slots.ts';

export const OBJECTOR_KINDS = { person: '个人', organisation: '单位' };
export const ID_KINDS = { identityCard: '居民身份证', passport: '护照', hongKongMacao: '港澳居民来往内地通行证', taiwan: '台湾居民来往大陆通行证', residence: '外国人永久居留身份证' };
export const OBJECTION_GROUNDS = { untrue: '备案或者认定的内容不真实', inaccurate: '备案或者认定的内容不准确', unlawful: '侵犯他人权利或者违反法律', other: '其他' };

const person = when('objectorKind', 'person');
const organisation = when('objectorKind', 'organisation');
const identitySlot: SlotRule = { formats: ['pdf', 'jpg', 'png'], maxBytes: 5 * 1024 * 1024, maxCount: 2 };

/**
 * An objection of the public (社会公众异议), spec 5: with the objector's identity, which the company never learns. Every field
 * of the first step is personal: masked for everyone, the full value is a logged request.
 */
export const objectionForm: Form = {
  collection: 'objections',
  label: '社会公众异议',
  steps: [
    {
      key: 'objector',
      label: '异议人',
      intro: '须以真实身份提出。身份信息只供办理人员核对，不会告知被异议的企业，也不会公开。',
      fields: [
        { name: 'objectorKind', label: '以什么身份提出', kind: 'choice', options: OBJECTOR_KINDS, required: true },
        { name: 'personName', label: '姓名', kind: 'text', max: 50, isName: true, required: true, personal: true, shownWhen: person },
        { name: 'idKind', label: '证件种类', kind: 'choice', options: ID_KINDS, required: true, shownWhen: person },
        { name: 'idNumber', label: '证件号码', kind: 'text', max: 30, required: true, personal: true, shownWhen: person },
        { name: 'organisationName', label: '单位名称', kind: 'text', max: 120, isName: true, required: true, personal: true, shownWhen: organisation },
        { name: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: true, personal: true, shownWhen: organisation },
        { name: 'contactName', label: '联系人', kind: 'text', max: 50, isName: true, required: true, personal: true, shownWhen: organisation },
        { name: 'phone', label: '手机号码', kind: 'mobile', required: true, personal: true, hint: '查询办理结果时要用。' },
        { name: 'email', label: '电子邮箱', kind: 'email', required: true, personal: true, hint: '办理结果会发到这里。' },
      ],
      slots: [
        { name: 'identityDocument', label: '身份证件', rule: identitySlot, required: true, shownWhen: person, hint: '证件正反面。' },
        { name: 'sealedLetter', label: '加盖公章的异议函', rule: identitySlot, required: true, shownWhen: organisation },
      ],
    },
    {
      key: 'matter',
      label: '异议内容',
      fields: [
        { name: 'grounds', label: '异议理由', kind: 'choices', options: OBJECTION_GROUNDS, required: true },
        { name: 'statement', label: '具体说明', kind: 'longText', max: 2000, required: true, hint: '写清哪一项内容有问题、事实是什么。请不要在这里写明您的身份。' },
      ],
      slots: [{ name: 'evidence', label: '证据材料', rule: documentSlot(5), hint: '没有证据，又说不清事实的，可能不予受理。' }],
    },
  ],
};
