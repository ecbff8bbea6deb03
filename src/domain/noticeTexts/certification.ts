import { CLOSING, type NoticeTemplate } from './template.ts';

/** Certification and objections. What goes to an objector names the matter by its number and product, never the person. */
export const CERTIFICATION_NOTICES = {
  'certification-certified': {
    label: '产品通过认定',
    purpose: 'decision',
    placeholders: ['productName', 'number', 'validUntil', 'link'],
    sms: '产品“{{productName}}”已认定为专利密集型产品，证书编号 {{number}}，有效期至 {{validUntil}}。',
    email: {
      subject: '已认定为专利密集型产品：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”公示期满，已认定为专利密集型产品。证书编号 {{number}}，有效期至 {{validUntil}}。\n\n查看认定、下载证书：{{link}}${CLOSING}`,
    },
  },
  'certification-revoked': {
    label: '认定被撤销',
    purpose: 'decision',
    placeholders: ['productName', 'reason', 'link'],
    sms: '产品“{{productName}}”的专利密集型产品认定已撤销。请登录平台查看理由。',
    email: {
      subject: '专利密集型产品认定已撤销：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”的专利密集型产品认定已撤销，已发的认定证书不再有效。\n\n理由：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'objection-received': {
    label: '异议已收到',
    purpose: 'decision',
    placeholders: ['productName', 'objectionNumber', 'receiptCode', 'link'],
    secrets: ['receiptCode'],
    sms: '您对产品“{{productName}}”提出的异议已收到，编号 {{objectionNumber}}。请凭回执码查询办理结果。',
    email: {
      subject: '异议已收到：{{objectionNumber}}',
      body: `您好：\n\n您对产品“{{productName}}”提出的异议已收到，编号 {{objectionNumber}}。\n\n回执码：{{receiptCode}}\n查询办理情况须同时提供回执码和手机号码，请妥善保存：{{link}}\n\n您的身份信息只供办理人员核对，不会告知被异议的企业。${CLOSING}`,
    },
  },
  'objection-accepted': {
    label: '异议已受理',
    purpose: 'decision',
    placeholders: ['productName', 'objectionNumber', 'link'],
    sms: '您对产品“{{productName}}”提出的异议（{{objectionNumber}}）已受理，核查后会告知结果。',
    email: {
      subject: '异议已受理：{{objectionNumber}}',
      body: `您好：\n\n您对产品“{{productName}}”提出的异议（编号 {{objectionNumber}}）已受理，核查结束后会告知结果。\n\n查询办理情况：{{link}}${CLOSING}`,
    },
  },
  'objection-refused': {
    label: '异议不予受理',
    purpose: 'decision',
    placeholders: ['productName', 'objectionNumber', 'reason', 'link'],
    sms: '您对产品“{{productName}}”提出的异议（{{objectionNumber}}）不予受理，理由已发到您的邮箱。',
    email: {
      subject: '异议不予受理：{{objectionNumber}}',
      body: `您好：\n\n您对产品“{{productName}}”提出的异议（编号 {{objectionNumber}}）不予受理。\n\n理由：{{reason}}\n\n查询办理情况：{{link}}${CLOSING}`,
    },
  },
  'objection-upheld': {
    label: '异议属实（告知异议人）',
    purpose: 'decision',
    placeholders: ['productName', 'objectionNumber', 'reason', 'link'],
    sms: '您对产品“{{productName}}”提出的异议（{{objectionNumber}}）经核查属实，该产品的备案和认定已撤销。',
    email: {
      subject: '异议经核查属实：{{objectionNumber}}',
      body: `您好：\n\n您对产品“{{productName}}”提出的异议（编号 {{objectionNumber}}）经核查属实，该产品的备案和认定已撤销。\n\n认定意见：{{reason}}\n\n查询办理情况：{{link}}${CLOSING}`,
    },
  },
  'objection-dismissed': {
    label: '异议不属实（告知异议人）',
    purpose: 'decision',
    placeholders: ['productName', 'objectionNumber', 'reason', 'link'],
    sms: '您对产品“{{productName}}”提出的异议（{{objectionNumber}}）经核查不属实，意见已发到您的邮箱。',
    email: {
      subject: '异议经核查不属实：{{objectionNumber}}',
      body: `您好：\n\n您对产品“{{productName}}”提出的异议（编号 {{objectionNumber}}）经核查不属实。\n\n认定意见：{{reason}}\n\n查询办理情况：{{link}}${CLOSING}`,
    },
  },
  'objection-upheld-respondent': {
    label: '异议属实（告知企业，备案此前已终止）',
    purpose: 'decision',
    placeholders: ['productName', 'reason', 'link'],
    sms: '对贵单位产品“{{productName}}”的异议经核查属实。该产品的备案此前已经终止，请登录平台查看意见。',
    email: {
      subject: '对产品的异议经核查属实：{{productName}}',
      body: `您好：\n\n对贵单位产品“{{productName}}”的异议经核查属实。该产品的备案此前已经终止。\n\n认定意见：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'objection-dismissed-respondent': {
    label: '异议不属实（告知企业）',
    purpose: 'decision',
    placeholders: ['productName', 'reason', 'link'],
    sms: '对贵单位产品“{{productName}}”的异议经核查不属实，备案和认定程序不受影响。',
    email: {
      subject: '对产品的异议经核查不属实：{{productName}}',
      body: `您好：\n\n对贵单位产品“{{productName}}”的异议经核查不属实，备案和认定程序不受影响。\n\n认定意见：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
} as const satisfies Record<string, NoticeTemplate>;
