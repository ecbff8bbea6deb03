/**
 * The text checks (文字检查) of page 3, row by row: where each code stands, how grave it is, and what follows for the submission.
 * Written from the table; it imports nothing but the functions it judges. Many more names: product-name-checks.test.ts.
 */
import { describe, expect, it } from 'vitest';
import { productFindings } from '../../src/casework/productFindings.ts';

type Row = { code: string; at: string; severity: 'block' | 'warn' | 'hint'; given: Record<string, unknown>; patents?: string[]; className?: string };

const GOOD = { name: '等离子弧切割机', model: 'LGK-100', modelsReason: null, introduction: '由电源、割炬和供气部分组成，用于切割金属板材。', trademark: null, sales: 100 };

const ROWS: Row[] = [
  { code: 'METHOD', at: 'name', severity: 'block', given: { name: '污水处理工艺' } },
  { code: 'FOREIGN', at: 'name', severity: 'block', given: { name: 'Smart Watch' } },
  { code: 'INDEFINITE', at: 'name', severity: 'block', given: { name: '一种水杯' } },
  { code: 'INDEFINITE', at: 'name', severity: 'warn', given: { name: '阀门等产品' } },
  { code: 'MULTI', at: 'name', severity: 'warn', given: { name: '螺栓和螺母' } },
  { code: 'TOO_BROAD', at: 'name', severity: 'hint', given: { name: '金属部件' } },
  { code: 'PATENT_TITLE', at: 'name', severity: 'warn', given: { name: '高效节能水泵' }, patents: ['一种高效节能水泵'] },
  { code: 'ADJECTIVE', at: 'name', severity: 'hint', given: { name: '优质大米' } },
  { code: 'SPEC', at: 'name', severity: 'warn', given: { name: '10kV变压器' } },
  { code: 'CODE', at: 'name', severity: 'hint', given: { name: 'ABX控制器' } },
  { code: 'BRAND', at: 'name', severity: 'warn', given: { name: '格力空调', trademark: '格力' } },
  { code: 'COINED', at: 'name', severity: 'hint', given: { name: '厨房清洁神器' } },
  { code: 'SERIES', at: 'model', severity: 'warn', given: { model: 'XK系列' } },
  { code: 'SPEC_FORM', at: 'model', severity: 'hint', given: { model: '通用' } },
  { code: 'MODELS', at: 'modelsReason', severity: 'block', given: { model: 'LGK-100、LGK-120' } },
  { code: 'ADVERT', at: 'introduction', severity: 'hint', given: { introduction: '技术国内领先，用于切割金属。' } },
  { code: 'OFF_TOPIC', at: 'introduction', severity: 'hint', given: { introduction: '我公司成立于2003年。' } },
  { code: 'CLASS_KIND', at: 'productClass', severity: 'warn', given: { name: '锂电池正极材料' }, className: '锂离子电池' },
  { code: 'ZERO_SALES', at: 'sales', severity: 'block', given: { sales: 0 } },
];

const judge = ({ given, patents = [], className }: Omit<Row, 'code' | 'at' | 'severity'>, reasons = {}) =>
  productFindings({ ...GOOD, ...given }, patents.map((title) => ({ title, type: 'invention' })), reasons, className ? { className } : {});

describe('文字检查 – 每个代码的位置、轻重和后果', () => {
  it.each(ROWS)('$code 在 $at：$severity', (row) => {
    const { all, blocking, unexplained } = judge(row);
    expect(all.map(({ code, severity }) => [code, severity])).toEqual([[row.code, row.severity]]);
    // block stops the submission; warn asks for a reason; hint only informs.
    expect(blocking.map(({ field }) => field)).toEqual(row.severity === 'block' ? [row.at] : []);
    expect(unexplained.map(({ field }) => field)).toEqual(row.severity === 'warn' ? [row.at] : []);
    expect(all[0]).toMatchObject({ message: expect.stringMatching(/。$/), rule: expect.stringMatching(/。$/) });
  });

  it.each(ROWS.filter(({ severity }) => severity === 'warn'))('$code：写明理由即可提交，空白不算理由', (row) => {
    expect(judge(row, { [row.code]: '确系如此' }).unexplained).toEqual([]);
    expect(judge(row, { [row.code]: '　 ' }).unexplained).toHaveLength(1);
  });

  it.each(ROWS.filter(({ severity, code }) => severity === 'block' && code !== 'MODELS'))('$code：写了理由也不能提交', (row) => {
    expect(judge(row, { [row.code]: '确系如此' }).blocking).toHaveLength(1);
  });

  it('MODELS：在“一并备案多个型号的理由”中说明后可以提交', () => {
    expect(judge({ given: { model: 'LGK-100、LGK-120', modelsReason: '仅额定电流不同' } }).all).toEqual([]);
  });

  it('FOREIGN 先于 CODE', () => {
    expect(judge({ given: { name: 'ABC-123' } }).all.map(({ code }) => code)).toEqual(['FOREIGN']);
  });

  it.each(['等离子弧切割机', '一次性使用无菌注射器', '1,4-丁二醇', '维生素C片', '工艺蜡烛', 'LED屏', '工具套装', '污水处理技术服务'])('好名称不误报：%s', (name) => {
    expect(judge({ given: { name } }).all).toEqual([]);
  });

  it.each(['', '无'])('型号规格为“%s”不误报', (model) => {
    expect(judge({ given: { model } }).all).toEqual([]);
  });
});
