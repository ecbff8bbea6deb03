import { when, type Condition, type Form, type Values } from './field.ts';
import { imageSlot } from './slots.ts';

export const ORGANISATION_TYPES = {
  enterprise: '企业',
  publicInstitution: '事业单位',
  socialOrganisation: '社会组织',
  agency: '机关',
  other: '其他',
};

/** Who may be verified (spec 2): the answer decides before anything else is typed. */
export const ELIGIBILITY = {
  maker: '具有法人资格，生产或销售产品（提供服务）',
  branch: '不具有法人资格的分支机构',
  institution: '高校或科研院所，不生产也不销售产品',
};

export const ENTERPRISE_TYPES = {
  stateOwned: '国有企业',
  private: '民营企业',
  foreignInvested: '外商投资企业',
  hongKongMacaoTaiwan: '港澳台投资企业',
  collective: '集体企业',
  other: '其他',
};

export const SIZE_CLASSES = { large: '大型', medium: '中型', small: '小型', micro: '微型' };

/** Who signs for an organisation, and the paper that proves it, have their own names for each type. */
const REPRESENTATIVE: Record<string, string> = { enterprise: '法定代表人', publicInstitution: '法定代表人', socialOrganisation: '法定代表人', agency: '负责人', other: '负责人' };
const LICENCE: Record<string, string> = {
  enterprise: '营业执照',
  publicInstitution: '事业单位法人证书',
  socialOrganisation: '社会组织登记证书',
  agency: '统一社会信用代码证书',
  other: '登记证书',
};
const byType = (words: Record<string, string>) => ({ organisationType }: Values) => (Object.hasOwn(words, String(organisationType)) ? words[String(organisationType)] : undefined);
const representative = byType(REPRESENTATIVE);
const licence = byType(LICENCE);

const isEnterprise = when('organisationType', 'enterprise');
const otherOffice: Condition = (values) => values.officeSameAsRegistered !== true;

/** Real-name verification (实名认证), spec 2. The asset report that belongs to it is a record of its own. */
export const verificationForm: Form = {
  collection: 'verifications',
  label: '实名认证',
  steps: [
    {
      key: 'organisation',
      label: '单位信息',
      fields: [
        {
          name: 'eligibility',
          label: '单位情况',
          kind: 'choice',
          options: ELIGIBILITY,
          required: true,
          hint: '不具有法人资格的分支机构，以及既不生产也不销售产品的高校、科研院所，不能办理产品备案。',
        },
        { name: 'organisationType', label: '单位类型', kind: 'choice', options: ORGANISATION_TYPES, required: true },
        { name: 'uscc', label: '统一社会信用代码', kind: 'uscc', required: true, hint: '营业执照或登记证书上的 18 位代码。' },
        {
          name: 'name',
          label: '单位名称',
          kind: 'text',
          max: 200,
          isName: true,
          required: true,
          isPublic: true,
          hint: '与营业执照或登记证书上的名称完全一致。',
        },
        { name: 'registeredRegion', label: '注册地区', kind: 'code', table: 'regions', leafOnly: true, required: true, isPublic: true },
        { name: 'registeredAddress', label: '注册详细地址', kind: 'text', max: 200, required: true },
        { name: 'officeSameAsRegistered', label: '办公地址与注册地址相同', kind: 'yesNo' },
        { name: 'officeRegion', label: '办公地区', kind: 'code', table: 'regions', leafOnly: true, required: true, shownWhen: otherOffice },
        { name: 'officeAddress', label: '办公详细地址', kind: 'text', max: 200, required: true, shownWhen: otherOffice },
        {
          name: 'industry',
          label: '所属行业',
          kind: 'code',
          table: 'industries',
          leafOnly: true,
          required: true,
          hint: '按国民经济行业分类（GB/T 4754-2017）选到小类。',
        },
        { name: 'registeredCapital', label: '注册资本', kind: 'wan', unit: '万元', required: true, shownWhen: isEnterprise },
        { name: 'enterpriseType', label: '企业类型', kind: 'choice', options: ENTERPRISE_TYPES, required: true, shownWhen: isEnterprise },
        {
          name: 'sizeClass',
          label: '企业规模',
          kind: 'choice',
          options: SIZE_CLASSES,
          required: true,
          shownWhen: isEnterprise,
          hint: '按《统计上大中小微型企业划分办法（2017）》划分。',
        },
      ],
      slots: [],
    },
    {
      key: 'people',
      label: '法定代表人和联系人',
      fields: [
        { name: 'legalRepresentative', label: '法定代表人（负责人）', labelBy: representative, kind: 'text', max: 50, isName: true, required: true },
        {
          name: 'legalRepresentativePhone',
          label: '法定代表人电话',
          labelBy: (values) => representative(values)?.concat('电话'),
          kind: 'phone',
          required: true,
          personal: true,
        },
        { name: 'contact', label: '联系人', kind: 'text', max: 50, isName: true, required: true },
        { name: 'contactPhone', label: '联系人电话', kind: 'phone', required: true, personal: true },
        { name: 'contactEmail', label: '联系人电子邮箱', kind: 'email', required: true, personal: true },
      ],
      slots: [],
    },
    {
      key: 'materials',
      label: '证明材料',
      intro: '请上传彩色原件的照片或扫描件，字迹清楚，四角完整。',
      fields: [],
      slots: [
        { name: 'licence', label: '营业执照或登记证书', labelBy: licence, rule: imageSlot(1), required: true, hint: '须在有效期内，代码与上面填写的一致。' },
        { name: 'pledge', label: '诚信承诺书', rule: imageSlot(1), required: true, hint: '下载平台模板，内容不要改动，打印后盖单位公章。' },
      ],
    },
    {
      key: 'assets',
      label: '资产信息',
      intro: '填写上一年度的资产信息；暂时没有的，可以在 4 月 30 日以前补报。',
      fields: [{ name: 'assetReportDeferred', label: '资产信息稍后填写', kind: 'yesNo' }],
      slots: [],
    },
  ],
};
