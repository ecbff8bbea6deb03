import { CLOSING, type NoticeTemplate } from './template.ts';

/** Decisions and reminders of the filing service. */
export const FILING_NOTICES = {
  /** `matter`: 实名认证, or 单位信息变更 for a later change of the approved details. */
  'verification-approved': {
    label: '实名认证、单位信息变更已通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'matter', 'link'],
    sms: '{{enterpriseName}}的{{matter}}已通过，现在可以登记专利、办理专利产品备案。',
    email: {
      subject: '{{matter}}已通过',
      body: `您好：\n\n{{enterpriseName}}的{{matter}}已通过审核，现在可以登记专利、办理专利产品备案。\n\n下一步：{{link}}${CLOSING}`,
    },
  },
  'verification-rejected': {
    label: '实名认证、单位信息变更未通过',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'matter', 'reason', 'link'],
    sms: '{{enterpriseName}}的{{matter}}未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '{{matter}}未通过，请修改后重新提交',
      body: `您好：\n\n{{enterpriseName}}的{{matter}}未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'asset-report-reminder': {
    label: '资产信息补报提醒',
    purpose: 'decision',
    placeholders: ['enterpriseName', 'year', 'deadline', 'days', 'link'],
    sms: '贵单位 {{year}} 年度资产信息尚未填好，请在 {{deadline}} 以前填报，逾期不能提交备案和更新。',
    email: {
      subject: '请在 {{deadline}} 以前填报 {{year}} 年度资产信息',
      body: `您好：\n\n{{enterpriseName}}的 {{year}} 年度资产信息尚未填好，离补报截止日（{{deadline}}）还有 {{days}} 天。逾期未填的，不能提交产品备案和备案信息更新，也不能参加认定。\n\n填报：{{link}}${CLOSING}`,
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
  'update-accepted': {
    label: '备案信息更新已通过',
    purpose: 'decision',
    placeholders: ['productName', 'year', 'link'],
    sms: '产品“{{productName}}”{{year}} 年度的备案信息更新已通过。',
    email: {
      subject: '备案信息更新已通过：{{productName}}',
      body: `您好：\n\n产品“{{productName}}” {{year}} 年度的备案信息更新已通过审核，更新的内容已写入备案，备案证明同时注明最近更新年度。\n\n查看更新：{{link}}${CLOSING}`,
    },
  },
  'update-rejected': {
    label: '备案信息更新未通过',
    purpose: 'decision',
    placeholders: ['productName', 'year', 'reason', 'link'],
    sms: '产品“{{productName}}”{{year}} 年度的备案信息更新未通过。请登录平台查看原因，修改后重新提交。',
    email: {
      subject: '备案信息更新未通过，请修改后重新提交：{{productName}}',
      body: `您好：\n\n产品“{{productName}}” {{year}} 年度的备案信息更新未通过审核。\n\n原因：{{reason}}\n\n请按逐项意见修改后重新提交：{{link}}${CLOSING}`,
    },
  },
  'updates-open': {
    label: '备案信息更新已开始',
    purpose: 'decision',
    placeholders: ['year', 'count', 'link'],
    sms: '{{year}} 年度备案信息更新已开始，您单位有 {{count}} 个产品需要更新。请登录平台办理。',
    email: {
      subject: '{{year}} 年度备案信息更新已开始',
      body: `您好：\n\n{{year}} 年度备案信息更新已开始。您单位有 {{count}} 个以前年度备案的产品，需要填报上一年度数据，并确认或修改产品和专利信息。没有更新的产品，不能参加本年度的专利密集型产品认定。\n\n请先填好上一年度资产信息，再逐个更新：{{link}}${CLOSING}`,
    },
  },
  'updates-due': {
    label: '备案信息更新提醒',
    purpose: 'decision',
    placeholders: ['year', 'count', 'days', 'deadline', 'link'],
    sms: '您单位还有 {{count}} 个产品没有完成 {{year}} 年度备案信息更新，请在 {{deadline}} 前办理（还剩 {{days}} 天）。',
    email: {
      subject: '还有 {{count}} 个产品没有完成 {{year}} 年度备案信息更新',
      body: `您好：\n\n您单位还有 {{count}} 个产品没有完成 {{year}} 年度备案信息更新。请在 {{deadline}} 前提交，还剩 {{days}} 天。没有更新的产品，不能参加本年度的专利密集型产品认定。\n\n现在办理：{{link}}${CLOSING}`,
    },
  },
} as const satisfies Record<string, NoticeTemplate>;
