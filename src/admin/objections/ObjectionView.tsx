import { SetStepNav } from '@payloadcms/ui';
import { notFound } from 'next/navigation.js';
import type { DocumentViewServerProps } from 'payload';
import { requestActor } from '../../../access/actor.ts';
import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { momentText, waitedText } from '../../domain/workingTime.ts';
import { poolOf } from '../../endpoints/http.ts';
import { FormFacts } from '../case/FormFacts.tsx';
import { LogTimeline } from '../case/Timeline.tsx';
import styles from '../case/case.module.css';
import { CaseDesk } from '../desk/CaseDesk.tsx';
import { Scans } from '../desk/Scans.tsx';
import { Tag } from '../Tag.tsx';
import { decisionTexts } from './decisionTexts.ts';
import { loadObjection, type ObjectionData } from './loadObjection.ts';
import { Matter } from './Matter.tsx';
import { Procedure } from './Procedure.tsx';

/** An objection of the public in the back office: what it is against, who objected (sealed), what may be done. */
export async function ObjectionView({ doc, initPageResult }: Pick<DocumentViewServerProps, 'doc' | 'initPageResult'>) {
  const { req } = initPageResult;
  const actor = requestActor(req);
  if (!doc?.id || !['reviewer', 'staff', 'auditor'].includes(actor.role)) notFound();
  const objection = await loadObjection(poolOf(req.payload), String(doc.id), actor);
  if (!objection) notFound();
  const { data, matter, scans, mayExamine } = objection;
  return (
    <CaseDesk {...deskProps(objection)}>
      <main className={styles.page}>
        <Head objection={objection} />
        <div className={styles.columns}>
          <div className={styles.paper}>
            <Procedure data={data} matter={matter} />
            <Matter matter={matter} />
            {mayExamine ? <FormFacts data={data} opensFiles /> : <Sealed />}
            <LogTimeline collection="objections" timeline={data.timeline} empty="还没有人办理过。" labelOf={(field) => field} />
          </div>
          {mayExamine && (
            <aside className={styles.scans} aria-label="上传的材料">
              <Scans groups={scans} canOpen />
            </aside>
          )}
        </div>
      </main>
    </CaseDesk>
  );
}

function Head({ objection: { data, matter, mayExamine } }: { objection: ObjectionData }) {
  const { file, timeline, now, isWorking } = data;
  const state = lifecycleOf('objections').states[file.status];
  const isOpen = !state?.isFinal;
  const since = timeline.findLast(({ to, from }) => to === file.status && from !== to)?.at ?? file.submittedAt;
  return (
    <header className={styles.header}>
      <SetStepNav nav={[...(mayExamine ? [{ label: '待办', url: '/admin/queue' }] : []), { label: '社会公众异议', url: '/admin/collections/objections' }]} />
      <h1>{`对“${matter.product.name}”的异议`}</h1>
      <p className={styles.facts}>
        <Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? file.status}</Tag>
        <span>编号 {matter.number}</span>
        {file.submittedAt && <span>提交于 {momentText(file.submittedAt)}</span>}
        {isOpen && since && <span>{waitedText(since, now, isWorking)}</span>}
        {file.takenByName && <span>{`${file.takenByName}于 ${momentText(file.takenAt)} 领取`}</span>}
        {!file.takenByName && isOpen && <span>无人领取</span>}
      </p>
    </header>
  );
}

function Sealed() {
  return (
    <section className={styles.section} aria-labelledby="sealed">
      <h2 id="sealed">异议人和异议内容</h2>
      <p className={styles.nothing}>异议人的身份、异议内容和材料只对办理人员开放。谁在什么时间查阅过，见查阅记录。</p>
    </section>
  );
}

/** What the buttons and the keyboard need; nothing of who objected. */
function deskProps({ data: { file, actions, reasons, queue, times }, matter }: ObjectionData) {
  const kept = { collection: file.collection, id: file.id, revision: file.revision, submission: times };
  return { case: kept, actions, labels: {}, reasons, queue, beside: decisionTexts(matter) };
}
