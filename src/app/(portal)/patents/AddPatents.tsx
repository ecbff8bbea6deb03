'use client';

import { Button, Input, Radio } from 'antd';
import Link from 'next/link';
import { OUTCOMES, type ListedLine } from '../../../domain/patentIntake.ts';
import { OBTAINED, type Obtained } from '../../../domain/patents.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import account from '../account/account.module.css';
import { FieldError } from '../account/TextField.tsx';
import { DataTable, type Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';
import { useAdding } from './useAdding.ts';

/** Adding patents by number, in two steps: what each line is, then adding those that may be added. */
export function AddPatents() {
  const { text, obtained, type, choose, step, problem, busy, check, add } = useAdding();
  return (
    <>
      <div role="status">
        {step.at === 'added' && <AddedNote count={step.count} obtained={step.obtained} />}
        {step.at === 'checked' && <span className={account.hidden}>已核对 {step.lines.length} 个号码，结果在下面。</span>}
      </div>
      <HowObtained value={obtained} onChoose={choose} />
      <Numbers text={text} problem={problem} onType={type} />
      <div className={lists.bar}>
        <Button type={step.at === 'checked' ? 'default' : 'primary'} aria-disabled={busy !== null} onClick={() => void check()}>
          {busy === 'check' ? '正在核对…' : '核对'}
        </Button>
      </div>
      {step.at === 'checked' && <Checked lines={step.lines} obtained={obtained} busy={busy === 'add'} onAdd={() => void add()} />}
    </>
  );
}

const EXPLAINED: Record<Obtained, string> = {
  original: '您单位是登记的专利权人（共有的也算）。',
  transferredIn: '从他人处受让，须上传转让证明。',
  licensed: '经专利权人许可使用，须上传许可合同或备案证明。',
};

export function HowObtained({ value, onChoose }: { value: Obtained; onChoose: (obtained: Obtained) => void }) {
  return (
    <fieldset className={lists.area}>
      <legend>取得方式</legend>
      <Radio.Group value={value} onChange={({ target }) => onChoose(target.value as Obtained)} orientation="vertical">
        {(Object.keys(OBTAINED) as Obtained[]).map((key) => (
          <Radio key={key} value={key}>
            {OBTAINED[key]}
            <span className={lists.small}>{EXPLAINED[key]}</span>
          </Radio>
        ))}
      </Radio.Group>
    </fieldset>
  );
}

function Numbers({ text, problem, onType }: { text: string; problem: string; onType: (text: string) => void }) {
  const wrong = problem ? { status: 'error' as const, 'aria-invalid': true } : {};
  return (
    <div className={`${lists.area} ${problem ? account.wrong : ''}`}>
      <label htmlFor="numbers">专利号</label>
      <p id="numbers-hint" className={account.hint}>
        每行一个，也可以用逗号或空格隔开。可带 CN、ZL 和小数点，如 ZL201710601862.3。
      </p>
      {problem && <FieldError name="numbers" message={problem} />}
      <Input.TextArea id="numbers" value={text} rows={6} aria-describedby={`numbers-hint${problem ? ' numbers-error' : ''}`} onChange={({ target }) => onType(target.value)} {...wrong} />
    </div>
  );
}

function AddedNote({ count, obtained }: { count: number; obtained: Obtained }) {
  const missing = '/portal/patents?proof=missing';
  return (
    <p className={lists.said}>
      已添加 {count} 件专利。
      {obtained === 'original' ? <Link href="/portal/patents">查看专利信息</Link> : <Link href={missing}>逐件上传证明</Link>}
      ，或者继续添加。
    </p>
  );
}

function Checked({ lines, obtained, busy, onAdd }: { lines: ListedLine[]; obtained: Obtained; busy: boolean; onAdd: () => void }) {
  const addable = lines.filter(({ outcome }) => outcome === 'addable').length;
  return (
    <section aria-labelledby="checked" className={account.section}>
      <h2 id="checked">
        核对结果：{lines.length} 个号码，{addable} 件可以添加
      </h2>
      <DataTable caption="核对结果" columns={columnsFor(obtained)} rows={lines} keyOf={({ line, text, outcome }) => `${line} ${text} ${outcome}`} />
      {addable > 0 ? (
        <div className={lists.bar}>
          <Button type="primary" aria-disabled={busy} onClick={onAdd}>
            {busy ? '正在添加…' : `添加 ${addable} 件专利`}
          </Button>
        </div>
      ) : (
        <p>没有可以添加的专利。请按上面的说明改正后再核对。</p>
      )}
    </section>
  );
}

function columnsFor(obtained: Obtained): readonly Column<ListedLine>[] {
  return [
    {
      label: '专利',
      cell: ({ text, title }) => (
        <>
          {title ?? text}
          {title && <span className={lists.small}>{text}</span>}
        </>
      ),
    },
    { label: '行', nowrap: true, cell: ({ line }) => `第 ${line} 行` },
    { label: '结果', nowrap: true, cell: ({ outcome }) => <Tag tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].label}</Tag> },
    {
      label: '说明',
      cell: ({ outcome, message, number }) => (
        <>
          {message}
          {outcome === 'notFound' && number && <Link href={`/portal/patents/new?number=${number}&obtained=${obtained}`}>去填写</Link>}
        </>
      ),
    },
  ];
}
