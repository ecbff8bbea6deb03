import { SIZE_CLASSES } from '../sizeClass.ts';
import { when, type Form } from './field.ts';
import { documentSlot } from './slots.ts';

const isRevision = when('isRevision', true);

/**
 * Application for a subsidy of interest or fees (spec 4). The loan is chosen when the application is made; pledged
 * property is a list of its own (`ipItems`). What depends on loan, round and company (guaranteed, pledges patents,
 * renamed, filed here) is written by the server beside the answers and decides which materials are asked.
 */
export const subsidyForm: Form = {
  collection: 'subsidy-applications',
  label: '补贴申请',
  steps: [
    {
      key: 'organisation',
      label: '单位信息',
      fields: [
        { name: 'name', label: '单位名称', kind: 'text', max: 200, required: true },
        { name: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: true },
        { name: 'registeredAddress', label: '注册地址', kind: 'text', max: 200, required: true },
        { name: 'registeredOn', label: '注册日期', kind: 'date', required: true },
        { name: 'correspondenceAddress', label: '通信地址', kind: 'text', max: 200, required: true },
        { name: 'postcode', label: '邮政编码', kind: 'text', max: 6, required: true },
        { name: 'sizeClass', label: '企业规模', kind: 'choice', options: SIZE_CLASSES, required: true },
        { name: 'industry', label: '所属行业', kind: 'code', table: 'industries', leafOnly: true, required: true },
        { name: 'bankName', label: '开户银行', kind: 'text', max: 100, required: true, hint: '补贴拨付到这个账户，请填写到支行。' },
        { name: 'bankAccount', label: '银行账号', kind: 'text', max: 40, required: true, personal: true },
        { name: 'contact', label: '联系人', kind: 'text', max: 50, required: true },
        { name: 'contactPhone', label: '联系人电话', kind: 'phone', required: true, personal: true },
        { name: 'revenue', label: '上年度营业收入', kind: 'wan', unit: '万元', required: true },
        { name: 'rdSpending', label: '上年度研发费用', kind: 'wan', unit: '万元', required: true },
      ],
      slots: [],
    },
    {
      key: 'loan',
      label: '贷款和质押',
      intro: '请核对银行登记的贷款信息，逐件填写质押的专利和商标。没有的填“无”或 0，不要留空。',
      fields: [{ name: 'loanConfirmed', label: '贷款信息是否与实际一致', kind: 'yesNo', required: true, hint: '不一致的，先向银行提出更正。' }],
      slots: [],
    },
    {
      key: 'materials',
      label: '证明材料',
      fields: [],
      slots: [
        { name: 'bankForm', label: '银行信息表', rule: documentSlot(3), required: true },
        { name: 'guaranteeForm', label: '担保、保险证明', rule: documentSlot(3), required: true, shownWhen: when('isGuaranteed', true) },
        {
          name: 'filingCertificate',
          label: '当年专利产品备案证明',
          rule: documentSlot(3),
          required: (values) => values.isFiledHere !== true,
          shownWhen: when('pledgesPatents', true),
          hint: '已在本平台备案的，系统自动附上，不用再传。',
        },
        { name: 'renameProof', label: '单位改名证明', rule: documentSlot(3), required: true, shownWhen: when('isRenamed', true) },
        { name: 'other', label: '其他材料', rule: documentSlot(10) },
        { name: 'supplement', label: '补充材料', rule: documentSlot(10), shownWhen: isRevision },
      ],
    },
    {
      key: 'pledge',
      label: '说明和承诺',
      fields: [
        { name: 'remark', label: '说明', kind: 'longText', max: 500 },
        { name: 'revisionNote', label: '修改说明', kind: 'longText', max: 1000, required: true, shownWhen: isRevision, hint: '逐条说明按复审意见改了什么。' },
        {
          name: 'pledged',
          label: '承诺',
          kind: 'yesNo',
          required: true,
          hint: '本单位承诺：所填内容和材料真实、合法，复印件与原件一致，没有重复申报。',
        },
      ],
      slots: [],
    },
  ],
};
