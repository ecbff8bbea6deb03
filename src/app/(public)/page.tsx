import type { Metadata } from 'next';
import type { AnnouncementLine } from '../../queries/announcements.ts';
import type { PublicFigures } from '../../queries/publicFigures.ts';
import { AnnouncementList } from './announcements/AnnouncementList.tsx';
import { BarPlot, ColumnPlot } from './components/Plot.tsx';
import { Column, PublicPage, Strip } from './components/PublicPage.tsx';
import { SearchBox } from './components/SearchBox.tsx';
import words from './components/text.module.css';
import styles from './home.module.css';
import { figures, latest, settings } from './reads.ts';

export const dynamic = 'force-dynamic';

const YEARS_SHOWN = 6;
const INDUSTRIES_SHOWN = 5;
const ANNOUNCEMENTS_SHOWN = 5;

const ENTRIES = [
  { href: '/portal', label: '企业办理', text: '登记专利、备案产品、更新信息，查看办理进度。' },
  { href: '/verify', label: '证书查验', text: '输入证明上的查验码或备案号，查看证明目前是否有效。' },
  { href: '/admin', label: '工作人员登录', text: '审核员、编辑和平台管理员从这里进入工作台。' },
];

export async function generateMetadata(): Promise<Metadata> {
  const { platformName, operator } = await settings();
  return { title: { absolute: `${platformName} - ${operator}` } };
}

export default async function Home() {
  const [numbers, news] = await Promise.all([figures(), latest(ANNOUNCEMENTS_SHOWN)]);
  return (
    <PublicPage section="home">
      <Search />
      <Column>
        <div className={styles.body}>
          {numbers.filedProducts > 0 && <Figures numbers={numbers} />}
          <div className={styles.two}>
            <News items={news} />
            <Entries />
          </div>
          {numbers.filedProducts > 0 && <Plots numbers={numbers} />}
        </div>
      </Column>
    </PublicPage>
  );
}

function Search() {
  return (
    <search>
      <Strip>
        <form action="/products" className={`${styles.part} ${styles.search}`}>
          <h1>查询已备案的专利产品</h1>
          <SearchBox hint="一个字也可以查询；几个词之间用空格隔开。" />
        </form>
      </Strip>
    </search>
  );
}

function Figures({ numbers: { filedProducts, enterprises, perYear } }: { numbers: PublicFigures }) {
  const newest = perYear.at(-1);
  const rows = [
    { label: '备案产品', value: filedProducts },
    { label: '备案企业', value: enterprises },
    ...(newest ? [{ label: `${newest.year}年备案`, value: newest.products }] : []),
  ];
  return (
    <dl className={styles.figures}>
      {rows.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value.toLocaleString('zh-CN')}</dd>
        </div>
      ))}
    </dl>
  );
}

function News({ items }: { items: readonly AnnouncementLine[] }) {
  return (
    <section className={styles.part} aria-labelledby="news">
      <h2 id="news">通知公告</h2>
      {items.length > 0 ? <AnnouncementList items={items} heading="h3" /> : <p>还没有发布公告。</p>}
      {items.length > 0 && (
        <p>
          <a href="/announcements">查看全部公告</a>
        </p>
      )}
    </section>
  );
}

function Entries() {
  return (
    <section className={styles.part} aria-labelledby="services">
      <h2 id="services">办事服务</h2>
      <ul className={words.rows}>
        {ENTRIES.map(({ href, label, text }) => (
          <li key={href}>
            <h3>
              <a href={href}>{label}</a>
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Plots({ numbers: { perYear, topIndustries } }: { numbers: PublicFigures }) {
  const years = perYear.slice(-YEARS_SHOWN).map(({ year, products }) => ({ label: String(year), value: products }));
  const industries = topIndustries.slice(0, INDUSTRIES_SHOWN).map(({ name, products }) => ({ label: name, value: products }));
  return (
    <div className={styles.two}>
      <section className={styles.part} aria-labelledby="years">
        <h2 id="years">历年备案产品</h2>
        <ColumnPlot id="by-year" title="历年备案产品数" labels="备案年度" bars={years} />
      </section>
      <section className={styles.part} aria-labelledby="industries">
        <h2 id="industries">备案较多的行业</h2>
        <BarPlot id="by-industry" title="备案产品最多的行业" labels="行业" bars={industries} />
      </section>
    </div>
  );
}
