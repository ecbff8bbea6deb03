'use client';

import { Button, Progress } from 'antd';
import Link from 'next/link';
import type { PatentImport } from '../../../casework/patentImports.ts';
import { formatInstant } from '../../../domain/civilDate.ts';
import lists from '../lists/lists.module.css';
import { useImport } from './useImport.ts';

type Props = { latest: PatentImport | null; addHref: string; exportHref: string | null };

/** Starts an import and tells how far it is. The work is done elsewhere: leaving or reloading the page changes nothing. */
export function ImportPatents({ latest, addHref, exportHref }: Props) {
  const { current, problem, busy, start } = useImport(latest);
  return (
    <>
      <div className={lists.bar}>
        <Button type="primary" aria-disabled={busy} onClick={() => void start()}>
          {busy ? '正在导入…' : '从登记数据导入'}
        </Button>
        <Link className={lists.button} href={addHref} prefetch={false}>
          按专利号添加
        </Link>
        {exportHref && (
          <a className={lists.button} href={exportHref} download>
            导出表格
          </a>
        )}
      </div>
      {problem && (
        <p className={`${lists.said} ${lists.failed}`} role="alert">
          {problem}
        </p>
      )}
      {current && !problem && <Standing current={current} />}
    </>
  );
}

function Standing({ current }: { current: PatentImport }) {
  const { state, problem } = current;
  if (state === 'waiting' || state === 'running') return <UnderWay current={current} />;
  return (
    <div role="status">
      <p className={`${lists.said} ${state === 'failed' ? lists.failed : ''}`}>{state === 'failed' ? problem : summaryOf(current)}</p>
    </div>
  );
}

function UnderWay({ current }: { current: PatentImport }) {
  const done = current.added + current.updated + current.kept;
  const { total } = current;
  const percent = total ? Math.min(100, Math.floor((done / total) * 100)) : 0;
  return (
    <div className={`${lists.said} ${lists.waiting}`}>
      <p role="status">{total === null ? '正在查找您单位持有的专利…' : `正在导入，已处理 ${count(done)} 件，共 ${count(total)} 件。可以离开本页，导入会继续。`}</p>
      {total !== null && <Progress percent={percent} showInfo={false} size="small" aria-label="导入进度" />}
    </div>
  );
}

/** What the newest import brought, and when. */
function summaryOf({ added, updated, kept, finishedAt }: PatentImport): string {
  const when = finishedAt ? `（${formatInstant(new Date(finishedAt))}）` : '';
  if (added + updated + kept === 0) return `登记数据中没有找到以您单位名称登记的专利${when}。可以按专利号添加，或者过几天再导入。`;
  const parts = [`新导入 ${count(added)} 件`, ...(updated > 0 ? [`更新 ${count(updated)} 件`] : []), ...(kept > 0 ? [`原有 ${count(kept)} 件没有变化`] : [])];
  return `最近一次导入${when}：${parts.join('，')}。`;
}

const count = (number: number) => number.toLocaleString('zh-CN');
