import { allFields, isNumber, type Values } from '../../domain/forms/field.ts';
import { loanForm } from '../../domain/forms/loan.ts';
import { submitProblems } from '../../domain/forms/schema.ts';
import { loanProblems, parsePledgeNumber } from '../../domain/loans.ts';
import { fenFromWan, fenFromYuan } from '../../domain/money.ts';
import { failure, success, type Result } from '../../domain/result.ts';
import type { IpKind } from '../../domain/subsidy/round.ts';
import { countCodePoints } from '../../domain/text.ts';
import { parseUscc } from '../../domain/uscc.ts';
import { storeLoans } from '../loanStore.ts';
import { day, prose, shown } from '../cells.ts';
import type { Column, ImportKind, Value } from '../kind.ts';
import { rate } from './lpr.ts';

const fen = (read: typeof fenFromWan) => (text: string): Result<Value> => {
  const amount = read(text);
  return amount.ok ? success(String(amount.value)) : amount;
};
const [wan, yuan] = [fen(fenFromWan), fen(fenFromYuan)];
const uscc = (text: string): Result<Value> => {
  const parsed = parseUscc(text);
  return parsed.ok ? success(parsed.value) : parsed;
};
/** The one field of the form a column is for keeps its name; required columns are those the form requires. */
const column = (name: string, label: string, read: Column['read'], example: string, note: string, synonyms: string[] = []): Column => ({
  ...{ name, label, read, example, note, synonyms },
  ...(allFields(loanForm).find((field) => field.name === name)?.required ? { required: true as const } : {}),
});

/** Loans of a bank; a contract number that is known already is reported and changes nothing (spec 4). */
export const loansImport: ImportKind = {
  key: 'loans',
  label: '质押贷款',
  lead: '本行的专利、商标质押贷款，每笔一行。合同编号已经登记过的，只提示，不作任何改动；要改已登记的贷款，请打开那笔贷款修改。',
  by: 'bank',
  keyLabel: '合同编号',
  keepsFirst: true,
  keyOf: ({ contractNumber }) => String(contractNumber),
  columns: [
    column('uscc', '统一社会信用代码', uscc, '91320505MA1NEW88XA', '18 位，借款单位的代码。请设为文本格式。', ['信用代码', '统一信用代码', '社会信用代码']),
    column('enterpriseName', '单位名称', prose(200), '示例单位（请删除本行）', '贷款合同上的名称。', ['企业名称', '借款单位', '借款人', '公司名称']),
    column('financingProduct', '融资产品', prose(100), '知担保', '如“知担保”。', ['产品', '贷款产品', '产品名称']),
    column('contractNumber', '合同编号', prose(100), 'HT-2026-0001', '同一银行内不能重复。请设为文本格式。', ['贷款合同编号', '合同号', '借款合同编号']),
    column('contractFrom', '合同起始日', day, '2026-01-10', '写成 2026-01-10 的样子。', ['合同开始日', '合同起始日期']),
    column('contractTo', '合同到期日', day, '2027-01-09', '写成 2027-01-09 的样子。', ['合同结束日', '合同到期日期']),
    column('principal', '贷款金额（万元）', wan, '400', '单位万元。', ['贷款金额', '金额', '金额（万元）']),
    column('creditLine', '授信额度（万元）', wan, '500', '单位万元，不低于贷款金额。', ['授信额度', '额度']),
    column('annualRate', '年利率（%）', rate, '3.65', '百分数，最多 4 位小数。', ['年利率', '利率', '利率（%）']),
    column('disbursedOn', '放款日', day, '2026-01-10', '写成 2026-01-10 的样子。', ['放款日期', '发放日']),
    column('dueOn', '还款到期日', day, '2027-01-09', '写成 2027-01-09 的样子。', ['到期日', '还款日', '到期日期']),
    column('patentPledgeNumber', '专利质押登记号', prose(100), 'Y2026980000001', '专利、商标质押登记号至少填写一项。', ['专利权质押登记号']),
    column('trademarkPledgeNumber', '商标质押登记号', prose(100), '', '专利、商标质押登记号至少填写一项。', ['商标权质押登记号']),
    column('appraisedValue', '评估价值（万元）', wan, '600', '可以不填。', ['评估价值', '评估值']),
    column('appraiser', '评估机构', prose(100), '示例评估有限公司', '填写了评估费的必填。'),
    column('guarantor', '担保机构', prose(100), '', '填写了担保费的必填。', ['担保公司']),
    column('insurer', '保险机构', prose(100), '', '填写了保险费的必填。', ['保险公司']),
    column('guaranteeFee', '担保费（元）', yuan, '', '单位元，可以不填。', ['担保费']),
    column('insuranceFee', '保险费（元）', yuan, '', '单位元，可以不填。', ['保险费']),
    column('appraisalFee', '评估费（元）', yuan, '8000', '单位元，可以不填。', ['评估费']),
    column('patents', '质押专利', pledged('patent'), '202120000001.1 示例专利', '专利号、空格、名称；多件用分号或换行隔开。质押专利、质押商标至少填写一件。', ['质押的专利', '专利清单']),
    column('trademarks', '质押商标', pledged('trademark'), '', '注册号、空格、名称；多件用分号或换行隔开。', ['质押的商标', '商标清单']),
  ],
  complete,
  store: { how: 'batches', store: storeLoans },
};

/** A list of `号码 名称`; each number is checked and comes back in its stored form. */
function pledged(kind: IpKind): Column['read'] {
  return (text) => {
    const items: string[] = [];
    for (const entry of text.split(/[;；\n]/).map((each) => each.trim()).filter(Boolean)) {
      const [, typed = '', title = ''] = /^(\S+)[\s,，、]+(.+)$/.exec(entry) ?? [];
      if (!typed || !title.trim()) return failure(`“${shown(entry)}”应为号码、空格和名称。`);
      const number = parsePledgeNumber(kind, typed);
      if (!number.ok) return failure(`“${shown(typed)}”：${number.reason}`);
      if (countCodePoints(title.trim()) > 200) return failure(`“${shown(typed)}”的名称最多 200 个字。`);
      if (items.some((item) => item.startsWith(`${number.value} `))) return failure(`“${shown(typed)}”写了两次。`);
      items.push(`${number.value} ${title.trim()}`);
    }
    return success(items);
  };
}

/** The rules of the bank's own form over the whole row. */
function complete(row: Record<string, Value>): Result<Record<string, Value>> {
  const values: Values = Object.fromEntries(allFields(loanForm).map((field) => [field.name, typedValue(isNumber(field), row[field.name])]));
  const problems = [...submitProblems(loanForm, values, {}), ...loanProblems(values)].map(({ message }) => message);
  const pledges = [row.patents, row.trademarks].flatMap((each) => each ?? []);
  if (pledges.length === 0) problems.push('请填写质押专利或者质押商标，至少一件。');
  return problems.length > 0 ? failure([...new Set(problems)].join('')) : success(row);
}

function typedValue(isAmount: boolean, value: Value | undefined): unknown {
  if (value === null || value === undefined) return null;
  return isAmount ? Number(value) : value;
}
