const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * The HTML part of a mail, made from its plain text: blank lines separate paragraphs, web addresses become links.
 * Everything is escaped first, because names and reasons in the text are written by people.
 */
export function mailHtml(body: string): string {
  const paragraphs = body
    .trim()
    .split(/\n{2,}/)
    .map((text) => `<p style="margin:0 0 16px">${linked(escaped(text)).replaceAll('\n', '<br>')}</p>`);
  const style = 'font:16px/1.7 system-ui,-apple-system,\'PingFang SC\',\'Microsoft YaHei\',sans-serif;color:#1f2329;max-width:640px';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body><div style="${style}">${paragraphs.join('')}</div></body></html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Only ASCII address characters count, so that Chinese punctuation after a link does not become part of it. */
function linked(html: string): string {
  return html.replace(/https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%[\]]+/g, (url) => `<a href="${url}">${url}</a>`);
}
