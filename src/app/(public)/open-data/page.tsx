import type { Metadata } from 'next';
import { serverUrl } from '../../../adapters/links.ts';
import { KEEP_PRODUCTS_SECONDS, LOOKUPS_A_MINUTE, MOST_IN_A_SHEET, SHEETS_A_MINUTE, VERIFICATIONS_A_MINUTE } from '../../../domain/openData.ts';
import type { ProductPage } from '../../../queries/publicProducts.ts';
import form from '../components/form.module.css';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import { SummaryList } from '../components/SummaryList.tsx';
import text from '../components/text.module.css';
import { language, pathIn, wordsIn, type Language } from '../language.ts';
import { products } from '../reads.ts';
import styles from './openData.module.css';
import { WORDS } from './words.ts';

export const dynamic = 'force-dynamic';

const API = '/api/public';
const LIMITS = { lookups: LOOKUPS_A_MINUTE, verifications: VERIFICATIONS_A_MINUTE, sheets: SHEETS_A_MINUTE, keep: KEEP_PRODUCTS_SECONDS };
const EXAMPLE = { q: '机', industry: '', region: '', year: '', certified: false, page: 1 };

export async function generateMetadata(): Promise<Metadata> {
  const { title, description } = wordsIn(WORDS, await language());
  return { title, description };
}

export default async function OpenDataPage() {
  const [inUse, found] = await Promise.all([language(), products(EXAMPLE)]);
  const words = wordsIn(WORDS, inUse);
  return (
    <PublicPage>
      <Column>
        <div className={text.page}>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <Download language={inUse} />
          <h2>{words.programHeading}</h2>
          <Addresses language={inUse} />
          <h3>{words.parametersHeading}</h3>
          <SummaryList rows={Object.entries(words.parameters).map(([name, value]) => ({ label: name, value }))} />
          <Example found={found} language={inUse} />
          <h2>{words.rulesHeading}</h2>
          <ul>
            {words.rules(LIMITS).map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </div>
      </Column>
    </PublicPage>
  );
}

/** A plain form: the file comes without a script, and a refusal is a page that says why. */
function Download({ language: inUse }: { language: Language }) {
  const words = wordsIn(WORDS, inUse);
  const between = inUse === 'en' ? ' ' : '';
  return (
    <>
      <h2>{words.downloadHeading}</h2>
      <p>
        {words.download}
        {between}
        <a href={pathIn(inUse, '/products')}>{words.toSearch}</a>
      </p>
      <form action={`${API}/products.csv`} className={form.field}>
        <label htmlFor="q">{words.label}</label>
        <div className={form.row}>
          <input className={form.control} id="q" name="q" type="search" maxLength={64} autoComplete="off" />
          <button className={form.button} type="submit">
            {words.button}
          </button>
        </div>
      </form>
      <p className={text.quiet}>
        {words.most(MOST_IN_A_SHEET.toLocaleString('zh-CN'))}
        {between}
        {words.broken}
      </p>
    </>
  );
}

function Addresses({ language: inUse }: { language: Language }) {
  const { addresses } = wordsIn(WORDS, inUse);
  const rows = [
    [`${API}/products`, addresses.search],
    [`${API}/products.csv`, addresses.sheet],
    [`${API}/products/{filingNumber}`, addresses.product],
    [`${API}/verify/{code}`, addresses.verify],
    [`${API}/openapi.json`, addresses.openApi],
  ] as const;
  return (
    <ul className={text.rows}>
      {rows.map(([address, about]) => (
        <li key={address}>
          <code className={text.number}>GET {address.endsWith('.json') ? <a href={address}>{address}</a> : address}</code>
          <br />
          {about}
        </li>
      ))}
    </ul>
  );
}

function Example({ found, language: inUse }: { found: ProductPage; language: Language }) {
  const words = wordsIn(WORDS, inUse);
  const { total, totalIsCapped, page, items } = found;
  return (
    <>
      <h3>{words.exampleHeading}</h3>
      <p>{words.ask}</p>
      <Code label={words.ask}>{`curl -G '${serverUrl()}${API}/products' \\\n  --data-urlencode 'q=${EXAMPLE.q}' -d page=1`}</Code>
      <p>{words.answer}</p>
      <Code label={words.answer}>{JSON.stringify({ total, totalIsCapped, page, items: items.slice(0, 1) }, null, 2)}</Code>
    </>
  );
}

/** Wide lines scroll in their own frame, which the keyboard can reach. */
function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre className={styles.code} tabIndex={0} role="region" aria-label={label} lang="zh-CN">
      <code>{children}</code>
    </pre>
  );
}
