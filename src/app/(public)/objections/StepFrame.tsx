import type { ReactNode } from 'react';
import { OBJECTION_STEPS, type ObjectionPage } from '../../../domain/objectionSteps.ts';
import type { Problem } from '../../../domain/result.ts';
import { Banner } from '../components/Banner.tsx';
import { ErrorSummary } from '../components/ErrorSummary.tsx';
import { InChinese } from '../components/InChinese.tsx';
import { Column, PublicPage } from '../components/PublicPage.tsx';
import text from '../components/text.module.css';
import type { Language } from '../language.ts';
import styles from './objections.module.css';
import { pageIn, type Standing } from './visit.ts';
import { WORDS } from './words.ts';

type FrameProps = { page: ObjectionPage; product: Standing; problems: readonly Problem[]; isRestarted: boolean; language: Language; children: ReactNode };

/** What every page of an objection has in common: the way back, where one is, what is wrong, and against which product. */
export function StepFrame({ page, product, problems, isRestarted, language, children }: FrameProps) {
  const words = WORDS[language];
  const pages: readonly ObjectionPage[] = [...OBJECTION_STEPS, 'check'];
  const at = pages.indexOf(page);
  const before = pages[at - 1];
  return (
    <PublicPage>
      <Column>
        <div className={text.page}>
          {before && <p className={styles.back}><a href={pageIn(language, before === 'kind' ? '' : before, product.filingNumber)}>{words.back}</a></p>}
          {problems.length > 0 && <ErrorSummary problems={problems} />}
          {isRestarted && <Banner tone="waiting" heading={words.restarted}>{words.restartedLine}</Banner>}
          <div>
            <p className={text.quiet}>{words.step(at + 1)}</p>
            <h1>{words.steps[page]}</h1>
            <p className={text.quiet}>
              {words.product}{language === 'en' ? ': ' : '：'}<InChinese>{product.name}</InChinese> <span className={text.number}>{product.filingNumber}</span>
            </p>
          </div>
          {children}
        </div>
      </Column>
    </PublicPage>
  );
}
