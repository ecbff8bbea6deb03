import { tokens } from '../../tokens.ts';

/** The platform's name across a sheet, as a CSS picture behind the text: it prints, and a copied text does not carry it. */
export function watermark(text: string): string {
  const escaped = text.replace(/[<>&]/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><text x="160" y="110" text-anchor="middle" transform="rotate(-24 160 100)" font-family="sans-serif" font-size="22" fill="${tokens.color.text}" fill-opacity="0.1">${escaped}</text></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
