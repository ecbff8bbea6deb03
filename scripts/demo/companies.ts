import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../start/demoAccounts.ts';
import { uuidAt, type Row } from './bulk.ts';
import { madeUpUscc } from './numbers.ts';
import type { Random } from '../seed/random.ts';
import { companyName, GIVEN, REGIONS, SURNAMES } from './vocabulary.ts';

export type Company = { id: string; name: string; uscc: string; region: string; row: Row };

/** How many verified companies the demo has (spec 9: at least 200). */
const COMPANIES = 220;

/** Working hours of a day in Shanghai; a year later the first product of the demo is filed. */
const VERIFIED_FROM = Date.UTC(2021, 0, 11, 2);

export function makeCompanies(random: Random): Company[] {
  return Array.from({ length: COMPANIES }, (_, index) => {
    const region = random.pick(REGIONS);
    const name = companyName(index);
    const uscc = madeUpUscc(region, random);
    const verifiedAt = new Date(VERIFIED_FROM + random.below(340) * 86_400_000);
    const id = uuidAt(verifiedAt);
    return { id, name, uscc, region, row: companyRow({ id, name, uscc, region, verifiedAt }, index, random) };
  });
}

type Made = { id: string; name: string; uscc: string; region: string; verifiedAt: Date };

function companyRow({ id, name, uscc, region, verifiedAt }: Made, index: number, random: Random): Row {
  const address = `科技路 ${1 + random.below(300)} 号`;
  return {
    id, name, uscc,
    is_verified: true,
    former_names: index % 17 === 3 ? [name.replace('有限公司', '厂')] : null,
    organisation_type: 'enterprise',
    enterprise_type: random.pick(['private', 'private', 'private', 'foreignInvested', 'stateOwned']),
    size_class: random.pick(['large', 'medium', 'small', 'small', 'micro']),
    industry: random.pick(['3424', '3463', '3584', '3812', '3921', '4011', '6513']),
    registered_region: region, registered_address: address, office_region: region, office_address: address,
    registered_capital: (100 + random.below(9_900)) * 1_000_000,
    legal_representative: person(random),
    contact: person(random),
    contact_phone: madeUpMobile(10_000 + index),
    contact_email: `contact${index}@example.test`,
    verified_at: verifiedAt, created_at: verifiedAt, updated_at: verifiedAt,
  };
}

export function person(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN);
}

/** Numbers in a block that no operator gives out. */
export function madeUpMobile(serial: number): string {
  return `1990000${String(serial % 10_000).padStart(4, '0')}`;
}

/** Demo accounts of the portal: two verified companies and one that only registered. */
export function portalAccounts(companies: readonly Company[], unverified: string, now: Date): Row[] {
  const owners: Record<string, string> = { qiye01: companies[0]!.id, qiye02: companies[1]!.id, qiye03: unverified };
  return DEMO_ACCOUNTS.filter(({ at }) => at === '/portal').map(({ login }, index) => ({
    id: uuidAt(now),
    enterprise_id: owners[login],
    username: login,
    email: `${login}@demo.test`,
    mobile: `1990000000${index + 1}`,
    is_owner: true,
    is_disabled: false,
    agreement_version: '2026-01', privacy_version: '2026-01', agreed_at: now,
    created_at: now, updated_at: now,
    ...passwordColumns(),
  }));
}

const ROLE_OF: Record<string, string> = { staff: 'staff', reviewer: 'reviewer', editor: 'editor', auditor: 'auditor', bank: 'bank' };
const NAMES: Record<string, string> = {
  'staff@demo.test': '管理员甲', 'staff2@demo.test': '管理员乙', 'reviewer@demo.test': '审核员甲', 'reviewer2@demo.test': '审核员乙',
  'editor@demo.test': '编辑甲', 'auditor@demo.test': '审计员甲', 'bank@demo.test': '银行经办人甲', 'bank2@demo.test': '银行经办人乙',
};

export function backOfficeAccounts(now: Date): Row[] {
  return DEMO_ACCOUNTS.filter(({ at }) => at === '/admin').map(({ login }) => ({
    id: uuidAt(now),
    email: login,
    name: NAMES[login],
    role: ROLE_OF[login.replace(/\d?@.*$/, '')],
    is_disabled: false,
    created_at: now, updated_at: now,
    ...passwordColumns(),
  }));
}

let columns: { salt: string; hash: string } | undefined;

/** One hash for all demo accounts, as Payload 3.90 makes it: 0.3 s once instead of eleven times. */
function passwordColumns(): { salt: string; hash: string } {
  if (columns) return columns;
  const salt = randomBytes(32).toString('hex');
  const hash = `pbkdf2-sha256-v1:${pbkdf2Sync(DEMO_PASSWORD, salt, 600_000, 32, 'sha256').toString('hex')}`;
  return (columns = { salt, hash });
}
