import type { Metadata } from 'next';
import Link from 'next/link';
import { now, today } from '../../../../../adapters/clock.ts';
import { certifications } from '../../../../../domain/lifecycle/certifications.ts';
import { leftOutOf, listOwnCertifications, ownObjections, ownRounds, type CertificationFilter, type OwnRound } from '../../../../../queries/portalCertifications.ts';
import { Pager } from '../../../../(public)/components/Pager.tsx';
import { address, pageOf, textOf, type SearchParams } from '../../../../(public)/parameters.ts';
import { certificationColumns, leftOutColumns, objectionColumns } from '../../../certifications/certificationColumns.tsx';
import { requirePortalUser } from '../../../currentUser.ts';
import { DataTable, EmptyList } from '../../../lists/DataTable.tsx';
import { ChoiceFilter, Filters, TextFilter } from '../../../lists/Filters.tsx';
import lists from '../../../lists/lists.module.css';
import { grouped } from '../../../lists/words.ts';
import { Crumbs } from '../../../shell/Crumbs.tsx';

export const metadata: Metadata = { title: '专利密集型产品认定' };

const HERE = '/portal/certifications';
const STATES = Object.fromEntries(Object.entries(certifications.states).map(([state, { label }]) => [state, label]));
type Tab = 'taking' | 'out';
type Asked = CertificationFilter & { tab: Tab };

/** Own certifications by round, what each round left out and why, and what was objected to. */
export default async function CertificationsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = askedOf(await searchParams);
  const { actor, db } = await requirePortalUser(HERE);
  const [rounds, objections] = await Promise.all([ownRounds(db, actor.enterprise), ownObjections(db, actor.enterprise)]);
  return (
    <>
      <Crumbs />
      <h1>专利密集型产品认定</h1>
      <p className={lists.lead}>本年度备案或者更新过、选择参加认定、公开关联专利并填报了上一年度资产信息的产品，由平台列入认定批次，不用另行申请。</p>
      {rounds.length > 0 && <Tabs asked={asked} />}
      {rounds.length === 0 ? <NoRounds /> : asked.tab === 'taking' ? <Taking asked={asked} rounds={rounds} /> : <Out asked={asked} rounds={rounds} />}
      {objections.length > 0 && asked.tab === 'taking' && (
        <section aria-labelledby="objections">
          <h2 id="objections" className={lists.count}>
            社会公众异议
          </h2>
          <p className={lists.lead}>公示期内收到的对您单位产品的异议，以及核查的结果。提出异议的人的身份按规定不公开。</p>
          <DataTable caption="社会公众异议" columns={objectionColumns} rows={objections} keyOf={({ productId, submittedAt, status }) => `${productId} ${submittedAt?.toISOString() ?? ''} ${status}`} />
        </section>
      )}
    </>
  );
}

function Tabs({ asked }: { asked: Asked }) {
  const tabs: [Tab, string][] = [
    ['taking', '列入批次的产品'],
    ['out', '没有列入的产品'],
  ];
  return (
    <nav className={lists.tabs} aria-label="按是否列入查看">
      <ul>
        {tabs.map(([tab, label]) => (
          <li key={tab}>
            <Link href={address(HERE, { tab: tab === 'taking' ? null : tab })} prefetch={false} aria-current={tab === asked.tab ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type PartProps = { asked: Asked; rounds: readonly OwnRound[] };
const titles = (rounds: readonly OwnRound[]) => Object.fromEntries(rounds.map(({ id, title }) => [id, title]));

async function Taking({ asked, rounds }: PartProps) {
  const { actor, db } = await requirePortalUser(HERE);
  const { items, total, page, pages } = await listOwnCertifications(db, actor.enterprise, asked, today());
  const { round, name, status } = asked;
  const isActive = [round, name, status].some((condition) => condition !== '');
  return (
    <>
      <Filters action={HERE} isActive={isActive} clear={HERE}>
        <ChoiceFilter name="round" label="认定批次" value={round} options={titles(rounds)} />
        <TextFilter name="name" label="产品名称" value={name} />
        <ChoiceFilter name="status" label="状态" value={status} options={STATES} />
      </Filters>
      {isActive && total > 0 && <h2 className={lists.count}>找到 {grouped(total)} 个产品</h2>}
      {total > 0 && <DataTable caption="列入批次的产品" columns={certificationColumns(now())} rows={items} keyOf={({ id }) => id} />}
      {total === 0 && <Nothing>{isActive ? '没有符合这些条件的产品。可以减少条件，或者改用更短的词。' : '还没有产品列入认定批次。请在“没有列入的产品”中查看原因和办法。'}</Nothing>}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { round, name, status, page: to > 1 ? to : null })} />
    </>
  );
}

/** Of one round at a time: the reasons are those of its day. */
async function Out({ asked, rounds }: PartProps) {
  const { actor, db } = await requirePortalUser(HERE);
  const round = rounds.find(({ id }) => id === asked.round) ?? (rounds[0] as OwnRound);
  const { items, total, page, pages } = await leftOutOf(db, actor.enterprise, round.id, asked.page);
  return (
    <>
      <Filters action={HERE} keep={{ tab: 'out' }} isActive={asked.round !== ''} clear={address(HERE, { tab: 'out' })}>
        <ChoiceFilter name="round" label="认定批次" value={round.id} options={titles(rounds)} />
      </Filters>
      <h2 className={lists.count}>
        {round.title}：没有列入 {grouped(total)} 个产品
      </h2>
      <p className={lists.lead}>
        备案和更新截止日 {round.closesOn}。{round.leftOut > 0 ? `其中选择了参加认定的 ${grouped(round.leftOut)} 个，排在前面。` : ''}
      </p>
      {total > 0 ? <DataTable caption="没有列入的产品" columns={leftOutColumns} rows={items} keyOf={({ productId }) => productId} /> : <Nothing>已备案的产品全部列入了这一批次。</Nothing>}
      <Pager page={page} pages={pages} href={(to) => address(HERE, { tab: 'out', round: round.id, page: to > 1 ? to : null })} />
    </>
  );
}

function Nothing({ children }: { children: string }) {
  return (
    <EmptyList>
      <p>{children}</p>
    </EmptyList>
  );
}

function NoRounds() {
  return (
    <EmptyList>
      <p>还没有列入过认定批次。备案产品时，或者在信息更新时，把“是否参加专利密集型产品认定”选为“是”，并公开关联专利，平台开展认定时会自动列入。</p>
      <p>
        <Link href="/portal/products" prefetch={false}>
          查看产品备案
        </Link>
      </p>
    </EmptyList>
  );
}

function askedOf(parameters: Awaited<SearchParams>): Asked {
  const [round = '', name = '', status = '', tab = ''] = ['round', 'name', 'status', 'tab'].map((key) => textOf(parameters[key]).slice(0, 100));
  return { round, name, status, page: pageOf(parameters.page), tab: tab === 'out' ? 'out' : 'taking' };
}
