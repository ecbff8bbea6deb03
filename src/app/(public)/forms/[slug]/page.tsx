import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import type { Returned } from '../../../../accounts/formReturns.ts';
import { now } from '../../../../adapters/clock.ts';
import { formatInstant } from '../../../../domain/civilDate.ts';
import { isAddressee, organisationOf, stateOf } from '../../../../domain/publicForms/window.ts';
import type { Actor } from '../../../../domain/roles.ts';
import { nameOfOrganisation } from '../../../../queries/publicFormResults.ts';
import { earlierAnswer, findForm, regionGroups, type PublicForm } from '../../../../queries/publicForms.ts';
import { HONEYPOT } from '../../../../domain/publicForms/honeypot.ts';
import { database } from '../../../database.ts';
import announcements from '../../announcements/announcements.module.css';
import { richTextHtml } from '../../announcements/richText.ts';
import { Banner } from '../../components/Banner.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Column, PublicPage } from '../../components/PublicPage.tsx';
import text from '../../components/text.module.css';
import { language, wordsIn, type Language } from '../../language.ts';
import { segmentOf, textOf, type SearchParams } from '../../parameters.ts';
import { remembered } from '../../remembered.ts';
import styles from '../forms.module.css';
import { ProvenForm } from '../ProvenForm.tsx';
import { Questions } from '../Questions.tsx';
import { returnedTo, visitorFor } from '../visit.ts';
import { WORDS, type FormWords } from '../words.ts';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ slug: string }>; searchParams: SearchParams };

/** Read once for title and page, never kept: a form that has closed must not look open for another minute. */
const read = cache(async (slug: string): Promise<PublicForm> => (await findForm(database(), segmentOf(slug))) ?? notFound());
const regions = remembered(300, () => regionGroups(database()));
const returnedOf = cache(async (form: string, asked: string) => returnedTo(form, asked !== ''));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, title } = await read((await params).slug);
  const words = wordsIn(WORDS, await language());
  return { title: (await returnedOf(id, textOf((await searchParams).returned))) ? words.wrong(title) : title };
}

/** A form of the platform's editors (spec 5): who may answer sees the questions, everybody else why not. */
export default async function FormPage({ params, searchParams }: Props) {
  const form = await read((await params).slug);
  const returned = await returnedOf(form.id, textOf((await searchParams).returned));
  const inUse = await language();
  const words = wordsIn(WORDS, inUse);
  const actor = await visitorFor(form.audience);
  const organisation = organisationOf(form.audience, actor);
  const before = organisation && form.onePerOrganisation ? await earlierAnswer(database(), form.id, organisation) : null;
  const name = organisation ? await nameOfOrganisation(database(), organisation) : null;
  return (
    <PublicPage crumbs={[{ href: '/', label: words.home }]}>
      <Column>
        <div className={text.page}>
          {returned && returned.problems.length > 0 && <ErrorSummary problems={returned.problems} />}
          {returned?.refusal && <Banner tone="bad" heading={words.notTaken}>{returned.refusal}</Banner>}
          <h1 lang="zh-CN">{form.title}</h1>
          <p className={text.quiet}>{words.window(formatInstant(form.opensAt), formatInstant(form.closesAt))}</p>
          {form.introduction && <div lang="zh-CN" className={announcements.article} dangerouslySetInnerHTML={{ __html: richTextHtml(form.introduction) }} />}
          <Body form={form} actor={actor} name={name} before={before} returned={returned} words={words} language={inUse} />
        </div>
      </Column>
    </PublicPage>
  );
}

type BodyProps = { form: PublicForm; actor: Actor; name: string | null; before: { number: string; submittedAt: Date } | null; returned: Returned | null; words: FormWords; language: Language };

function Body({ form, actor, name, before, returned, words, language: inUse }: BodyProps) {
  const state = stateOf(form, now());
  if (state === 'upcoming') return <Banner tone="waiting" heading={words.notYet}>{words.window(formatInstant(form.opensAt), formatInstant(form.closesAt))}</Banner>;
  if (state !== 'open') return <Banner tone="neutral" heading={words.closed}>{words.window(formatInstant(form.opensAt), formatInstant(form.closesAt))}</Banner>;
  if (!isAddressee(form.audience, actor)) return <SignIn form={form} words={words} />;
  if (before) return <Banner tone="info" heading={words.already}>{words.alreadyLine(before.number, formatInstant(before.submittedAt))}</Banner>;
  return (
    <>
      {name && <p>{words.by(name)}{form.onePerOrganisation && words.once}</p>}
      <Fill form={form} returned={returned} words={words} language={inUse} />
    </>
  );
}

function SignIn({ form: { audience, slug }, words }: { form: PublicForm; words: FormWords }) {
  return (
    <>
      <Banner tone="info" heading={words.who[audience]}>{words.signIn[audience]}</Banner>
      <p><a href={audience === 'banks' ? `/admin/login?redirect=${encodeURIComponent(`/forms/${slug}`)}` : '/portal/login?next=%2Fportal%2Fforms'}>{words.signInLink[audience]}</a></p>
    </>
  );
}

async function Fill({ form, returned, words, language: inUse }: Pick<BodyProps, 'form' | 'returned' | 'words' | 'language'>) {
  const asksRegion = form.definition.some(({ kind }) => kind === 'region');
  return (
    <ProvenForm action={`/api/form-submissions/fill/${form.slug}`} submit={words.submit} working={words.working} proves={form.audience === 'public'}>
      <input type="hidden" name="token" value={returned?.token ?? randomUUID()} />
      <input type="hidden" name="language" value={inUse} />
      <div className={styles.trap} aria-hidden="true">
        <label htmlFor={HONEYPOT}>{words.leaveEmpty}</label>
        <input id={HONEYPOT} name={HONEYPOT} tabIndex={-1} autoComplete="off" />
      </div>
      <Questions definition={form.definition} answers={returned?.answers ?? {}} problems={returned?.problems ?? []} regions={asksRegion ? await regions() : []} words={words} />
    </ProvenForm>
  );
}
