import type { LeftOutFilter } from '../../queries/certificationDeskLeftOut.ts';
import type { DeskFilter } from '../../domain/certification/desk.ts';

export type DeskTab = 'products' | 'left-out';
type Asked = (DeskFilter & { page?: number }) | (LeftOutFilter & { page?: number; tab: 'left-out' });

/** The desk of a round with conditions in its address, so that it can be sent to a colleague. */
export function deskHref(round: string, asked: Asked = {}): string {
  const entries = Object.entries(asked).flatMap(([name, value]) => (value === undefined || value === '' || (name === 'page' && value === 1) ? [] : [[name, String(value)]]));
  return `/admin/certification-rounds/${round}/desk${entries.length > 0 ? `?${new URLSearchParams(entries)}` : ''}`;
}

export type Searched = { [name: string]: string | string[] | undefined };

/** One value of each name of an address. */
export function textOf(searched: Searched): (name: string) => string {
  return (name) => String([searched[name] ?? ''].flat()[0] ?? '').trim();
}
