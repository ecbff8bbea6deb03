import type { Metadata } from 'next';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import rows from '../components/text.module.css';
import { language, wordsIn } from '../language.ts';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = wordsIn(WORDS, await language());
  return { title, description };
}

export default async function AccessibilityPage() {
  const words = wordsIn(WORDS, await language());
  return (
    <PublicPage>
      <Column>
        <div className={rows.page}>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <h2>{words.doesHeading}</h2>
          <Points of={words.does} />
          <h2>{words.limitsHeading}</h2>
          <Points of={words.limits} />
          <h2>{words.standardHeading}</h2>
          <p>{words.standard}</p>
          <h2>{words.tellHeading}</h2>
          <p>{words.tell}</p>
        </div>
      </Column>
    </PublicPage>
  );
}

function Points({ of: points }: { of: readonly string[] }) {
  return (
    <ul>
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  );
}
