import type { Words } from '../language.ts';

/** Texts of the help page; the answers themselves are announcements of the category 办事指南. */
export const WORDS = {
  zh: {
    title: '办事帮助',
    description: '专利产品备案、认定、查验和异议的办理指南与常见问题。',
    lead: '先看看下面有没有您要的答案；没有的，请在服务时间内拨打热线。',
    label: '在帮助中查找',
    search: '查找',
    found: (count: number, query: string) => `与“${query}”有关的帮助：${count} 篇`,
    all: (count: number) => `全部帮助：${count} 篇`,
    nothing: (query: string) => `没有找到与“${query}”有关的帮助。可以改用更短的词，或者拨打服务热线。`,
    none: '还没有发布帮助。有问题请拨打服务热线。',
    showAll: '查看全部帮助',
    open: '单独打开这一篇',
    contact: '联系我们',
    next: '常用入口',
    updated: (day: string) => `${day}发布`,
  },
  en: {
    title: 'Help',
    description: 'Guidance and common questions on filing, certification, verification and objections.',
    lead: 'See whether your answer is below; the answers are in Chinese. If not, call the hotline during opening hours.',
    label: 'Search the help',
    search: 'Search',
    found: (count: number, query: string) => `Help on "${query}": ${count} ${count === 1 ? 'answer' : 'answers'}`,
    all: (count: number) => `All help: ${count} ${count === 1 ? 'answer' : 'answers'}`,
    nothing: (query: string) => `There is no help on "${query}". Use a shorter word, or call the hotline.`,
    none: 'No help has been published yet. If you have a question, call the hotline.',
    showAll: 'Show all help',
    open: 'Open this answer on its own page',
    contact: 'Contact us',
    next: 'Where to go',
    updated: (day: string) => `Published on ${day}`,
  },
} satisfies Words;
