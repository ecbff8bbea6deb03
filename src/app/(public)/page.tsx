import type { Metadata } from 'next';
import { platformNameIn, type PublicSettings } from '../../queries/settings.ts';
import { AnnouncementList } from './announcements/AnnouncementList.tsx';
import { Column, PublicPage, Strip } from './components/PublicPage.tsx';
import { SearchBox } from './components/SearchBox.tsx';
import { Figures } from './home/Figures.tsx';
import styles from './home/home.module.css';
import { Newest } from './home/Newest.tsx';
import { Plots } from './home/Plots.tsx';
import { Publicity } from './home/Publicity.tsx';
import { pictured, publicity } from './home/reads.ts';
import { Services } from './home/Services.tsx';
import { WORDS } from './home/words.ts';
import { language, pathIn, wordsIn, type Language } from './language.ts';
import { figures, latest, settings } from './reads.ts';

export const dynamic = 'force-dynamic';

const ANNOUNCEMENTS_SHOWN = 5;
const PICTURES_SHOWN = 4;

export async function generateMetadata(): Promise<Metadata> {
  const [inUse, known] = await Promise.all([language(), settings()]);
  return { title: { absolute: `${platformNameIn(inUse, known)} - ${operatorIn(inUse, known)}` } };
}

function operatorIn(inUse: Language, { operator, english }: PublicSettings): string {
  return inUse === 'en' ? (english.operator ?? operator) : operator;
}

export default async function Home() {
  const [inUse, numbers, news, products, [round]] = await Promise.all([language(), figures(), latest(ANNOUNCEMENTS_SHOWN), pictured(PICTURES_SHOWN), publicity()]);
  const hasFigures = numbers.filedProducts > 0;
  return (
    <PublicPage section="home">
      <Search language={inUse} />
      <Column>
        <div className={styles.body}>
          {round && <Publicity round={round} language={inUse} />}
          {hasFigures && <Figures numbers={numbers} language={inUse} />}
          <div className={styles.two}>
            <News items={news} language={inUse} />
            <Services language={inUse} />
          </div>
          {products.length > 0 && <Newest products={products} language={inUse} />}
          {hasFigures && <Plots numbers={numbers} language={inUse} />}
        </div>
      </Column>
    </PublicPage>
  );
}

function Search({ language: inUse }: { language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <search>
      <Strip>
        <form action={pathIn(inUse, '/products')} className={`${styles.part} ${styles.search}`}>
          <h1>{words.search}</h1>
          <SearchBox hint={words.hint} />
        </form>
      </Strip>
    </search>
  );
}

function News({ items, language: inUse }: { items: Awaited<ReturnType<typeof latest>>; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  return (
    <section className={styles.part} aria-labelledby="news">
      <h2 id="news">{words.news}</h2>
      {items.length > 0 ? <AnnouncementList items={items} heading="h3" /> : <p>{words.noNews}</p>}
      {items.length > 0 && (
        <p>
          <a href={pathIn(inUse, '/announcements')}>{words.allNews}</a>
        </p>
      )}
    </section>
  );
}
