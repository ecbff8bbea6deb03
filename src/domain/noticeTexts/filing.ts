import { CLOSING, type NoticeTemplate } from './template.ts';

/** Decisions and reminders of the filing service. */
export const FILING_NOTICES = {
  'verification-approved': {
    label: '实名认证已通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'link'],
    sms: '{{enterpriseName}}的实名认证已通过，现在可以登记专利、办理专利产品备案。',
    email: {
      subject: '实名认证已通过',
      body: `您好：\n\n{{enterpriseName}}的实名认证已通过审核，现在可以登记专利、办理专利产品备案。\n\n下一步：{{link}}${CLOSING}`,
    },
  },
  'verification-rejected': {
    label: '实名认证未通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'reason', 'link'],
    sms: '{{enterpriseName}}的实名认证未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '实名认证未通过，请修改后重新提交',
      body: `您好：\n\n{{enterpriseName}}的实名认证未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'product-filed': {
    label: '产品备案已通过',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”已通过备案，备案号 {{filingNumber}}。请登录平台下载备案证明。',
    email: {
      subject: '产品备案已通过：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”已通过专利产品备案，备案号 {{filingNumber}}。\n\n查看备案、下载备案证明：{{link}}${CLOSING}`,
    },
  },
  'product-rejected': {
    label: '产品备案未通过',
    purpose: 'decision',
    placeholders: ['productName', 'reason', 'link'],
    sms: '产品“{{productName}}”的备案申请未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '产品备案未通过，请修改后重新提交：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”的备案申请未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'withdrawal-approved': {
    label: '撤销备案申请已同意',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请已同意，备案已撤销。',
    email: {
      subject: '备案已按申请撤销：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请已同意，备案已撤销，备案证明不再有效。\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'withdrawal-refused': {
    label: '撤销备案申请未同意',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'reason', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请未同意，备案继续有效。请登录平台查看原因。',
    email: {
      subject: '撤销备案申请未同意：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的撤销申请未同意，备案继续有效。\n\n原因：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'product-revoked': {
    label: '备案被平台撤销',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'reason', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的备案已被平台撤销。请登录平台查看原因。',
    email: {
      subject: '备案已被平台撤销：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）的备案已被平台撤销，备案证明不再有效。\n\n原因：{{reason}}\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
  'patents-lapsed': {
    label: '关联专利全部失效或转让',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的专利均已失效或转让，请登录平台确认。',
    email: {
      subject: '专利均已失效或转让，请确认：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）关联的专利均已失效或转让。请登录平台核对，情况属实的，请确认失效，备案随即撤销。\n\n专利登记数据有误的，请联系国家知识产权局更正；恢复有效后，不需要办理。\n\n查看并确认：{{link}}${CLOSING}`,
    },
  },
  'lapse-confirmed': {
    label: '备案失效已确认',
    purpose: 'decision',
    placeholders: ['productName', 'filingNumber', 'link'],
    sms: '产品“{{productName}}”（备案号 {{filingNumber}}）的专利均已失效或转让，备案已按您的确认撤销。',
    email: {
      subject: '备案失效已确认：{{productName}}',
      body: `您好：\n\n产品“{{productName}}”（备案号 {{filingNumber}}）关联的专利均已失效或转让，备案已按您的确认撤销，备案证明不再有效。\n\n查看详情：{{link}}${CLOSING}`,
    },
  },
} as const satisfies Record<string, NoticeTemplate>;
