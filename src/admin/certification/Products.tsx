import Link from 'next/link.js';
import type { Queryable } from '../../adapters/database.ts';
import { BATCH_ACTIONS, type DeskFilter } from '../../domain/certification/desk.ts';
import { certifications } from '../../domain/lifecycle/certifications.ts';
import type { Actor } from '../../domain/roles.ts';
import { reasonLibrary } from '../../queries/caseFile.ts';
import { DESK_PAGE, deskFacets, readDesk, type DeskRound } from '../../queries/certificationDesk.ts';
import home from '../home/home.module.css';
import { deskHref } from './deskAddress.ts';
import { DeskFilters } from './DeskFilters.tsx';
import { ProductTable } from './ProductTable.tsx';

type Props = { db: Queryable; round: DeskRound; filter: DeskFilter; page: number; actor: Actor };

/** The products of a round that were gathered, filtered and by the page. */
export async function Products({ db, round, filter, page, actor }: Props) {
  const { rows, total } = await readDesk(db, round.id, filter, page);
  const pages = Math.max(1, Math.ceil(total / DESK_PAGE));
  return (
    <>
      <DeskFilters round={round} filter={filter} facets={await deskFacets(db, round.id)} />
      {total === 0 ? <Nothing round={round} filter={filter} /> : (
        <>
          <ProductTable key={JSON.stringify([filter, page])} round={round.id} rows={rows} total={total} filter={filter} actions={await batchActions(db, round, actor)} />
          <Pages page={page} pages={pages} href={(next) => deskHref(round.id, { ...filter, page: next })} />
        </>
      )}
    </>
  );
}

/** The actions this person may do in bulk, as far as the round has got. */
async function batchActions(db: Queryable, { publicisedAt }: DeskRound, { role }: Actor) {
  const before = ['shortlist', 'exclude'];
  const offered = BATCH_ACTIONS.filter((action) => certifications.actions[action].by.includes(role) && before.includes(action) === (publicisedAt === null));
  const reasons = offered.length > 0 ? (await reasonLibrary(db, 'certifications')).map(({ text }) => text) : [];
  return offered.map((action) => {
    const { label, look, asks } = certifications.actions[action];
    const asksReason = asks?.some(({ name }) => name === 'reason') ?? false;
    return { action, label, look, asksReason, reasons: asksReason ? reasons : [] };
  });
}

export function Pages({ page, pages, href }: { page: number; pages: number; href: (page: number) => string }) {
  if (pages <= 1) return null;
  return (
    <nav className={home.pager} aria-label="翻页">
      {page > 1 && <Link href={`${href(page - 1)}#products`} prefetch={false}>上一页</Link>}
      <span>第 {page} 页，共 {pages} 页</span>
      {page < pages && <Link href={`${href(page + 1)}#products`} prefetch={false}>下一页</Link>}
    </nav>
  );
}

function Nothing({ round, filter }: { round: DeskRound; filter: DeskFilter }) {
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (isFiltered) return <p className={home.nothing}>没有符合这些条件的产品。<Link href={deskHref(round.id)} prefetch={false}>清除条件</Link></p>;
  return <p className={home.nothing}>{round.gatheredAt ? '没有符合条件的候选产品。原因见“未列入的产品”。' : '还没有归集。归集以后，符合条件的备案产品会出现在这里。'}</p>;
}
