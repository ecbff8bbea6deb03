import type { Agreements } from '../../../queries/agreements.ts';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import rows from '../components/text.module.css';
import { htmlLang, language, wordsIn } from '../language.ts';
import { agreements } from './reads.ts';
import { WORDS } from './words.ts';

/** One of the texts people agree to when they register, with the version that is kept. */
export async function AgreementPage({ kind }: { kind: 'terms' | 'privacy' }) {
  const inUse = await language();
  const words = wordsIn(WORDS, inUse);
  const { agreement, privacy }: Agreements = await agreements();
  const { version, text } = kind === 'terms' ? agreement : privacy;
  return (
    <PublicPage>
      <Column>
        <div className={rows.page}>
          <h1>{words[kind]}</h1>
          <p className={rows.quiet}>
            {words.version(version)}　{text && words.binding}
          </p>
          {text ? <Paragraphs text={text} /> : <p>{words.missing}</p>}
        </div>
      </Column>
    </PublicPage>
  );
}

function Paragraphs({ text }: { text: string }) {
  return (
    <div lang={htmlLang('zh')}>
      {text.split(/\n+/).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </div>
  );
}
