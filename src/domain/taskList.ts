import { ASSET_REMINDER_DAYS, type AssetReportState } from './assetReportDuty.ts';
import { certificationTask, NO_CERTIFICATIONS, type CertificationCounts } from './certificationTask.ts';
import type { CivilDate } from './civilDate.ts';
import { updateTask, type UpdateCounts } from './updateTask.ts';

/** What the home page needs to know of an enterprise; counts are of its own records. */
export type TaskFacts = {
  /** The profile has been approved once; a later change case does not undo it. */
  verified: boolean;
  /** Status of the newest verification case, null before the first one is begun. */
  verification: 'draft' | 'submitted' | 'approved' | 'rejected' | null;
  /** `begun`: something was entered for `year`. `until`: last day the report may be missing; `daysLeft` until then, today counts 0. */
  assetReport: { state: AssetReportState; year: number; begun: boolean; until: CivilDate; daysLeft?: number };
  patents: { total: number; valid: number };
  products: { draft: number; submitted: number; rejected: number; filed: number; withdrawing: number };
  updates: UpdateCounts;
  certifications?: CertificationCounts;
  /** Filed products all of whose patents are lapsed or transferred: the company is asked to confirm (spec 3, "Lapse"). */
  lapsed?: number;
};

export const TASK_STATES = {
  notStarted: { label: '未开始', tone: 'neutral' },
  inProgress: { label: '进行中', tone: 'info' },
  underReview: { label: '审核中', tone: 'waiting' },
  done: { label: '已完成', tone: 'good' },
  needsChange: { label: '需要修改', tone: 'bad' },
  needsConfirmation: { label: '需要确认', tone: 'waiting' },
  /** May be filled in, not yet submitted. */
  canPrepare: { label: '可以先填写', tone: 'neutral' },
  cannotStart: { label: '暂不能开始', tone: 'neutral' },
} as const;
export type TaskState = keyof typeof TASK_STATES;

export type TaskKey = 'verification' | 'assetReport' | 'patents' | 'products' | 'updates' | 'certifications';
/** `detail` says how it stands, or why it cannot start yet. */
export type Task = { key: TaskKey; label: string; href: string; state: TaskState; detail: string };

/** The one thing to do now; `href` null when there is nothing to do but wait. */
export type NextStep = { sentence: string; label: string; href: string } | { sentence: string; label: null; href: null };

export type TaskList = { tasks: Task[]; next: NextStep };

/** The way to a filed and certified product in its order (spec 8, "For people" 3): each step with its state, and what to do next. */
export function taskList(facts: TaskFacts): TaskList {
  const tasks = [verificationTask(facts), assetReportTask(facts), patentTask(facts), productTask(facts), updateTask(facts.updates), certificationTask(facts.certifications ?? NO_CERTIFICATIONS, facts.products.filed)];
  return { tasks, next: nextStep(facts, tasks) };
}

type Standing = Pick<Task, 'state' | 'detail'>;

function verificationTask(facts: TaskFacts): Task {
  return { key: 'verification', label: '实名认证', href: '/portal/verification', ...verificationStanding(facts) };
}

function verificationStanding({ verified, verification }: TaskFacts): Standing {
  if (verification === 'submitted') {
    const effect = verified ? '单位信息变更正在审核，审核结束前不能提交产品备案。' : '材料正在审核，结果会用短信和邮件通知您。';
    return { state: 'underReview', detail: effect };
  }
  if (verification === 'rejected') {
    const what = verified ? '单位信息变更没有通过审核，原来的认证仍然有效。' : '审核没有通过。';
    return { state: 'needsChange', detail: `${what}请按审核意见修改后重新提交。` };
  }
  if (verified) return { state: 'done', detail: verification === 'draft' ? '认证有效；有一份单位信息变更还没有提交。' : '单位信息已通过审核。' };
  if (verification === 'draft') return { state: 'inProgress', detail: '已保存为草稿，还没有提交。' };
  return { state: 'notStarted', detail: '填写单位信息，上传营业执照和承诺书。' };
}

function assetReportTask({ verified, assetReport }: TaskFacts): Task {
  const { year } = assetReport;
  return { key: 'assetReport', label: `${year} 年度资产信息`, href: '/portal/assets', ...assetReportStanding(assetReport, verified) };
}

/** Who is new has missed no deadline: they are told what is needed, not what is late. */
function assetReportStanding({ state, year, begun, until, ...time }: TaskFacts['assetReport'], verified: boolean): Standing {
  if (state === 'present') return { state: 'done', detail: `${year} 年度的数据和利润表已填好。` };
  const unfinished = begun ? '还有内容没有填好。' : '';
  const late = verified ? `已过 ${chineseDay(until)}的补报期限，补报后才能提交产品备案。` : `提交认证和备案前，请先填写 ${year} 年度资产信息。`;
  const left = verified && isNear(time) ? `请在 ${chineseDay(until)}以前填好，${leftInWords(time.daysLeft ?? 0)}。逾期不能提交产品备案。` : `可以稍后填写，最晚 ${chineseDay(until)}。`;
  const detail = state === 'overdue' ? late : left;
  return { state: begun ? 'inProgress' : 'notStarted', detail: `${unfinished}${detail}` };
}

/** From the first reminder on, the report is a thing to do and no longer one that may wait. */
function isNear({ daysLeft }: Pick<TaskFacts['assetReport'], 'daysLeft'>): boolean {
  return daysLeft !== undefined && daysLeft <= ASSET_REMINDER_DAYS[0];
}

function leftInWords(days: number): string {
  return days === 0 ? '今天是最后一天' : `还有 ${days} 天`;
}

