import { writeLongSpreadsheet, type Column } from '../adapters/longSpreadsheet.ts';
import type { Queryable } from '../adapters/database.ts';
import type { Cell } from '../adapters/spreadsheet.ts';
import { formatYuan } from '../domain/money.ts';
import { postAgainLines } from '../domain/subsidy/postAgain.ts';

/** A spreadsheet of a round; `write` needs a transaction and answers a file that the caller removes. */
export type RoundSheet = { label: string; write: (tx: Queryable, round: string) => Promise<{ path: string; rows: number }> };

const MONEY = '#,##0.00';
const COUNT = '0';
const ROWS_AT_ONCE = 1_000;

type Granted = { number: string; company: string; uscc: string; bank: string; account: string; fen: number; grantedOn: string };

const TREASURY: Column[] = [
  { label: '序号', width: 8, format: COUNT },
  { label: '申请编号', width: 20 },
  { label: '单位名称', width: 36 },
  { label: '统一社会信用代码', width: 24 },
  { label: '开户银行', width: 36 },
  { label: '户名', width: 36 },
  { label: '银行账号', width: 28 },
  { label: '拨付金额（元）', width: 18, format: MONEY },
  { label: '核定日期', width: 14 },
];

/** What the treasury pays out: granted applications of a round in the order of their numbers, with a last row for the sum. */
export const treasurySheet: RoundSheet = {
  label: '拨付清单',
  write: async (tx, round) => {
    const written = await writeLongSpreadsheet('拨付清单', TREASURY, withSum(batchesOf<Granted>(tx, GRANTED, [round])));
    return { ...written, rows: written.rows - 1 };
  },
};

const GRANTED = `select application_number as number, name as company, uscc, bank_name as bank, bank_account as account, granted_fen::float8 as fen,
    to_char(granted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as "grantedOn"
  from subsidy_applications where round_id = $1::uuid and status = 'granted' order by application_number`;

async function* withSum(batches: AsyncIterable<Granted[]>): AsyncGenerator<Cell[][]> {
  let [count, sum] = [0, 0];
  for await (const batch of batches) {
    yield batch.map(({ number, company, uscc, bank, account, fen, grantedOn }) => {
      count += 1;
      sum += fen;
      return [count, number, company, uscc, bank, company, account, fen / 100, grantedOn];
    });
  }
  yield [[null, '合计', `共 ${count} 笔`, null, null, null, null, sum / 100, null]];
}

type Letter = { number: string; company: string; contact: string; phone: string; postcode: string; address: string; status: 'approved' | 'granted'; fen: number; paperUntil: string; postAgain: string | null };

const LETTERS: Column[] = [
  { label: '申请编号', width: 20 },
  { label: '单位名称', width: 36 },
  { label: '联系人', width: 14 },
  { label: '联系人电话', width: 18 },
  { label: '邮政编码', width: 12 },
  { label: '通信地址', width: 48 },
  { label: '信件', width: 16 },
  { label: '内容', width: 80 },
];

/** Who is written to: approved applications with what they must post, granted ones with their amount. */
export const letterSheet: RoundSheet = {
  label: '邮寄清单',
  write: (tx, round) => writeLongSpreadsheet('邮寄清单', LETTERS, lettersOf(batchesOf<Letter>(tx, WRITTEN_TO, [round]))),
};

const WRITTEN_TO = `select a.application_number as number, a.name as company, a.contact, a.contact_phone as phone, a.postcode, a.correspondence_address as address, a.status::text as status,
    a.granted_fen::float8 as fen, v.rules ->> 'paperUntil' as "paperUntil",
    (select case when last.action = 'acceptRevision' then coalesce(last.input ->> 'remark', '') end from case_log last
       where last.case_collection = 'subsidy-applications' and last.case_id = a.id::text and last.from_status <> last.to_status order by last.sequence desc limit 1) as "postAgain"
  from subsidy_applications a join policy_round_versions v on v.round_id = a.round_id and v.version = a.round_version
  where a.round_id = $1::uuid and a.status in ('approved', 'granted') order by a.status, a.application_number`;

async function* lettersOf(batches: AsyncIterable<Letter[]>): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) {
    yield batch.map((letter) => [
      ...[letter.number, letter.company, letter.contact, letter.phone, letter.postcode, letter.address],
      ...(letter.status === 'granted' ? ['核定通知', `核定补贴 ${formatYuan(letter.fen)} 元。`] : ['邮寄纸件通知', paperSentence(letter)]),
    ]);
  }
}

/** After a revision only what changed is posted again (spec 4). */
function paperSentence({ postAgain, paperUntil }: Letter): string {
  const papers = postAgain === null ? null : postAgainLines(postAgain);
  if (papers?.length === 0) return '不用重新邮寄纸件。';
  return papers ? `请在 ${paperUntil} 以前重新邮寄：${papers.join('；')}。` : `请在 ${paperUntil} 以前邮寄盖章的补贴申请表和所上传材料的纸件。`;
}

/** Rows of a query by a cursor: one consistent reading, never all in memory. Needs a transaction. */
async function* batchesOf<R>(tx: Queryable, query: string, values: unknown[]): AsyncGenerator<R[]> {
  await tx.query(`declare round_rows no scroll cursor for ${query}`, values);
  for (;;) {
    const { rows } = await tx.query<R>(`fetch ${ROWS_AT_ONCE} from round_rows`);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await tx.query('close round_rows');
}
