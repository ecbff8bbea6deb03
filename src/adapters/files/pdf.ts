import { spaced } from '../../domain/files.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import { damaged } from './images.ts';
import { objectStreams, resolveEscapes } from './pdfStreams.ts';
import { hidden, isPadding, refuseHiddenZip } from './signatures.ts';

const LABEL = 'PDF 文件';
const TAIL_BYTES = 2048;

/**
 * Things a PDF may do by itself when opened; a proof or form on paper does none of them. Every mark is long enough not to
 * turn up by chance in 20 MB of packed pictures.
 */
const ACTIVE: readonly [RegExp, string][] = [
  [/\/JavaScript(?![A-Za-z])/, 'JavaScript 脚本'],
  [/\/Launch(?![A-Za-z])/, '启动外部程序的动作'],
  [/\/EmbeddedFiles?(?![A-Za-z])|\/EF\s*<<|\/GoToE(?![A-Za-z])/, '嵌入的附件'],
  [/\/RichMedia|\/Rendition(?![A-Za-z])|\/Movie(?![A-Za-z])/, '嵌入的多媒体'],
  [/\/SubmitForm(?![A-Za-z])|\/ImportData(?![A-Za-z])/, '自动发送或读取数据的动作'],
  [/\/XFA\s*[[\d]/, '动态表单（XFA）'],
];

/**
 * Accepts a complete, unencrypted PDF without active content. Names are looked for in the file itself and in its packed
 * object streams, with `#xx` escapes resolved; what cannot be looked into is refused.
 */
export function inspectPdf(bytes: Buffer): Result<{ pages: number }> {
  const text = bytes.toString('latin1');
  const whole = checkEnds(bytes, text);
  if (!whole.ok) return whole;
  if (/\/Encrypt(?![A-Za-z])/.test(resolveEscapes(text))) {
    return failure('这个 PDF 文件设有密码或权限限制，审核时无法打开。请去掉密码后重新导出再上传。');
  }
  const packed = objectStreams(text, bytes);
  if (!packed.ok) return packed;
  const texts = [text, ...packed.value].map(resolveEscapes);
  const active = ACTIVE.find(([pattern]) => texts.some((part) => pattern.test(part)));
  if (active) return failure(`这个 PDF 文件里有${spaced(active[1])}，不能接受。请用“打印为 PDF”重新导出后再上传。`);
  const pages = texts.reduce((sum, part) => sum + countPages(part), 0);
  return pages > 0 ? success({ pages }) : damaged(LABEL);
}

/** Header at byte 0, a cross-reference and an end mark at the end, nothing behind it, nothing else in front of the content. */
function checkEnds(bytes: Buffer, text: string): Result<true> {
  if (!/^%PDF-[12]\.\d/.test(text)) return damaged(LABEL);
  if (/<script|<html|<!doctype|<svg|<\?php/i.test(text.slice(0, 1024))) return hidden(LABEL, '网页或脚本（HTML）');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) return damaged(LABEL);
  const zip = refuseHiddenZip(bytes, LABEL);
  if (!zip.ok) return zip;
  if (!isPadding(bytes.subarray(end + 5))) return hidden(LABEL, '结尾之后的其他数据');
  const tail = text.slice(Math.max(0, end - TAIL_BYTES), end);
  const startxref = /^startxref\s+(\d+)/.exec(tail.slice(tail.lastIndexOf('startxref')));
  return startxref && Number(startxref[1]) < end ? success(true) : damaged(LABEL);
}

const countPages = (text: string): number => text.match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
