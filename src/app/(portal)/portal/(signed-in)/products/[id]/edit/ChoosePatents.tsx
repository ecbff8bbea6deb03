'use client';

import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { OwnPatent } from '../../../../../../../queries/portalProducts.ts';
import { PatentFacts, whyUnusable } from './LinkedPatent.tsx';
import { PatentFilters } from './PatentFilters.tsx';
import { useProduct } from './ProductContext.ts';
import { EVERYTHING_VALID, isNarrowed, useOwnPatents, type Filter, type Found } from './useOwnPatents.ts';
import type { PatentLinks } from './usePatentLinks.ts';
import field from '../../../../../kit/field.module.css';
import styles from './product.module.css';

/** The organisation's own patents, searched and filtered, a page at a time; what is ticked stays ticked from page to page. */
export function ChoosePatents({ patents }: { patents: PatentLinks }) {
  const [filter, setFilter] = useState<Filter>(EVERYTHING_VALID);
  const [ticked, setTicked] = useState<ReadonlyMap<string, OwnPatent>>(new Map());
  const { found, fault } = useOwnPatents(filter);
  const tick = (patent: OwnPatent, on: boolean) =>
    setTicked((before) => {
      const after = new Map(before);
      if (on) after.set(patent.id, patent);
      else after.delete(patent.id);
      return after;
    });
  return (
    <section className={styles.patents} aria-labelledby="own-patents">
      <h3 id="own-patents">从本单位的专利中选择</h3>
      <PatentFilters filter={filter} onChange={(part) => setFilter({ ...filter, page: 1, ...part })} />
      {fault && <p className={field.error} role="alert">{fault}</p>}
      <p role="status" className={field.hint}>
        {found ? `找到 ${found.total.toLocaleString('zh-CN')} 件` : '正在读取…'}
      </p>
      {found?.total === 0 && <Nothing filtered={isNarrowed(filter)} />}
      <ul className={styles.list}>
        {found?.items.map((patent) => (
          <li key={patent.id}>
            <Candidate patent={patent} patents={patents} isTicked={ticked.has(patent.id)} onTick={(on) => tick(patent, on)} />
          </li>
        ))}
      </ul>
      {found && found.pages > 1 && <Pages found={found} onGo={(page) => setFilter({ ...filter, page })} />}
      <LinkTicked ticked={ticked} patents={patents} onDone={(left) => setTicked(left)} />
    </section>
  );
}

type CandidateProps = { patent: OwnPatent; patents: PatentLinks; isTicked: boolean; onTick: (on: boolean) => void };

function Candidate({ patent, patents, isTicked, onTick }: CandidateProps) {
  const { names } = useProduct();
  const isLinked = patents.links.some(({ id }) => id === patent.id);
  const why = whyUnusable(patent, names);
  return (
    <div className={styles.candidate}>
      {!isLinked && !why && <Checkbox checked={isTicked} onChange={({ target }) => onTick(target.checked)} aria-label={`选择 ${patent.title}`} className={styles.tick ?? ''} />}
      <PatentFacts patent={patent} />
      {isLinked && <span className={field.hint}>已关联</span>}
      {!isLinked && why && <p className={field.hint}>{why}</p>}
    </div>
  );
}

type LinkProps = { ticked: ReadonlyMap<string, OwnPatent>; patents: PatentLinks; onDone: (left: ReadonlyMap<string, OwnPatent>) => void };

/** Links what is ticked on all pages, one after the other; what the server does not take stays ticked, with its reason. */
function LinkTicked({ ticked, patents, onDone }: LinkProps) {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const link = async () => {
    if (busy || ticked.size === 0) return;
    setBusy(true);
    const left = new Map<string, OwnPatent>();
    const reasons: string[] = [];
    for (const patent of ticked.values()) {
      const reason = await patents.add(patent);
      if (reason === null) continue;
      left.set(patent.id, patent);
      reasons.push(`${patent.title}：${reason}`);
    }
    setFaults(reasons);
    onDone(left);
    setBusy(false);
  };
  return (
    <div className={styles.linking}>
      <Button onClick={() => void link()} aria-disabled={busy || ticked.size === 0}>
        {busy ? '正在关联…' : ticked.size === 0 ? '关联所选专利' : `关联所选 ${ticked.size} 件专利`}
      </Button>
      {ticked.size === 0 && <span className={field.hint}>先在上面勾选，可以翻页后继续选。</span>}
      {ticked.size > 0 && !busy && (
        <Button type="link" onClick={() => onDone(new Map())}>
          全部取消
        </Button>
      )}
      {faults.length > 0 && (
        <ul className={styles.notes} role="alert">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
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
        第 {found.page} 页，共 {found.pages} 页
      </span>
      <Button disabled={found.page >= found.pages} onClick={() => onGo(found.page + 1)}>
        下一页
      </Button>
    </div>
  );
}
