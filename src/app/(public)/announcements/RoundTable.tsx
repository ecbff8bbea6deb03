import type { Language } from '../language.ts';

/**
 * Below the text of a publicity announcement: the products of the certification round that was published with it (spec 5),
 * while there is one. `announcement` is its id, `address` its own address for links of the table's pages and search.
 */
export async function RoundTable(_props: { announcement: string; address: string; language: Language; asked: Record<string, string | string[] | undefined> }) {
  return null;
}
