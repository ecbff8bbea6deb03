import type { Words } from '../language.ts';

/** The accessibility statement: what holds, what does not, and whom to tell. */
export const WORDS = {
  zh: {
    title: '无障碍声明',
    description: '本网站的无障碍情况和反馈方式。',
    lead: '我们希望每个人都能使用本网站，不论用什么设备、看得清不清楚、用不用鼠标。',
    doesHeading: '现在可以做到',
    does: [
      '全部公开页面不用鼠标，只用键盘就能操作；按第一次 Tab 键可以直接跳到正文。',
      '不运行脚本的浏览器可以查询、查验和阅读全部公开内容。',
      '文字放大到 200%，或者在 320 像素宽的屏幕上，内容不丢失，不需要左右滚动。',
      '文字与背景的对比度不低于 4.5:1，不单用颜色表示状态。',
      '图表都有文字说明和数据表；产品图片和公告图片有替代文字。',
    ],
    limitsHeading: '还有不足',
    limits: ['企业上传的文件（如扫描件）不一定能被读屏软件读出。', '产品名称、介绍和公告只有中文，英文页面也显示中文原文。', '企业服务和工作台的部分操作需要运行脚本。'],
    standardHeading: '依据和检查方法',
    standard: '按 WCAG 2.2 AA 级建设。每次发布前用 axe 检查每一种公开页面，并检查键盘操作、320 像素宽度和不运行脚本时的使用。没有经过第三方评估。',
    tellHeading: '遇到困难请告诉我们',
    tell: '请拨打页面底部的服务热线，说明页面和困难，我们会换一种方式帮您办理，并改进页面。',
  },
  en: {
    title: 'Accessibility statement',
    description: 'How accessible this site is, and how to tell us about problems.',
    lead: 'We want everyone to be able to use this site, whatever the device, eyesight or way of pointing.',
    doesHeading: 'What works',
    does: [
      'All public pages can be used with a keyboard alone; the first Tab leads straight to the main content.',
      'Browsers that run no scripts can search, verify and read everything that is public.',
      'At 200% text size or on a screen 320 pixels wide nothing is lost and nothing scrolls sideways.',
      'Text has a contrast of at least 4.5:1, and no state is shown by colour alone.',
      'Every plot has a description and its figures in a table; pictures have alternative text.',
    ],
    limitsHeading: 'What does not',
    limits: ['Files uploaded by companies, such as scans, may not be readable by screen readers.', 'Names and descriptions of products and announcements are in Chinese, on English pages too.', 'Some parts of the company services and the staff desk need scripts.'],
    standardHeading: 'Standard and testing',
    standard: 'Built to WCAG 2.2 level AA. Before each release every kind of public page is checked with axe, by keyboard, at a width of 320 pixels and without scripts. There has been no audit by a third party.',
    tellHeading: 'Tell us about problems',
    tell: 'Call the hotline at the foot of this page and tell us the page and the problem. We will help you in another way and mend the page.',
  },
} satisfies Words;
