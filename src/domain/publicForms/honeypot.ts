/** Name of an input left empty by people, who do not see it, and filled by programs that fill everything. */
export const HONEYPOT = 'website';
