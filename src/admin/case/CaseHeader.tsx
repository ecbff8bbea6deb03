import { lifecycleOf } from '../../domain/lifecycle/index.ts';
import { SUBSIDY_KINDS } from '../../domain/subsidy/round.ts';
import { momentText, waitedText } from '../../domain/workingTime.ts';
import { SetStepNav } from '@payloadcms/ui';
import { Tag } from '../Tag.tsx';
import type { CaseData } from './loadCase.ts';
import styles from './case.module.css';

/** What this is, where it stands, whose it is, since when, and in whose hands. */
export function CaseHeader({ data, hasQueue }: { data: CaseData; hasQueue: boolean }) {
  const { file, form, timeline, times, subsidy, now, isWorking } = data;
  const lifecycle = lifecycleOf(file.collection);
  const state = lifecycle.states[file.status];
  const since = data.queue ? (timeline.findLast(({ to, from }) => to === file.status && from !== to)?.at ?? file.submittedAt) : null;
  return (
    <header className={styles.header}>
      <SetStepNav nav={[...(hasQueue ? [{ label: '待办', url: '/admin/queue' }] : []), { label: form.label, url: `/admin/collections/${file.collection}` }]} />
      <h1>{String(file.values.name ?? '') || '尚未填写名称'}</h1>
      <p className={styles.facts}>
        <Tag tone={state?.tone ?? 'neutral'}>{state?.label ?? file.status}</Tag>
        <span>{data.profile ? '单位信息变更' : subsidy ? `${SUBSIDY_KINDS[subsidy.kind]}申请` : form.label}</span>
        {subsidy?.applicationNumber && <span>申请编号 {subsidy.applicationNumber}</span>}
        {file.filingNumber && <span>备案号 {file.filingNumber}</span>}
        {['products', 'product-updates'].includes(file.collection) && <span>{file.enterprise.name ?? '未认证单位'}</span>}
        {file.submittedAt && <span>提交于 {momentText(file.submittedAt)}</span>}
        {times > 1 && <span>第 {times} 次提交</span>}
        {since && <span>{waitedText(since, now, isWorking)}</span>}
        {file.takenByName && <span>{`${file.takenByName}于 ${momentText(file.takenAt)} 领取`}</span>}
        {!file.takenByName && data.queue && <span>无人领取</span>}
      </p>
    </header>
  );
}
