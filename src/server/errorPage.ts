import { tokens } from '../app/tokens.ts';
import { pathIn, wordsIn, type Language, type Words } from '../domain/language.ts';
import { errorText, formErrorText } from './errorTexts.ts';

/** What staff keep in the site settings and an error page shows. `null` leaves the line out. */
export type SiteSettings = { siteName: string; hotline: string | null; hours: string | null; english?: { siteName: string; hours: string | null } };

export type ErrorPageOptions = {
  status: number;
  traceId: string;
  settings: SiteSettings;
  /** Path of the request without the language: decides which of the three home pages the link leads to. */
  path?: string;
  language?: Language;
  /** What was tried: a form that was sent can be sent again. */
  method?: string;
  /** A sentence that says more than the general text of the status; in Chinese, so English pages leave it out. */
  message?: string;
};

const WORDS = {
  zh: {
    lang: 'zh-CN',
    retry: '重新打开本页',
    desk: '返回工作台',
    portal: '返回企业服务首页',
    home: '返回首页',
    hotline: '咨询电话',
    hours: '服务时间',
    trace: '事件编号（来电时请提供）',
    navigation: '主导航',
    entries: { '/': '首页', '/products': '产品查询', '/announcements': '通知公告', '/verify': '证书查验', '/help': '办事帮助' },
  },
  en: {
    lang: 'en',
    retry: 'Open this page again',
    desk: 'Return to the desk',
    portal: 'Return to the company services',
    home: 'Return to the home page',
    hotline: 'Hotline',
    hours: 'Opening hours',
    trace: 'Reference (please give it when you call)',
    navigation: 'Main navigation',
    entries: { '/': 'Home', '/products': 'Products', '/announcements': 'Announcements', '/verify': 'Verify', '/help': 'Help' },
  },
} satisfies Words;

const HOMES = [
  { prefix: '/admin', label: 'desk' },
  { prefix: '/portal', label: 'portal' },
] as const;

const { color, font, text: size, weight } = tokens;
// The page needs no file, so it shows even when nothing else works.
const STYLE = `*{box-sizing:border-box}
body{margin:0;background:${color.paper};color:${color.text};font:${size.body.size / 16}rem/1.75 ${font.sans};overflow-wrap:anywhere}
.in{max-width:67rem;margin:0 auto;padding:0 1rem}
.band{background:${color.accent}}.band .in{display:flex;align-items:center;min-height:4.5rem}
.band a{color:${color.onAccent};text-decoration:none;font-size:${size.heading3.size / 16}rem;font-weight:${weight.strong}}
nav{border-bottom:1px solid ${color.line}}nav .in{display:flex;flex-wrap:wrap;gap:0 1.25rem}
nav a{display:block;padding:.75rem 0 .5rem;color:${color.text};text-decoration:none}nav a:hover{text-decoration:underline}
main p,main ul,main dl{max-width:42rem}main.in{padding-block:1.5rem 4rem}
h1{font-size:${size.heading1.size / 16}rem;line-height:1.4;margin:0 0 1rem}
p,ul{margin:0 0 1rem}ul{padding-left:1.25rem}
main a{color:${color.accent};text-underline-offset:.25em}
a:focus-visible{outline:3px solid ${color.focusInner};outline-offset:2px;background:${color.focusOuter};color:${color.focusInner}}
dl{margin:2rem 0 0;padding:1rem;border-left:5px solid ${color.accent};background:${color.mist}}
dt{font-size:${size.small.size / 16}rem;color:${color.muted}}dd{margin:0 0 .75rem}dd:last-child{margin:0}
.id{font-family:${font.mono};font-weight:${weight.strong}}
@media (min-width:40rem){.in{padding:0 1.5rem}nav .in{gap:0 2rem}h1{font-size:${size.title.size / 16}rem}}
@media print{nav{display:none}.band{background:none;border-bottom:2px solid}.band a{color:${color.text}}}`;

/**
 * A complete HTML page for a failed request, Chinese or (under /en) English: what happened, what to do, whom to call and
 * the trace id to quote. Without scripts or other files. Everything variable is escaped.
 */
export function errorPage({ status, traceId, settings, path = '/', language = 'zh', method = 'GET', message }: ErrorPageOptions): string {
  const words = wordsIn(WORDS, language);
  const isForm = method === 'POST';
  const text = isForm ? formErrorText(status, language) : errorText(status, language);
  const service = HOMES.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
  const name = escapeHtml(language === 'en' ? (settings.english?.siteName ?? settings.siteName) : settings.siteName);
  const home = service ? { href: service.prefix, label: words[service.label] } : { href: pathIn(language, '/'), label: words.home };
  const retry = status >= 500 && !isForm ? `<p><a href="">${words.retry}</a></p>\n` : '';
  return `<!doctype html>
<html lang="${words.lang}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(text.title)} - ${name}</title><style>${STYLE}</style></head>
<body>
<header><div class="band"><div class="in"><a href="${pathIn(language, '/')}">${name}</a></div></div>${service ? '' : navigation(language)}</header>
<main class="in">
<h1>${escapeHtml(text.title)}</h1>
<p>${escapeHtml((language === 'zh' ? message : undefined) ?? text.happened)}</p>
<ul>${text.todo.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
${retry}<p><a href="${home.href}">${home.label}</a></p>
<dl>${contact(settings, language)}<dt>${words.trace}</dt><dd class="id">${escapeHtml(traceId)}</dd></dl>
</main>
</body>
</html>
`;
}

function navigation(language: Language): string {
  const words = wordsIn(WORDS, language);
  const links = Object.entries(words.entries).map(([path, label]) => `<a href="${pathIn(language, path)}">${label}</a>`);
  return `<nav aria-label="${words.navigation}"><div class="in">${links.join('')}</div></nav>`;
}

function contact({ hotline, hours, english }: SiteSettings, language: Language): string {
  const words = wordsIn(WORDS, language);
  const shown = language === 'en' ? (english?.hours ?? null) : hours;
  const line = hotline ? `<dt>${words.hotline}</dt><dd><a href="tel:${escapeHtml(hotline.replaceAll(/[^\d+]/g, ''))}">${escapeHtml(hotline)}</a></dd>` : '';
  return line + (shown ? `<dt>${words.hours}</dt><dd>${escapeHtml(shown)}</dd>` : '');
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
