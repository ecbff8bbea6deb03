import type { CSSProperties } from 'react';
import { tokens } from '../../tokens.ts';

/**
 * Size and line of each step of the type scale as custom properties of their own (`--text-small-size`, `--text-small-line`),
 * for styles that set one without the other; `tokens.css` holds them together as values of `font`.
 */
export const textScale: CSSProperties = Object.fromEntries(
  Object.entries(tokens.text).flatMap(([step, { size, line }]) => [
    [`--text-${step}-size`, `${size / 16}rem`],
    [`--text-${step}-line`, `${line / 16}rem`],
  ]),
);
