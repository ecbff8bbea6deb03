import { logRecord } from '../../src/casework/caseLog.ts';
import { verificationCode } from '../../src/casework/filing.ts';
import { civilYear } from '../../src/domain/civilDate.ts';
import type { Actor } from '../../src/domain/roles.ts';
import { uuidAt, type Row } from './bulk.ts';
import type { Company } from './companies.ts';
import { madeUpPatentNumber } from './numbers.ts';
import type { Random } from '../seed/random.ts';
import { KINDS, VARIANTS, type Kind } from './vocabulary.ts';

export type Tables = Record<'products' | 'patents' | 'product_patents' | 'certificates' | 'case_log' | 'patent_register', Row[]>;

/** How many filed products the demo has (spec 9: at least 2,000). */
const PRODUCTS = 2_080;
const YEARS = [2022, 2023, 2024, 2025, 2026] as const;

export type Cast = { companies: readonly Company[]; reviewers: readonly Actor[]; random: Random; now: Date };

/** Filed products with their patents, certificates and case logs, oldest first, so that filing numbers run in order. */
export function makeFiledProducts(cast: Cast): { tables: Tables; counters: { year: number; last: number }[] } {
  const tables: Tables = { products: [], patents: [], product_patents: [], certificates: [], case_log: [], patent_register: [] };
  const moments = filingMoments(cast);
  const counters = new Map<number, number>();
  moments.forEach((filedAt, index) => {
    const year = civilYear(filedAt);
    const number = (counters.get(year) ?? 0) + 1;
    counters.set(year, number);
    addProduct(tables, cast, { index, filedAt, filingNumber: `${year}${String(number).padStart(7, '0')}` });
  });
  return { tables, counters: [...counters].map(([year, last]) => ({ year, last })) };
}

/** At working hours in Shanghai, more every year. */
function filingMoments({ random, now }: Cast): Date[] {
  const days = (now.getTime() - Date.UTC(YEARS[0], 0, 10)) / 86_400_000;
  const moments = Array.from({ length: PRODUCTS }, () => {
    const day = Math.floor(Math.sqrt(random.below(1_000_000) / 1_000_000) * (days - 2));
    return new Date(Date.UTC(YEARS[0], 0, 10) + day * 86_400_000 + (1 + random.below(8)) * 3_600_000 + random.below(3_600) * 1_000);
  });
  return moments.toSorted((a, b) => a.getTime() - b.getTime());
}

type Filing = { index: number; filedAt: Date; filingNumber: string };

function addProduct(tables: Tables, cast: Cast, filing: Filing): void {
  const { companies, random } = cast;
  const company = companies[filing.index % 7 === 0 ? filing.index % 3 : random.below(companies.length)] as Company;
  const kind = KINDS[filing.index % KINDS.length] as Kind;
  const variant = VARIANTS[Math.floor(filing.index / KINDS.length) % VARIANTS.length] as string;
  const row = productRow(cast, filing, { company, kind, name: variant + kind.name });
  tables.products.push(row);
  addPatents(tables, cast, row, company, filing);
  addCertificate(tables, row, company, filing);
  addLog(tables, cast, row, filing);
}

type Subject = { company: Company; kind: Kind; name: string };

function productRow({ random }: Cast, { filedAt, filingNumber }: Filing, { company, kind, name }: Subject): Row {
  const year = civilYear(filedAt);
  const submittedAt = new Date(filedAt.getTime() - (1 + random.below(9)) * 86_400_000);
  return {
    id: uuidAt(submittedAt), enterprise_id: company.id, status: 'filed', revision: 3,
    submitted_at: submittedAt, decided_at: filedAt, filed_at: filedAt, filing_year: year, figures_year: year - 1, filing_number: filingNumber,
    ...productFacts(random, kind, name),
    created_at: submittedAt, updated_at: filedAt,
  };
}

/** The form's columns of a made-up product: figures that agree with each other. */
export function productFacts(random: Random, kind: Kind, name: string): Row {
  const sales = (80 + random.below(19_000)) * 1_000_000;
  return {
    name, model: `${'ABCDGHKLMSTXYZ'[random.below(14)]}${'HGTRWZ'[random.below(6)]}-${100 + random.below(900)}`,
    product_class: kind.productClass, industry: kind.industry, introduction: `${kind.about}。`,
    purposes: ['policy'], is_main_product: random.chance(70), wants_certification: false, is_exported: false,
    output: Math.round(sales * 1.05), sales, profit: Math.round(sales * (0.05 + random.below(1_500) / 10_000)), total_cost: Math.round(sales * 0.8),
    market_share: random.below(3_000) / 100, ip_spending_total: Math.round(sales * 0.04),
    contribution_method: 'shareAndProfit', contribution_index: random.below(3_000) / 100,
    patents_disclosed: random.chance(85),
  };
}

