import { parsePatentNumber } from '../../src/domain/patentNumber.ts';
import type { Value } from './copyRows.ts';
import { brand, enterpriseName, modelName, productName } from './names.ts';
import { filingInstant, type YearShare } from './plan.ts';
import type { Random } from './random.ts';
import { LEAF_INDUSTRIES } from './vocabulary.ts';

export type Place = { code: string; name: string };
export type Ids = AsyncIterator<string, undefined>;

/** No USCC: a made-up one could be someone's. */
export const ENTERPRISE_COLUMNS = ['id', 'name', 'registered_region', 'is_verified', 'verified_at'];
export async function* enterpriseRows(ids: readonly string[], places: readonly Place[], random: Random): AsyncGenerator<Value[]> {
  const since = new Date(Date.UTC(2019, 0, 1));
  for (const id of ids) {
    const place = random.pick(places);
    yield [id, enterpriseName(random, place.name.replace(/(市|盟|自治州)$/, '')), place.code, true, since];
  }
}

export const PATENT_COLUMNS = ['id', 'enterprise_id', 'number', 'title', 'type', 'holders', 'legal_status', 'obtained', 'source', 'is_public'];
export async function* patentRows(enterprises: readonly string[], ids: Ids, first: number, random: Random): AsyncGenerator<Value[]> {
  let serial = first;
  for (const enterprise of enterprises) {
    for (let count = 1 + random.below(6); count > 0; count -= 1) {
      const { value: id } = await ids.next();
      const [digit, type] = random.pick(TYPES);
      serial += 1;
      yield [id as string, enterprise, patentNumber(digit, serial), `一种${productName(random)}`, type, '[]', 'valid', 'original', 'manual', false];
    }
  }
}

export const PRODUCT_COLUMNS = [
  ...['id', 'enterprise_id', 'status', 'filing_number', 'submitted_at', 'decided_at', 'filed_at', 'filing_year', 'figures_year', 'updated_at', 'created_at'],
  ...['name', 'model', 'product_class', 'industry', 'trademark', 'introduction', 'is_main_product', 'wants_certification', 'patents_disclosed'],
  ...['sales', 'profit', 'total_cost', 'market_share'],
];
export type ProductSource = { enterprises: readonly string[]; classes: readonly string[]; ids: Ids; now: Date; random: Random };

/** The filings of one year, oldest first; `after` is the last running number given before. */
export async function* productRows({ year, products }: YearShare, after: number, source: ProductSource): AsyncGenerator<Value[]> {
  const { random, enterprises, classes, ids, now } = source;
  for (let n = 0; n < products; n += 1) {
    const { value: id } = await ids.next();
    const filed = filingInstant(year, n, products, now);
    const sales = 1_000_000 * (1 + random.below(100_000));
    const name = productName(random);
    yield [
      ...[id as string, random.pick(enterprises), random.chance(1) ? 'withdrawing' : 'filed', `${year}${String(after + n + 1).padStart(7, '0')}`],
      ...[filed, filed, filed, year, year - 1, filed, filed],
      ...[name, modelName(random), random.pick(classes), random.pick(LEAF_INDUSTRIES), random.chance(30) ? brand(random) : null, `${name}，用于演示和压力测试的虚构产品。`],
      ...[random.chance(50), random.chance(60), random.chance(60)],
      ...[sales, Math.round(sales / 10), Math.round(sales * 0.8), random.below(40)],
    ];
  }
}

const TYPES = [['1', 'invention'], ['2', 'utilityModel'], ['2', 'utilityModel'], ['3', 'design']] as const;
const CHECK_CHARACTERS = [...'0123456789X'];

/** The rule for the check character lives in the domain; asking it is quick enough. */
function patentNumber(typeDigit: string, serial: number): string {
  const body = `20${String(19 + Math.floor(serial / 10_000_000)).padStart(2, '0')}${typeDigit}${String(serial % 10_000_000).padStart(7, '0')}`;
  const check = CHECK_CHARACTERS.find((character) => parsePatentNumber(body + character).ok);
  return body + check;
}
