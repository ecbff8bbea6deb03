import type { Field } from 'payload';

const WEB_ADDRESS = /^https?:\/\/[^\s/]+\.[^\s]+$/;
const POSTCODE = /^\d{6}$/;

/** A text of the footer, with its English wording for the English pages. */
const bilingual = (name: string, label: string, rest: object): Field => ({
  type: 'row',
  fields: [
    { name, label, type: 'text', ...rest } as Field,
    { name: `${name}English`, label: `${label}（英文，可不填）`, type: 'text' },
  ],
});

/** What the header and the footer of every public page show (spec 5, public site). */
export const publicSettings: Field[] = [
  bilingual('platformName', '平台名称', { required: true, defaultValue: '知识产权服务平台' }),
  bilingual('operator', '主办单位', { required: true, defaultValue: '示例市知识产权局' }),
  { name: 'hotline', label: '服务热线', type: 'text', required: true, defaultValue: '0000-12345678' },
  bilingual('hours', '服务时间', { required: true, defaultValue: '工作日 9:00–12:00,13:30–17:30' }),
  bilingual('address', '办公地址', {}),
  {
    name: 'postcode',
    label: '邮政编码',
    type: 'text',
    validate: (value: unknown) => !value || POSTCODE.test(String(value)) || '邮政编码是 6 位数字，请核对。',
  },
  { name: 'email', label: '电子邮箱', type: 'email' },
  { name: 'icp', label: 'ICP 备案号', type: 'text' },
  { name: 'policeRecord', label: '公安备案号', type: 'text' },
  {
    name: 'links',
    label: '相关网站',
    labels: { singular: '网站', plural: '网站' },
    type: 'array',
    maxRows: 12,
    admin: { description: '显示在每个公开页面的底部，按这里的顺序排列。', initCollapsed: true },
    fields: [
      { name: 'label', label: '名称', type: 'text', required: true },
      { name: 'labelEnglish', label: '名称（英文，可不填）', type: 'text' },
      {
        name: 'url',
        label: '网址',
        type: 'text',
        required: true,
        validate: (value: unknown) => WEB_ADDRESS.test(String(value ?? '')) || '请填写完整网址，以 https:// 开头。',
      },
    ],
  },
];
