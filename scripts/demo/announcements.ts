import { uuidAt, type Row } from './bulk.ts';

type Text = { slug: string; title: string; category: 'notice' | 'policy' | 'help' | 'publicity'; summary: string; paragraphs: string[]; daysAgo: number };

const TEXTS: Text[] = [
  { slug: 'filing-opens-2026', title: '关于开展 2026 年度专利产品备案工作的通知', category: 'notice', daysAgo: 12, summary: '备案全年受理，材料齐全的自提交之日起 15 个工作日内办结。', paragraphs: ['各有关单位：', '为掌握专利产业化情况，我市 2026 年度专利产品备案工作全年受理。凡在本市注册、具有法人资格、生产或销售专利产品的单位，均可以在本平台办理备案。', '办理前，请先完成实名认证，填报上一年度资产信息。备案不收取任何费用。'] },
  { slug: 'how-to-file', title: '专利产品备案办理指南', category: 'help', daysAgo: 40, summary: '从注册到取得备案证明的五个步骤。', paragraphs: ['第一步，注册账号并完成实名认证。', '第二步，填报上一年度资产信息。', '第三步，导入或添加本单位专利。', '第四步，填写产品备案，分产品、专利、证明材料三部分，内容随填随存。', '第五步，提交后等待审核。审核通过的，可以下载备案证明。'] },
  { slug: 'asset-report-deadline', title: '上一年度资产信息请于 4 月 30 日前补报', category: 'notice', daysAgo: 220, summary: '未补报的单位，5 月 1 日起不能提交备案和更新。', paragraphs: ['认证时选择稍后填写资产信息的单位，请于 4 月 30 日前登录平台补报。', '逾期未补报的，自 5 月 1 日起不能提交产品备案和备案信息更新，补报后即可恢复。'] },
  { slug: 'name-guidance', title: '产品名称怎样填写', category: 'help', daysAgo: 65, summary: '写通用名称，不写方法、型号、商标和夸赞的词语。', paragraphs: ['产品名称应当使用中文通用名称，能够看出产品的用途或领域。', '方法、工艺不是产品；型号规格、商标有专门的栏目，不写入名称。', '名称不以“一种”开头，也不照抄专利名称。'] },
  { slug: 'pledge-template', title: '诚信承诺书模板已更新', category: 'notice', daysAgo: 90, summary: '请下载新模板，旧模板不再接受。', paragraphs: ['实名认证所需的诚信承诺书模板已更新，请登录后在实名认证页面下载。', '模板内容不得改动，打印后加盖单位公章。'] },
  { slug: 'policy-industrialisation', title: '专利转化运用专项行动有关政策解读', category: 'policy', daysAgo: 130, summary: '专利产业化的主要政策和本市的支持措施。', paragraphs: ['本文介绍专利转化运用的主要政策，以及本市对专利产品备案单位的支持措施。', '支持措施以当年申报通知为准。'] },
  { slug: 'verify-certificate', title: '怎样查验备案证明', category: 'help', daysAgo: 150, summary: '扫描证明上的二维码，或在“证书查验”中输入备案号。', paragraphs: ['备案证明上印有二维码。扫描二维码，或在本网站“证书查验”中输入备案号，即可查看备案当前的状态。', '证明只说明下载当日的情况，当前状态以查验结果为准。'] },
  { slug: 'service-hours-holiday', title: '国庆节期间服务安排', category: 'notice', daysAgo: 55, summary: '节假日期间可以在线提交，审核顺延。', paragraphs: ['国庆节期间平台正常运行，单位可以在线填写和提交；人工审核和热线服务自节后第一个工作日恢复。'] },
  { slug: 'data-correction', title: '关于更正备案信息的说明', category: 'help', daysAgo: 175, summary: '备案后的内容锁定，更正通过信息更新办理。', paragraphs: ['产品备案通过后，内容即行锁定。产品和专利情况发生变化的，通过年度备案信息更新办理。', '产品退出市场或者专利全部失效的，请申请撤销备案。'] },
  { slug: 'training-november', title: '专利产品备案线上培训通知', category: 'notice', daysAgo: 5, summary: '讲解备案填报要点和常见退回原因，免费参加。', paragraphs: ['为帮助企业做好备案工作，定于本月举办线上培训，讲解填报要点和常见退回原因。', '培训免费，请关注本网站公布的时间和参加方式。'] },
  { slug: 'beware-of-agents', title: '谨防以备案名义收费的提示', category: 'notice', daysAgo: 28, summary: '备案不收费，平台未委托任何机构代办。', paragraphs: ['近期有机构以代办专利产品备案为名收取费用。专利产品备案不收取任何费用，平台未委托任何机构代办。', '如遇此类情况，请拨打服务热线核实。'] },
];

/** Announcements as the editor stores them (lexical documents of plain paragraphs). */
export function demoAnnouncements(now: Date): Row[] {
  return TEXTS.map(({ daysAgo, ...text }) => {
    const publishedAt = new Date(now.getTime() - daysAgo * 86_400_000);
    return announcementRow(text, { writtenAt: publishedAt, publishedAt });
  });
}

/** One announcement; without an instant of publication it is a draft. */
export function announcementRow({ paragraphs, ...text }: Omit<Text, 'daysAgo'>, { writtenAt, publishedAt }: { writtenAt: Date; publishedAt: Date | null }): Row {
  const content = { ...text, body: richText(paragraphs), search_text: paragraphs.join(' ') };
  return { id: uuidAt(writtenAt), ...content, _status: publishedAt ? 'published' : 'draft', published_at: publishedAt, created_at: writtenAt, updated_at: writtenAt };
}

function richText(paragraphs: string[]) {
  const block = { format: '', indent: 0, version: 1, direction: 'ltr' };
  const children = paragraphs.map((text) => ({
    ...block, type: 'paragraph', textFormat: 0, textStyle: '',
    children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
  }));
  return { root: { ...block, type: 'root', children } };
}
