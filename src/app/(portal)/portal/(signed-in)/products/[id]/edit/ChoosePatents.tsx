'use client';

import { Button, Input, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { LEGAL_STATUS } from '../../../../../../../domain/patents.ts';
import { PATENT_TYPES } from '../../../../../../../domain/patentNumber.ts';
import type { OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { api, sentenceOf } from '../../../../../kit/api.ts';
import { PatentFacts, whyUnusable } from './LinkedPatent.tsx';
import { useProduct } from './ProductContext.ts';
import type { PatentLinks } from './usePatentLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from './product.module.css';

type Filter = { text: string; type: string; status: string; page: number };
type Found = { docs: OwnPatent[]; page: number; totalPages: number; totalDocs: number };

const PAGE_SIZE = 8;
const TYPING_PAUSE_MS = 300;

/** The organisation's own patents, searched and filtered, a page at a time. */
export function ChoosePatents({ patents }: { patents: PatentLinks }) {
  const [filter, setFilter] = useState<Filter>({ text: '', type: '', status: 'valid', page: 1 });
  const { found, fault } = useOwnPatents(filter);
  const narrow = (part: Partial<Filter>) => setFilter({ ...filter, page: 1, ...part });
  return (
    <section className={styles.patents} aria-labelledby="own-patents">
      <h3 id="own-patents">从本单位的专利中选择</h3>
      <Filters filter={filter} onChange={narrow} />
      {fault && <p className={field.error} role="alert">{fault}</p>}
      <p role="status" className={field.hint}>
        {found ? `找到 ${found.totalDocs} 件` : '正在读取…'}
      </p>
      {found?.totalDocs === 0 && <Nothing filtered={filter.text !== '' || filter.type !== '' || filter.status !== ''} />}
      <ul className={styles.list}>
        {found?.docs.map((patent) => (
          <li key={patent.id}>
            <Candidate patent={patent} patents={patents} />
          </li>
        ))}
      </ul>
      {found && found.totalPages > 1 && <Pages found={found} onGo={(page) => setFilter({ ...filter, page })} />}
    </section>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (part: Partial<Filter>) => void }) {
  const options = (labels: Record<string, string>) => [{ value: '', label: '全部' }, ...Object.entries(labels).map(([value, label]) => ({ value, label }))];
  return (
    <div className={styles.filters}>
      <label>
        专利号或名称
        <Input value={filter.text} onChange={({ target }) => onChange({ text: target.value })} autoComplete="off" />
      </label>
      <label htmlFor="patent-type">
        类型
        <Select id="patent-type" value={filter.type} options={options(PATENT_TYPES)} onChange={(type) => onChange({ type })} />
      </label>
      <label htmlFor="patent-status">
        法律状态
        <Select id="patent-status" value={filter.status} options={options(LEGAL_STATUS)} onChange={(status) => onChange({ status })} />
      </label>
    </div>
  );
}

function Candidate({ patent, patents }: { patent: OwnPatent; patents: PatentLinks }) {
  const { names } = useProduct();
  const [fault, setFault] = useState('');
  const isLinked = patents.links.some(({ id }) => id === patent.id);
  const why = whyUnusable(patent, names);
  return (
    <div className={styles.candidate}>
      <PatentFacts patent={patent} />
      {isLinked && <span className={field.hint}>已关联</span>}
      {!isLinked && !why && (
        <Button onClick={() => void patents.add(patent).then((reason) => setFault(reason ?? ''))} aria-label={`关联 ${patent.title}`}>
          关联
        </Button>
      )}
      {!isLinked && why && <p className={field.hint}>{why}</p>}
      {fault && <p className={field.error} role="alert">{fault}</p>}
    </div>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  return (
    <p>
      {filtered ? '没有符合条件的专利。可以减少筛选条件，或者到' : '本单位还没有专利。请到'}
      <a href="/portal/patents" target="_blank" rel="noopener">
        专利信息
      </a>
      添加。
    </p>
  );
}

function Pages({ found, onGo }: { found: Found; onGo: (page: number) => void }) {
  return (
    <div className={styles.pages}>
      <Button disabled={found.page <= 1} onClick={() => onGo(found.page - 1)}>
        上一页
      </Button>
      <span>
        第 {found.page} 页，共 {found.totalPages} 页
      </span>
      <Button disabled={found.page >= found.totalPages} onClick={() => onGo(found.page + 1)}>
        下一页
      </Button>
    </div>
  );
}

function useOwnPatents(filter: Filter): { found: Found | null; fault: string } {
  const [found, setFound] = useState<Found | null>(null);
  const [fault, setFault] = useState('');
  const read = useCallback(async (query: URLSearchParams, isCurrent: () => boolean) => {
    const answer = await api<Found>(`patents?${query}`);
    if (!isCurrent()) return;
    setFault(answer.ok ? '' : sentenceOf(answer));
    if (answer.ok) setFound(answer.value);
  }, []);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void read(queryFor(filter), () => current), TYPING_PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [filter, read]);
  return { found, fault };
}

function queryFor({ text, type, status, page }: Filter): URLSearchParams {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), page: String(page), sort: '-number' });
  const word = text.trim();
  if (type) query.set('where[and][0][type][equals]', type);
  if (status) query.set('where[and][1][legalStatus][equals]', status);
  if (word) {
    query.set('where[and][2][or][0][title][like]', word);
    query.set('where[and][2][or][1][number][like]', word.replace(/^(?:CN|ZL)/i, '').replace(/[.\s]/g, ''));
  }
  return query;
}
