'use client';

import { Button } from 'antd';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { ImportStep } from '../../../casework/patentImport.ts';
import { api, sentenceOf, type ApiResult } from '../kit/api.ts';
import lists from '../lists/lists.module.css';
import { useOnce } from './useOnce.ts';

type Sum = { added: number; updated: number; kept: number };

/** Imports page by page, telling how far it is; broken off, it may simply be started again. */
export function ImportPatents({ addHref }: { addHref: string }) {
  const { busy, said, failed, run } = useImport();
  return (
    <>
      <div className={lists.bar}>
        <Button type="primary" aria-disabled={busy} onClick={() => void run()}>
          {busy ? '正在导入…' : '从登记数据导入'}
        </Button>
        <Link className={lists.button} href={addHref} prefetch={false}>
          按专利号添加
        </Link>
      </div>
      <div role="status">{said && <p className={`${lists.said} ${failed ? lists.failed : ''}`}>{said}</p>}</div>
    </>
  );
}

function useImport() {
  const router = useRouter();
  const { busy, once } = useOnce();
  const [told, setTold] = useState({ said: '', failed: false });
  const run = () =>
    once('import', async () => {
      setTold({ said: '正在查找…', failed: false });
      const outcome = await importAll((sum) => setTold({ said: `正在导入，已处理 ${count(total(sum))} 件…`, failed: false }));
      setTold(outcome.ok ? { said: summaryOf(outcome.value), failed: false } : { said: sentenceOf(outcome), failed: true });
      router.refresh();
    });
  return { ...told, busy: busy !== null, run };
}

async function importAll(tell: (sum: Sum) => void): Promise<ApiResult<Sum>> {
  const sum: Sum = { added: 0, updated: 0, kept: 0 };
  let cursor: string | null = null;
  do {
    const step: ApiResult<ImportStep> = await api<ImportStep>('patents/import', { method: 'POST', body: { cursor } });
    if (!step.ok) return step;
    sum.added += step.value.added;
    sum.updated += step.value.updated;
    sum.kept += step.value.kept;
    cursor = step.value.next;
    if (cursor) tell(sum);
  } while (cursor);
  return { ok: true, value: sum };
}

function summaryOf(sum: Sum): string {
  if (total(sum) === 0) return '登记数据中没有找到以您单位名称登记的专利。可以按专利号添加，或者过几天再导入。';
  const parts = [`新导入 ${count(sum.added)} 件`, ...(sum.updated > 0 ? [`更新 ${count(sum.updated)} 件`] : []), `已有 ${count(sum.kept)} 件`];
  return `${parts.join('，')}。`;
}

const total = ({ added, updated, kept }: Sum) => added + updated + kept;
const count = (number: number) => number.toLocaleString('zh-CN');
