import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { now } from '../../../../../../adapters/clock.ts';
import { listActions } from '../../../../../../casework/listActions.ts';
import { civilYear } from '../../../../../../domain/civilDate.ts';
import { changesFacts } from '../../../../../../domain/forms/productUpdate.ts';
import { lastRefusal, ownTimeline } from '../../../../../../queries/portalCases.ts';
import { portalUpdate } from '../../../../../../queries/portalUpdates.ts';
import { database } from '../../../../../database.ts';
import { portalVisit, requirePortalUser, type PortalVisit } from '../../../../currentUser.ts';
import { ActionBar } from '../../../../kit/ActionBar.tsx';
import { CaseTimeline } from '../../../../kit/CaseTimeline.tsx';
import { CaseSummary } from '../../../../kit/Summary.tsx';
import { LinkedPatents } from '../../../../products/LinkedPatents.tsx';
import { Crumbs } from '../../../../shell/Crumbs.tsx';
import { Compared } from '../../../../updates/Compared.tsx';
import { nextOf } from '../../../../updates/standing.ts';
import { UpdateStanding } from '../../../../updates/UpdateStanding.tsx';
import styles from '../../../../products/product.module.css';

type Props = { params: Promise<{ id: string }> };

const read = cache((enterprise: string, id: string) => portalUpdate(database(), enterprise, id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const visit = await portalVisit();
  const update = visit && (await read(visit.actor.enterprise, (await params).id));
  return { title: update ? `${update.year} 年度更新：${update.name}` : '备案信息更新' };
}

/** One yearly update: where it stands, what can be done, the figures beside those before, everything entered. */
export default async function UpdatePage({ params }: Props) {
  const { id } = await params;
  const { actor, db } = await requirePortalUser(`/portal/updates/${id}`);
  const update = await read(actor.enterprise, id);
  if (!update) notFound();
  const { actions, timeline, refusal } = await caseOf({ actor, db }, id);
  const { year, record, before, files } = update;
  return (
    <>
      <Crumbs above={[{ href: '/portal/updates', label: '信息更新' }]} />
      <div className={styles.page}>
        <h1>
          {year} 年度更新：{update.name}
        </h1>
        <UpdateStanding update={update} refusal={refusal} isOpen={year === civilYear(now())} />
        <ActionBar collection="product-updates" id={id} revision={record.revision} actions={actions} />
        <CaseTimeline collection="product-updates" entries={timeline} {...nextOf(record)} />
        <Compared before={before} values={record.values} year={year - 1} />
        <CaseSummary collection="product-updates" values={record.values} files={files} year={year - 1} />
        {changesFacts(record.values) && (
          <section aria-label="更新后的关联专利">
            <h2>更新后的关联专利</h2>
            <LinkedPatents patents={update.patents} />
          </section>
        )}
      </div>
    </>
  );
}

async function caseOf({ actor, db }: Pick<PortalVisit, 'actor' | 'db'>, id: string) {
  const [offered, timeline, refusal] = await Promise.all([
    listActions(db, 'product-updates', id, actor),
    ownTimeline(db, 'product-updates', id, actor.enterprise),
    lastRefusal(db, 'product-updates', id, actor.enterprise),
  ]);
  return { actions: (offered ?? []).filter(({ action }) => action !== 'submit'), timeline, refusal };
}
