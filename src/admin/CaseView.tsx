import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../access/actor.ts';
import { isCaseCollection } from '../domain/lifecycle/index.ts';
import { poolOf } from '../endpoints/http.ts';
import { AssetReport } from './case/AssetReport.tsx';
import { CaseHeader } from './case/CaseHeader.tsx';
import { Changes } from './case/Changes.tsx';
import { FormFacts } from './case/FormFacts.tsx';
import { loadCase, type CaseData } from './case/loadCase.ts';
import { Notes } from './case/Notes.tsx';
import { ProfileChanges } from './case/ProfileChanges.tsx';
import { scanGroups } from './case/scanGroups.ts';
import { SubsidyBody } from './case/SubsidyBody.tsx';
import { subsidyBeside } from './case/subsidyBeside.ts';
import { Timeline } from './case/Timeline.tsx';
import { UpdateDifferences } from './case/UpdateDifferences.tsx';
import { Withdrawal } from './case/Withdrawal.tsx';
import styles from './case/case.module.css';
import { formItems } from './fields/words.ts';
import { CaseDesk } from './desk/CaseDesk.tsx';
import { Scans } from './desk/Scans.tsx';

/** The page of a case in the back office: the form beside its scans, what does not fit, what may be done. */
export async function CaseView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req, collectionConfig } = initPageResult;
  const slug = collectionConfig?.slug ?? '';
  // Payload has read the record with this person's rights; editors see only the public face of a product, elsewhere.
  const actor = requestActor(req);
  if (!doc?.id || !isCaseCollection(slug) || !['reviewer', 'staff', 'auditor'].includes(actor.role)) notFound();
  const data = await loadCase(poolOf(req.payload), slug, String(doc.id), actor);
  if (!data) notFound();
  // Auditors see that a file is there, not what is in it, and have no cases to go on with (spec 10).
  const opensFiles = actor.role !== 'auditor';
  return (
    <CaseDesk {...deskProps(data, opensFiles)}>
      <main className={styles.page}>
        <CaseHeader data={data} hasQueue={opensFiles} />
        <div className={styles.columns}>
          <div className={styles.paper}>
            {data.subsidy ? <SubsidyBody data={data} subsidy={data.subsidy} opensFiles={opensFiles} /> : <CaseBody data={data} opensFiles={opensFiles} />}
          </div>
          <aside className={styles.scans} aria-label="上传的材料">
            <Scans groups={scanGroups(data)} canOpen={opensFiles} />
          </aside>
        </div>
      </main>
    </CaseDesk>
  );
}

function CaseBody({ data, opensFiles }: { data: CaseData; opensFiles: boolean }) {
  return (
    <>
      {data.withdrawal && <Withdrawal request={data.withdrawal} />}
      <Notes data={data} />
      {data.update && <UpdateDifferences data={data} update={data.update} />}
      {data.profile && <ProfileChanges data={data} profile={data.profile} />}
      {data.changes ? (
        <>
          <Changes data={data} changes={data.changes} />
          <details className={styles.whole}>
            <summary>查看完整的{data.form.label}表</summary>
            <FormFacts data={data} opensFiles={opensFiles} />
          </details>
        </>
      ) : (
        <FormFacts data={data} opensFiles={opensFiles} />
      )}
      <AssetReport data={data} />
      <Timeline data={data} />
    </>
  );
}

/** What the buttons and the keyboard need; the judged facts stay on the server. */
function deskProps({ file, actions, queue, form, reasons, times, subsidy, refusal }: CaseData, hasQueue: boolean) {
  const labels = Object.fromEntries([...formItems('asset-reports'), ...formItems(form.collection), { name: 'patents', label: '关联专利' }, { name: 'ipItems', label: '质押的专利和商标' }].map(({ name, label }) => [name, label]));
  return {
    case: { collection: file.collection, id: file.id, revision: file.revision, submission: times },
    ...(subsidy ? { beside: subsidyBeside(subsidy, refusal) } : {}),
    ...{ actions, labels, reasons },
    queue: hasQueue ? queue : null,
  };
}
