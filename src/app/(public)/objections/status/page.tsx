import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { LOOK_UP_COOKIE, readLookUp, type LookUp } from '../../../../endpoints/objections/lookUp.ts';
import type { Problem } from '../../../../domain/result.ts';
import { database } from '../../../database.ts';
import { Banner } from '../../components/Banner.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import controls from '../../components/form.module.css';
import refused from '../../components/problem.module.css';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import text from '../../components/text.module.css';
import choices from '../../forms/forms.module.css';
import { language, pathIn, type Language } from '../../language.ts';
import { lookUpProblemIn } from '../lookUpWords.ts';
import { Notes } from '../Questions.tsx';
import { serverSecret } from '../visit.ts';
import { WORDS } from '../words.ts';
import { State } from './State.tsx';

export const dynamic = 'force-dynamic';

const lookedUp = cache(async (): Promise<LookUp | null> => readLookUp(database(), serverSecret(), (await cookies()).get(LOOK_UP_COOKIE)?.value));

export async function generateMetadata(): Promise<Metadata> {
  const words = WORDS[await language()];
  const isWrong = ((await lookedUp())?.problems ?? []).length > 0;
  return { title: isWrong ? words.wrong(words.status) : words.status };
}

/** Receipt code and mobile number together open the state of an objection (spec 5, 10); the answer is in no cache and no address. */
export default async function StatusPage() {
  const inUse = await language();
  const words = WORDS[inUse];
  const found = await lookedUp();
  const problems = (found?.problems ?? []).map((problem) => lookUpProblemIn(inUse, problem));
  const apart = problems.find(({ field }) => field === 'pair');
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }, { href: '/objections/new', label: words.title }]}>
      <Column>
        <div className={text.page}>
          {problems.length > 0 && <ErrorSummary problems={apart ? [{ field: 'code', message: apart.message }] : problems} />}
          <h1>{found?.state ? words.found : words.status}</h1>
          {found?.state ? <State state={found.state} language={inUse} /> : <Ask typed={found?.typed} problems={apart ? [{ field: 'code', message: apart.message }] : problems} language={inUse} />}
        </div>
      </Column>
    </PublicPage>
  );
}

type AskProps = { typed: LookUp['typed'] | undefined; problems: readonly Problem[]; language: Language };

function Ask({ typed, problems, language: inUse }: AskProps) {
  const words = WORDS[inUse];
  return (
    <>
      <p>{words.statusIntro}</p>
      <form className={choices.form} method="post" action={pathIn(inUse, '/objections/status/look')} noValidate>
        <Line name="code" label={words.receiptCode} hint={words.codeHint} value={typed?.code} problems={problems} language={inUse} />
        <Line name="phone" label={words.phone} value={typed?.phone} problems={problems} language={inUse} />
        <div className={choices.send}><button className={controls.button} type="submit">{words.look}</button></div>
      </form>
      <Banner tone="neutral" heading={words.title}><a href={pathIn(inUse, '/objections/new')}>{words.seeOthers}</a></Banner>
    </>
  );
}

type LineProps = { name: 'code' | 'phone'; label: string; hint?: string; value: string | undefined; problems: readonly Problem[]; language: Language };

function Line({ name, label, hint, value, problems, language: inUse }: LineProps) {
  const problem = problems.find(({ field }) => field === name)?.message ?? null;
  const ids = [hint && `${name}-hint`, problem && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className={`${controls.field} ${problem ? refused.wrong : ''}`}>
      <label htmlFor={name}>{label}</label>
      <Notes name={name} hint={hint} problem={problem} language={inUse} />
      <input
        className={controls.control}
        id={name}
        name={name}
        defaultValue={value}
        spellCheck={false}
        autoComplete={name === 'phone' ? 'tel-national' : 'off'}
        {...(name === 'phone' ? { type: 'tel' } : { autoCapitalize: 'characters' })}
        {...(ids ? { 'aria-describedby': ids } : {})}
        {...(problem ? { 'aria-invalid': true as const } : {})}
      />
    </div>
  );
}
