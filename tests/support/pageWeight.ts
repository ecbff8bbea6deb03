import { gzipSync } from 'node:zlib';

/**
 * What a page makes a browser load: its scripts compressed with gzip, those for old browsers (`noModule`) left out, and
 * its style sheets as they are, uncompressed. Bytes. Throws when one of them is not answered with 200.
 */
export async function pageWeight(address: string): Promise<{ scriptBytes: number; styleBytes: number }> {
  const html = await (await fetch(address)).text();
  const tags = html.match(/<(script|link)\b[^>]*>/gi) ?? [];
  const scripts = sources(tags.filter((tag) => /^<script/i.test(tag) && !/\bnomodule\b/i.test(tag)), 'src');
  const styles = sources(tags.filter((tag) => /\brel="stylesheet"/.test(tag)), 'href');
  const inline = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => Buffer.byteLength(css ?? ''));
  const [scriptBodies, styleBodies] = await Promise.all([bodies(scripts, address), bodies(styles, address)]);
  return {
    scriptBytes: sum(scriptBodies.map((body) => gzipSync(body).length)),
    styleBytes: sum(styleBodies.map((body) => body.length)) + sum(inline),
  };
}

function sources(tags: readonly string[], attribute: 'src' | 'href'): string[] {
  const found = tags.map((tag) => new RegExp(`\\b${attribute}="([^"]+)"`).exec(tag)?.[1]);
  return [...new Set(found.filter((source) => source !== undefined))];
}

function bodies(paths: readonly string[], page: string): Promise<Buffer[]> {
  return Promise.all(paths.map((path) => body(new URL(path, page))));
}

async function body(address: URL): Promise<Buffer> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.href} was answered with ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
