import { tokens } from '../app/tokens.ts';
import { errorText } from './errorTexts.ts';

/** What staff keep in the site settings and an error page shows. `null` leaves the line out. */
export type SiteSettings = { siteName: string; hotline: string | null; hours: string | null };

export type ErrorPageOptions = {
  status: number;
  traceId: string;
  settings: SiteSettings;
  /** Path of the request: decides which of the three home pages the link leads to. */
  path?: string;
  /** A sentence that says more than the general text of the status. */
  message?: string;
};

const HOMES = [
  { prefix: '/admin', href: '/admin', label: '返回工作台' },
  { prefix: '/portal', href: '/portal', label: '返回企业服务首页' },
  { prefix: '/', href: '/', label: '返回首页' },
] as const;

const { color, font, text: size, weight } = tokens;
// The page needs no file, so it shows even when nothing else works.
const STYLE = `*{box-sizing:border-box}
body{margin:0;background:${color.paper};color:${color.text};font:${size.reading.size / 16}rem/1.75 ${font.sans}}
header{background:${color.accent};padding:1rem 1.25rem;font-weight:${weight.strong}}
header a{color:${color.onAccent};text-decoration:none}
main{max-width:42rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:${size.title.size / 16}rem;line-height:1.35;margin:0 0 1rem}
p,ul{margin:0 0 1rem}ul{padding-left:1.25rem}
main a{color:${color.accent};text-underline-offset:.2em}
a:focus-visible{outline:3px solid ${color.focusInner};outline-offset:2px;background:${color.focusOuter};color:${color.focusInner}}
dl{margin:2rem 0 0;padding:1.25rem;border-left:4px solid ${color.accent};background:${color.mist}}
dt{font-size:${size.body.size / 16}rem;color:${color.muted}}dd{margin:0 0 .75rem}dd:last-child{margin:0}
.id{font-family:${font.mono};letter-spacing:.04em;font-weight:${weight.strong}}
@media print{header{background:none}header a{color:${color.text}}}`;

/**
 * A complete Chinese HTML page for a failed request: what happened, what to do, whom to call and the trace id
 * to quote. Without scripts or other files. Everything variable is escaped.
 */
export function errorPage({ status, traceId, settings, path = '/', message }: ErrorPageOptions): string {
  const text = errorText(status);
  const home = HOMES.find(({ prefix }) => path === prefix || path.startsWith(prefix === '/' ? '/' : `${prefix}/`)) ?? HOMES[2];
  const name = escapeHtml(settings.siteName);
  const retry = status >= 500 ? '<a href="">重新打开本页</a>,或' : '';
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(text.title)} - ${name}</title><style>${STYLE}</style></head>
<body>
<header><a href="/">${name}</a></header>
<main>
<h1>${escapeHtml(text.title)}</h1>
<p>${escapeHtml(message ?? text.happened)}</p>
<ul>${text.todo.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>
<p>${retry}<a href="${home.href}">${home.label}</a></p>
<dl>${contact(settings)}<dt>事件编号（来电时请提供）</dt><dd class="id">${escapeHtml(traceId)}</dd></dl>
</main>
</body>
</html>
`;
}

function contact({ hotline, hours }: SiteSettings): string {
  const line = hotline ? `<dt>咨询电话</dt><dd><a href="tel:${escapeHtml(hotline.replaceAll(/[^\d+]/g, ''))}">${escapeHtml(hotline)}</a></dd>` : '';
  return line + (hours ? `<dt>服务时间</dt><dd>${escapeHtml(hours)}</dd>` : '');
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
