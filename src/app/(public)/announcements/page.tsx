import type { Metadata } from 'next';
import { Pager } from '../components/Pager.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import words from '../components/text.module.css';
import { address, pageOf, textOf, type SearchParams } from '../parameters.ts';
import { announcementPage } from '../reads.ts';
import { AnnouncementList } from './AnnouncementList.tsx';
import styles from './announcements.module.css';
import { CATEGORIES, categoryOf } from './categories.ts';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = { title: '通知公告', description: '平台发布的通知公告、结果公示、政策法规和办事指南。' };

export default async function AnnouncementsPage({ searchParams }: { searchParams: SearchParams }) {
  const asked = await searchParams;
  const category = categoryOf(textOf(asked.category));
  const { items, page, pages, total } = await announcementPage(category, pageOf(asked.page));
  return (
    <PublicPage section="announcements">
      <Column>
        <div className={words.page}>
          <h1>{category ? CATEGORIES[category] : '通知公告'}</h1>
          <Categories current={category} />
          {total === 0 ? <Empty /> : <AnnouncementList items={items} heading="h2" />}
        </div>
        <Pager page={page} pages={pages} href={(to) => address('/announcements', { category, page: to > 1 ? to : null })} />
      </Column>
    </PublicPage>
  );
}

function Categories({ current }: { current: string | null }) {
  const entries: [string | null, string][] = [[null, '全部'], ...Object.entries(CATEGORIES)];
  return (
    <nav aria-label="公告栏目">
      <ul className={styles.categories}>
        {entries.map(([category, label]) => (
          <li key={label}>
            <a href={address('/announcements', { category })} aria-current={category === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty() {
  return (
    <p>
      这个栏目还没有发布公告。您可以查看<a href="/announcements">全部公告</a>,或者<a href="/products">查询已备案的产品</a>。
    </p>
  );
}
