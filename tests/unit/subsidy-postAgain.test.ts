import { describe, expect, it } from 'vitest';
import { subsidyForm } from '../../src/domain/forms/subsidyApplication.ts';
import { papersToPostAgain, postAgainLines, postAgainText, type PaperFacts } from '../../src/domain/subsidy/postAgain.ts';

const LOAN = { enterpriseName: '甲测试有限公司', contractNumber: 'HT-1', principal: 400_000_000 };
const BEFORE: PaperFacts = {
  values: { name: '甲测试有限公司', bankName: '科技支行', remark: '无', revisionNote: null },
  files: [{ slot: 'bankForm', sha256: 'aa' }],
  ipItems: [{ kind: 'patent', number: '2004100090818', title: '一种切割装置', product: '切割机', share: 12.5 }],
  known: { loan: LOAN, isRenamed: false, requestedFen: 7_300_000 },
};
const after = (change: Partial<PaperFacts>): PaperFacts => ({ ...BEFORE, ...change });
const papers = (change: Partial<PaperFacts>) => papersToPostAgain(subsidyForm, BEFORE, after(change)).map(({ paper }) => paper);

describe('papers to be posted again after a revision', () => {
  it.each<[what: string, change: Partial<PaperFacts>, expected: string[]]>([
    ['nothing changed', {}, []],
    ['an organisation fact', { values: { ...BEFORE.values, bankName: '示例银行科技支行' } }, ['applicationForm']],
    ['the loan as its bank has it', { known: { ...BEFORE.known!, loan: { ...LOAN, principal: 300_000_000 } } }, ['applicationForm']],
    ['the pledged list', { ipItems: [] }, ['applicationForm']],
    ['the amount', { known: { ...BEFORE.known!, requestedFen: 1 } }, ['applicationForm']],
    ['explanations, which the form does not print', { values: { ...BEFORE.values, remark: '补正', revisionNote: '已改' } }, []],
    ['a material replaced', { files: [{ slot: 'bankForm', sha256: 'bb' }] }, ['bankForm']],
    ['a material added', { files: [...BEFORE.files, { slot: 'supplement', sha256: 'cc' }] }, ['supplement']],
    ['a material taken away', { files: [] }, []],
    ['a renaming, its proof uploaded before', { values: { ...BEFORE.values, name: '甲科技有限公司' }, known: { ...BEFORE.known!, isRenamed: true } }, ['applicationForm', 'renameProof']],
    ['the same files in another order', { files: [...BEFORE.files].reverse() }, []],
  ])('%s', (_what, change, expected) => {
    expect(papers(change)).toEqual(expected);
  });

  it('keys of the pledged rows in the order of the database are no change', () => {
    expect(papers({ ipItems: [{ share: 12.5, product: '切割机', title: '一种切割装置', number: '2004100090818', kind: 'patent' }] })).toEqual([]);
  });

  it('are told with what changed, and the reviewer adds to them without repeating any', () => {
    const list = papersToPostAgain(subsidyForm, BEFORE, after({ values: { ...BEFORE.values, bankName: '示例银行科技支行' } }));
    const text = postAgainText(list, '申请表（开户银行有改动，请重新下载、盖章）\n开户许可证复印件');
    expect(text).toBe('申请表（开户银行有改动，请重新下载、盖章）\n开户许可证复印件');
    expect(postAgainLines(text)).toHaveLength(2);
  });

  it('say so when there are none', () => {
    expect(postAgainText([])).toBe('没有需要重新邮寄的纸件');
    expect(postAgainLines(postAgainText([]))).toEqual([]);
  });
});