function addPatents(tables: Tables, { random }: Cast, product: Row, company: Company, { index, filedAt }: Filing): void {
  const count = 1 + (index % 3);
  for (let each = 0; each < count; each += 1) {
    const drawn = (['1', '2', '2', '3'] as const)[random.below(4)] as PatentDigit;
    const facts = patentFacts(product, company, drawn, { year: filedAt.getUTCFullYear() - 2, serial: index * 4 + each });
    const id = uuidAt(filedAt);
    const isPublic = product.patents_disclosed === true;
    const stamps = { created_at: filedAt, updated_at: filedAt };
    tables.patent_register.push({ id: uuidAt(filedAt), ...facts, ...stamps });
    tables.patents.push({ id, enterprise_id: company.id, ...facts, obtained: 'original', source: 'auto', is_public: isPublic, ...stamps });
    tables.product_patents.push({ id: uuidAt(filedAt), enterprise_id: company.id, product_id: product.id, patent_id: id, core: each === 0, upheld_after_invalidation: false, is_public: isPublic, ...stamps });
  }
}

const TYPES = { 1: 'invention', 2: 'utilityModel', 3: 'design' } as const;
export type PatentDigit = '1' | '2' | '3';

/** The register's facts of a valid patent that fits the product: what has no shape has inventions only. */
export function patentFacts({ name, industry, introduction }: Row, { name: holder }: Company, drawn: PatentDigit, { year, serial }: { year: number; serial: number }): Row {
  const isShapeless = /^(?:26|27[^7]|65|74)/.test(String(industry));
  const digit = isShapeless ? '1' : drawn;
  const number = madeUpPatentNumber(year, digit, serial);
  return { number, title: patentTitle({ product: String(name), industry: String(industry), about: String(introduction) }, digit), type: TYPES[digit], holders: [holder], legal_status: 'valid', as_of: '2026-01-01' };
}

/** Of a part of the product, so that the product's name does not repeat the title of its patent. */
function patentTitle({ product, industry, about }: { product: string; industry: string; about: string }, digit: PatentDigit): string {
  if (digit === '3') return product;
  const [first = '', second = first] = /由([^，。]+)组成/.exec(about)?.[1]?.split(/[、和]/) ?? [];
  if (digit === '2') return `一种用于${product}的${second}`;
  if (/^(?:65|74)/.test(industry)) return `用于${product}的数据处理方法`;
  return first === '' || /^2[67]/.test(industry) ? `一种${product}的制备方法` : `一种用于${product}的${first}及其制造方法`;
}

function addCertificate(tables: Tables, product: Row, company: Company, { filedAt, filingNumber }: Filing): void {
  tables.certificates.push({
    id: uuidAt(filedAt), kind: 'filing', code: verificationCode(), number: filingNumber, enterprise_id: company.id,
    enterprise_name: company.name, product_id: product.id, issued_at: filedAt, created_at: filedAt, updated_at: filedAt,
  });
}

function addLog(tables: Tables, { reviewers, random }: Cast, product: Row, { filedAt }: Filing): void {
  const clerk: Actor = { role: 'enterprise', id: null, name: '企业经办人' };
  const row = { id: String(product.id), enterprise_id: String(product.enterprise_id) };
  const base = { type: { collection: 'products' as const }, input: {}, submissionHash: null };
  const first = logRecord({ ...base, row: { ...row, status: 'draft' }, action: 'submit', actor: clerk, at: product.submitted_at as Date, to: 'submitted', revision: 2, trail: [] });
  const before = { sequence: 1, action: 'submit', actor_id: null, actor_role: 'enterprise', actor_name: clerk.name, at: product.submitted_at as Date, hash: first.hash, submission_hash: null };
  const second = logRecord({ ...base, row: { ...row, status: 'submitted' }, action: 'file', actor: random.pick(reviewers), at: filedAt, to: 'filed', revision: 3, trail: [before] });
  tables.case_log.push({ id: uuidAt(product.submitted_at as Date), ...first }, { id: uuidAt(filedAt), ...second });
}
