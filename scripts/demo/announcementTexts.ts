/**
 * An announcement of the demo. A line of `text` that begins with `## ` is a heading, with `- ` an item of a list, with `| ` a
 * row of a table (the first one its head). `daysAgo` below zero: scheduled. Without `state`: published.
 */
export type DemoText = {
  slug?: string;
  title: string;
  category: 'notice' | 'policy' | 'help' | 'publicity';
  summary: string;
  text: string[];
  daysAgo: number;
  state?: 'draft' | 'withdrawn';
  hasPicture?: true;
  hasFile?: true;
};

export const ANNOUNCEMENT_TEXTS: readonly DemoText[] = [
  { slug: 'filing-opens-2026', title: '关于开展 2026 年度专利产品备案工作的通知', category: 'notice', daysAgo: 12, summary: '备案全年受理，材料齐全的自提交之日起 15 个工作日内办结。', text: ['各有关单位：', '为掌握专利产业化情况，我市 2026 年度专利产品备案工作全年受理。凡在本市注册、具有法人资格、生产或销售专利产品的单位，均可以在本平台办理备案。', '办理前，请先完成实名认证，填报上一年度资产信息。备案不收取任何费用。'] },
  { slug: 'asset-report-deadline', title: '上一年度资产信息请于 4 月 30 日前补报', category: 'notice', daysAgo: 220, summary: '未补报的单位，5 月 1 日起不能提交备案和更新。', text: ['认证时选择稍后填写资产信息的单位，请于 4 月 30 日前登录平台补报。', '逾期未补报的，自 5 月 1 日起不能提交产品备案和备案信息更新，补报后即可恢复。'] },
  { slug: 'pledge-template', hasFile: true, title: '诚信承诺书模板已更新', category: 'notice', daysAgo: 90, summary: '请下载新模板，旧模板不再接受。', text: ['实名认证所需的诚信承诺书模板已更新，请登录后在实名认证页面下载。', '模板内容不得改动，打印后加盖单位公章。'] },
  { slug: 'policy-industrialisation', title: '专利转化运用专项行动有关政策解读', category: 'policy', daysAgo: 130, summary: '专利产业化的主要政策和本市的支持措施。', text: ['本文介绍专利转化运用的主要政策，以及本市对专利产品备案单位的支持措施。', '支持措施以当年申报通知为准。'] },
  { slug: 'service-hours-holiday', title: '国庆节期间服务安排', category: 'notice', daysAgo: 55, summary: '节假日期间可以在线提交，审核顺延。', text: ['国庆节期间平台正常运行，单位可以在线填写和提交；人工审核和热线服务自节后第一个工作日恢复。'] },
  { slug: 'training-november', title: '专利产品备案线上培训通知', category: 'notice', daysAgo: 5, summary: '讲解备案填报要点和常见退回原因，免费参加。', text: ['为帮助企业做好备案工作，定于本月举办线上培训，讲解填报要点和常见退回原因。', '培训免费，请关注本网站公布的时间和参加方式。'] },
  { slug: 'beware-of-agents', title: '谨防以备案名义收费的提示', category: 'notice', daysAgo: 28, summary: '备案不收费，平台未委托任何机构代办。', text: ['近期有机构以代办专利产品备案为名收取费用。专利产品备案不收取任何费用，平台未委托任何机构代办。', '如遇此类情况，请拨打服务热线核实。'] },
  {
    slug: 'how-to-file', title: '专利产品备案办理指南', category: 'help', daysAgo: 40, summary: '从注册到取得备案证明的五个步骤，附每一步要准备的材料。', hasPicture: true,
    text: [
      '专利产品备案全程在网上办理，不收取任何费用。第一次办理一般需要半天准备材料，填写约一小时。',
      '## 一、注册并完成实名认证', '填写统一社会信用代码，系统自动带出工商登记信息；下载诚信承诺书，盖章后上传扫描件。', '- 营业执照', '- 加盖公章的诚信承诺书', '- 经办人手机号和邮箱',
      '## 二、填报上一年度资产信息', '按上一年度财务报表填写，单位为万元。认证时可以选择稍后填写，但最迟在 4 月 30 日前补报。',
      '## 三、导入或添加本单位专利', '点“导入专利”，系统按单位名称和曾用名查找登记数据。受让或被许可的专利，请上传合同或登记证明。',
      '## 四、填写产品备案', '分产品、专利、证明材料三部分，内容随填随存，中途离开不会丢失。',
      '| 部分 | 主要内容 | 容易退回的地方', '| 产品 | 名称、型号、图片、销售额 | 名称写成方法或者商标', '| 专利 | 关联的专利、核心专利 | 专利权人与单位名称不一致', '| 证明材料 | 上市许可、销售凭证 | 扫描件看不清或者缺页',
      '## 五、提交并等待审核', '审核一般在 15 个工作日内办结，结果用短信和邮件通知。审核通过的，可以下载带查验码的备案证明。',
    ],
  },
  { slug: 'name-guidance', title: '产品名称怎样填写', category: 'help', daysAgo: 65, summary: '写通用名称，不写方法、型号、商标和夸赞的词语。', text: ['产品名称应当使用中文通用名称，能够看出产品的用途或领域。', '- 方法、工艺不是产品，如“一种焊接方法”应写为“焊接机”。', '- 型号规格、商标有专门的栏目，不写入名称。', '- 名称不以“一种”开头，也不照抄专利名称。', '- 不写“高效”“新型”“领先”一类的词语。'] },
  { slug: 'verify-certificate', title: '怎样查验备案证明', category: 'help', daysAgo: 150, summary: '扫描证明上的二维码，或在“证书查验”中输入备案号。', text: ['备案证明上印有二维码和查验码。扫描二维码，或在本网站“证书查验”中输入查验码、备案号，即可查看备案当前的状态。', '证明只说明下载当日的情况，当前状态以查验结果为准。'] },
  { slug: 'data-correction', title: '备案信息填错了怎样更正', category: 'help', daysAgo: 175, summary: '备案后的内容锁定，更正通过信息更新办理。', text: ['产品备案通过后，内容即行锁定。产品和专利情况发生变化的，通过年度备案信息更新办理。', '产品退出市场或者专利全部失效的，请申请撤销备案。'] },
  { slug: 'why-returned', title: '备案为什么被退回，退回以后怎么办', category: 'help', daysAgo: 58, summary: '打开被退回的备案，每一条意见都能点到要修改的位置。', text: ['审核意见逐条列在页面最上面，点一条就到达要修改的位置。改好以后再次提交即可，不需要重新填写。', '常见的退回原因有：', '- 专利已经失效，或者专利权人与备案单位不一致；', '- 产品图片与产品名称对不上；', '- 销售额填成了单位的全部收入。', '对意见有疑问的，请拨打页面底部的服务热线。'] },
  { slug: 'deadline-of-updates', title: '备案信息更新什么时候办', category: 'help', daysAgo: 80, summary: '每个产品每年更新一次，填写上一年度的数据。', text: ['上一年及以前备案的产品，每年更新一次。更新前须先填报上一年度资产信息。', '没有更新的产品不能参加当年的专利密集型产品认定。'] },
  { slug: 'forgot-password', title: '忘记密码或者换了手机怎么办', category: 'help', daysAgo: 110, summary: '忘记密码用邮箱重设；手机号换了由主账号修改。', text: ['忘记密码的，在登录页点“忘记密码”，按邮件中的验证码重新设置。', '手机号已经停用的，由本单位主账号在“经办人管理”中修改；主账号本人换号的，请拨打服务热线核实身份。'] },
  { slug: 'what-is-dense', title: '什么是专利密集型产品，怎样参加认定', category: 'help', daysAgo: 32, summary: '备案并按年更新、公开专利信息的产品，可以参加年度认定。', text: ['专利密集型产品是专利投入多、专利对市场贡献大的产品。认定按年度进行，免费。', '参加认定须符合下列条件：', '- 产品已经备案，并完成当年的信息更新；', '- 同意公开关联专利的信息；', '- 按时填报资产信息。', '名单公示期间，任何人都可以提出异议；公示没有异议的，颁发证书，有效期一年。'] },
  { slug: 'how-to-object', title: '对公示的产品有异议，怎样提出', category: 'help', daysAgo: 30, summary: '在公示期内实名提出，并附证据材料。', text: ['异议只在公示期内受理。请在公示公告的产品表中找到该产品，点“提出异议”。', '个人须填写真实姓名并上传身份证件，单位须上传加盖公章的异议函。异议人的身份不会告诉被异议的企业。', '提交后得到一个回执编号，凭编号和手机号可以查询办理情况。'] },
  { slug: 'year-end-maintenance', title: '年末系统维护期间暂停服务的通知', category: 'notice', daysAgo: -10, summary: '维护期间不能登录和提交，公开查询不受影响。', text: ['平台将进行年末维护，期间不能登录和提交，产品查询和证书查验不受影响。', '维护期间到期的办理期限顺延。'] },
  { slug: 'training-cancelled', title: '九月线下培训改期的通知', category: 'notice', daysAgo: 62, state: 'withdrawn', summary: '原定九月的线下培训改期。', text: ['原定九月举办的线下培训改期，新的时间另行通知。'] },
  { title: '下一年度备案工作安排（征求意见稿）', category: 'notice', daysAgo: 1, state: 'draft', summary: '', text: ['各有关单位：', '现将下一年度备案工作的安排说明如下。', '## 一、时间安排'] },
];