function patentTask(facts: TaskFacts): Task {
  return { key: 'patents', label: '专利信息', href: '/portal/patents', ...patentStanding(facts) };
}

function patentStanding({ verified, patents: { total, valid } }: TaskFacts): Standing {
  if (!verified) return { state: 'cannotStart', detail: '通过实名认证后，才能按单位名称导入专利。' };
  if (total === 0) return { state: 'notStarted', detail: '从登记数据导入您单位的专利，或者按专利号添加。' };
  const counts = `共 ${grouped(total)} 件，其中维持有效 ${grouped(valid)} 件。`;
  return valid > 0 ? { state: 'done', detail: counts } : { state: 'inProgress', detail: `${counts}至少要有一件维持有效的专利，才能备案产品。` };
}

function productTask(facts: TaskFacts): Task {
  const { state, detail } = productStanding(facts);
  const tab = PRODUCT_TAB[state] ?? '';
  return { key: 'products', label: '产品备案', href: state === 'canPrepare' ? NEW_PRODUCT : `/portal/products${tab}`, state, detail };
}

const PRODUCT_TAB: Partial<Record<TaskState, string>> = { needsChange: '?tab=rejected', needsConfirmation: '?tab=filed', inProgress: '?tab=draft' };

function productStanding({ verified, patents, products, lapsed = 0 }: TaskFacts): Standing {
  const { draft, submitted, rejected, filed, withdrawing } = products;
  const detail = countSentence(products);
  if (rejected > 0) return { state: 'needsChange', detail };
  if (lapsed > 0) return { state: 'needsConfirmation', detail: `${lapsedSentence(lapsed)}${detail}` };
  if (draft > 0) return { state: 'inProgress', detail };
  if (submitted > 0) return { state: 'underReview', detail };
  if (filed + withdrawing > 0) return { state: 'done', detail };
  if (!verified) return { state: 'canPrepare', detail: '可以先填写，实名认证通过后才能提交。' };
  if (patents.valid === 0) return { state: 'canPrepare', detail: '可以先填写；提交前，每个产品至少关联一件维持有效的专利。' };
  return { state: 'notStarted', detail: '填写产品信息，关联专利，上传证明材料。' };
}

function lapsedSentence(lapsed: number): string {
  return `有 ${grouped(lapsed)} 个产品关联的专利已全部失效或转让，请核对后确认。`;
}

function countSentence({ draft, submitted, rejected, filed, withdrawing }: TaskFacts['products']): string {
  const parts = [
    [rejected, '不通过'],
    [draft, '未提交'],
    [submitted, '审核中'],
    [filed, '已备案'],
    [withdrawing, '撤销审核中'],
  ] as const;
  return `${parts.filter(([count]) => count > 0).map(([count, word]) => `${word} ${grouped(count)} 个`).join('，')}。`;
}

const VERBS: Record<TaskKey, { begin: string; go: string; mend: string }> = {
  verification: { begin: '开始实名认证', go: '继续填写实名认证', mend: '修改实名认证' },
  assetReport: { begin: '填写资产信息', go: '继续填写资产信息', mend: '修改资产信息' },
  patents: { begin: '导入专利', go: '添加专利', mend: '查看专利' },
  products: { begin: '新建产品备案', go: '继续填写产品备案', mend: '修改未通过的备案' },
  updates: { begin: '更新备案信息', go: '继续更新备案信息', mend: '修改未通过的更新' },
  certifications: { begin: '查看认定', go: '查看没有列入的原因', mend: '查看认定' },
};

/** First what was refused, then what blocks filing, then the steps in their order; a report that may wait comes last. */
function nextStep(facts: TaskFacts, tasks: readonly Task[]): NextStep {
  const canWait = (task: Task) => task.key === 'assetReport' && facts.assetReport.state === 'deferrable' && !(facts.verified && isNear(facts.assetReport));
  const open = (task: Task) => task.state === 'notStarted' || task.state === 'inProgress';
  const task = tasks.find(({ state }) => state === 'needsChange') ?? tasks.find(({ state }) => state === 'needsConfirmation') ?? tasks.find((each) => open(each) && !canWait(each)) ?? tasks.find(open);
  if (task) return { sentence: sentenceOf(task, facts), ...buttonOf(task) };
  const waiting = tasks.find(({ state }) => state === 'underReview');
  if (waiting) return { sentence: `${waiting.label}正在审核，目前不用办理。结果会用短信和邮件通知您。`, label: null, href: null };
  return { sentence: '目前没有待办事项。有新的专利产品时，可以继续备案。', label: '新建产品备案', href: NEW_PRODUCT };
}

/** Counts of all states are no instruction: of the products only what is to be done is said. */
function sentenceOf({ key, state, detail }: Task, { products: { rejected, draft }, lapsed = 0 }: TaskFacts): string {
  if (key !== 'products') return detail;
  if (state === 'needsChange') return `有 ${grouped(rejected)} 个产品备案没有通过审核。请按审核意见修改后重新提交。`;
  if (state === 'needsConfirmation') return lapsedSentence(lapsed);
  return state === 'inProgress' ? `有 ${grouped(draft)} 个产品备案还没有提交。` : detail;
}

const NEW_PRODUCT = '/portal/products/new';

function buttonOf({ key, state, href }: Task): { label: string; href: string } {
  const { begin, go, mend } = VERBS[key];
  if (state === 'needsChange') return { label: mend, href };
  if (state === 'needsConfirmation') return { label: '查看并确认', href };
  if (state === 'inProgress') return { label: go, href };
  return { label: begin, href: key === 'products' ? NEW_PRODUCT : href };
}

function chineseDay(date: CivilDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
