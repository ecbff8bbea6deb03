import type { Metadata } from 'next';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import rows from '../components/text.module.css';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import { WORDS as FRAME } from '../words.ts';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

type Entry = [label: string, path: string];

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = wordsIn(WORDS, await language());
  return { title, description };
}

export default async function SiteMapPage() {
  const inUse = await language();
  return (
    <PublicPage>
      <Column>
        <div className={rows.page}>
          <h1>{wordsIn(WORDS, inUse).title}</h1>
          {groups(inUse).map(([heading, entries]) => (
            <Group key={heading} heading={heading} entries={entries} language={inUse} />
          ))}
        </div>
      </Column>
    </PublicPage>
  );
}

function Group({ heading, entries, language: inUse }: { heading: string; entries: Entry[]; language: Language }) {
  return (
    <section>
      <h2>{heading}</h2>
      <ul>
        {entries.map(([label, path]) => (
          <li key={path}>
            <a href={pathIn(inUse, path)}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function groups(inUse: Language): [heading: string, entries: Entry[]][] {
  const [words, frame] = [wordsIn(WORDS, inUse), wordsIn(FRAME, inUse)];
  const categories = Object.entries(words.categories).map(([category, label]): Entry => [label, `/announcements?category=${category}`]);
  return [
    [words.find, [[frame.home, '/'], [frame.products, '/products'], [frame.verify, '/verify']]],
    [words.news, [[words.allNews, '/announcements'], ...categories]],
    [words.services, [[words.portal, '/portal'], [words.register, '/portal/register'], [words.status, '/objections/status'], [frame.help, '/help']]],
    [words.about, [[frame.accessibility, '/accessibility'], [frame.terms, '/terms'], [frame.privacy, '/privacy']]],
    [words.data, [[words.openData, '/open-data'], [words.feed, '/announcements/feed.xml'], [words.openApi, '/api/public/openapi.json'], [words.machines, '/sitemap.xml']]],
  ];
}
