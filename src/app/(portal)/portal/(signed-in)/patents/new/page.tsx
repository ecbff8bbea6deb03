import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { today } from '../../../../../../adapters/clock.ts';
import { displayPatentNumber } from '../../../../../../domain/patentNumber.ts';
import { OBTAINED, type Obtained } from '../../../../../../domain/patents.ts';
import { ownPatent } from '../../../../../../queries/portalPatents.ts';
import { textOf, type SearchParams } from '../../../../../(public)/parameters.ts';
import { requirePortalUser } from '../../../../currentUser.ts';
import lists from '../../../../lists/lists.module.css';
import { ManualPatent } from '../../../../patents/ManualPatent.tsx';
import type { ManualEntry } from '../../../../patents/useManualPatent.ts';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import account from '../../../../account/account.module.css';

export const metadata: Metadata = { title: '手工填写专利' };

/** Typing in a patent the register does not know; with `patent` one that is there is corrected. */
export default async function ManualPatentPage({ searchParams }: { searchParams: SearchParams }) {
  const parameters = await searchParams;
  const { actor, db } = await requirePortalUser('/portal/patents/new');
  const id = textOf(parameters.patent);
  const patent = id ? await ownPatent(db, actor.enterprise, id) : null;
  if (id && !patent?.isDeclared) notFound();
  const asked = textOf(parameters.obtained);
  const empty: ManualEntry = { number: displayPatentNumber(textOf(parameters.number).slice(0, 40)), title: '', holders: '', legalStatus: 'valid', asOf: today(), obtained: asked in OBTAINED ? (asked as Obtained) : 'original' };
  const initial: ManualEntry = patent ? { ...patent, number: displayPatentNumber(patent.number), holders: patent.holders.join('\n'), asOf: patent.asOf ?? today() } : empty;
  return (
    <div className={account.page}>
      <Crumbs above={[{ href: '/portal/patents', label: '专利信息' }]} />
      <h1>{patent ? '修改专利' : '手工填写专利'}</h1>
      <p className={lists.lead}>用于专利登记数据中查不到的专利。请照专利证书填写，保存后上传证明。登记数据有了这件专利以后，以登记数据为准。</p>
      <ManualPatent initial={pick(initial)} today={today()} />
    </div>
  );
}

/** Only what the form holds goes to the browser. */
function pick({ id, number, title, holders, legalStatus, asOf, obtained }: ManualEntry): ManualEntry {
  return { ...(id ? { id } : {}), number, title, holders, legalStatus, asOf, obtained };
}
