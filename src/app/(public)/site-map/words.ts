import type { Words } from '../language.ts';

/** Texts of the site map for people. */
export const WORDS = {
  zh: {
    title: '网站地图',
    description: '本网站的全部栏目。',
    find: '查询',
    news: '公告',
    allNews: '全部公告',
    categories: { notice: '通知公告', publicity: '结果公示', policy: '政策法规', help: '办事指南' },
    services: '办理',
    portal: '企业登录',
    register: '企业注册',
    status: '异议处理结果查询',
    about: '关于本站',
    data: '数据开放',
    feed: '公告订阅（Atom）',
    openApi: '产品数据接口说明（OpenAPI）',
    machines: '搜索引擎用网站地图',
  },
  en: {
    title: 'Site map',
    description: 'All parts of this site.',
    find: 'Look up',
    news: 'Announcements',
    allNews: 'All announcements',
    categories: { notice: 'Notices', publicity: 'Publicity of results', policy: 'Policies', help: 'Guidance' },
    services: 'Services',
    portal: 'Company sign-in',
    register: 'Company registration',
    status: 'Status of an objection',
    about: 'About this site',
    data: 'Open data',
    feed: 'Announcements as a feed (Atom)',
    openApi: 'Product data interface (OpenAPI)',
    machines: 'Site map for search engines',
  },
} satisfies Words;
