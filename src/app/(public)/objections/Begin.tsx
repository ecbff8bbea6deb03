import { markOf } from '../../../casework/objectionAnswers.ts';
import { fieldsOfStep } from '../../../domain/objectionSteps.ts';
import { Banner } from '../components/Banner.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import controls from '../components/form.module.css';
import { InChinese } from '../components/InChinese.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import { SummaryList } from '../components/SummaryList.tsx';
import text from '../components/text.module.css';
import { dayIn } from '../dates.ts';
import choices from '../forms/forms.module.css';
import type { Language } from '../language.ts';
import { problemIn } from './fieldWords.ts';
import { Questions } from './Questions.tsx';
import { draftOf, pageIn, type Standing } from './visit.ts';
import { WORDS } from './words.ts';

type Props = { product: Standing; isExpired: boolean; change: string | null; language: Language };

/** The first page: against which product, what it takes, and as whom one objects. */
export async function Begin({ product, isExpired, change, language }: Props) {
  const words = WORDS[language];
  const draft = await draftOf(product.id);
  const values = draft?.content.values ?? {};
  const problems = (draft?.content.problems.kind ?? []).map((problem) => problemIn(language, problem));
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }, { href: '/objections/new', label: words.seeOthers }]}>
      <Column>
        <div className={text.page}>
          {problems.length > 0 && <ErrorSummary problems={problems} />}
          {draft?.receipt && <Banner tone="info" heading={words.already}>{words.alreadyLine} <a href={pageIn(language, 'receipt', product.filingNumber)}>{words.seeReceipt}</a></Banner>}
          {isExpired && !draft && <Banner tone="waiting" heading={words.expired}>{words.expiredLine}</Banner>}
          <h1>{words.title}</h1>
          <Product product={product} language={language} />
          <div>
            <h2>{words.needs}</h2>
            <ul>{words.needsList.map((line) => <li key={line}>{line}</li>)}</ul>
          </div>
          <p>{words.privacy}</p>
          {!draft?.receipt && (
            <form className={choices.form} method="post" action={pageIn(language, 'save/kind', product.filingNumber, { change })} noValidate>
              <input type="hidden" name="seen" value={markOf('kind', values)} />
              <Questions fields={fieldsOfStep('kind', values)} values={values} problems={problems} language={language} />
              <div className={choices.send}><button className={controls.button} type="submit">{draft ? words.next : words.begin}</button></div>
            </form>
          )}
        </div>
      </Column>
    </PublicPage>
  );
}

async function Product({ product: { name, enterpriseName, filingNumber, standing }, language }: Pick<Props, 'product' | 'language'>) {
  const words = WORDS[language];
  const rows = [
    { label: words.product, value: <InChinese>{name}</InChinese> },
    { label: words.company, value: <InChinese>{enterpriseName}</InChinese> },
    { label: words.filingNumber, value: <span className={text.number}>{filingNumber}</span> },
    ...(standing.state === 'open' ? [{ label: words.publicity, value: words.lastDay(dayIn(language, standing.endsOn)) }] : []),
  ];
  return <SummaryList rows={rows} />;
}
