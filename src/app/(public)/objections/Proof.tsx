import type { ReactNode } from 'react';
import type { Problem } from '../../../domain/result.ts';
import controls from '../components/form.module.css';
import refused from '../components/problem.module.css';
import choices from '../forms/forms.module.css';
import { ProvenForm } from '../forms/ProvenForm.tsx';
import type { Language } from '../language.ts';
import { Notes } from './Questions.tsx';
import { pageIn } from './visit.ts';
import { WORDS } from './words.ts';

type Props = { product: string; phone: string; bySms: boolean; isSent: boolean; problems: readonly Problem[]; language: Language };

/**
 * Hands the objection in: where scripts run with a proof of work, elsewhere, or where that fails, with a code sent by SMS. The
 * server demands one of the two (src/endpoints/objections/handIn.ts).
 */
export function Proof(props: Props) {
  const { product, bySms, problems, language } = props;
  const words = WORDS[language];
  const action = pageIn(language, 'save/submit', product);
  const failed = problems.find(({ field }) => field === 'captcha')?.message ?? null;
  if (bySms) {
    return (
      <Section language={language}>
        <p>{words.proofSms}</p>
        <AskForCode {...props} />
        <form className={choices.form} method="post" action={action} noValidate>
          <Code {...props} />
          <p>{words.confirm}</p>
          <div className={choices.send}><button className={controls.button} type="submit">{words.submit}</button></div>
        </form>
      </Section>
    );
  }
  return (
    <Section language={language}>
      <noscript>
        <div className={choices.form}>
          <p>{words.proofLead}</p>
          <AskForCode {...props} />
        </div>
      </noscript>
      <ProvenForm action={action} submit={words.submit} working={words.working} proves>
        <noscript><Code {...props} /></noscript>
        <Notes name="captcha" problem={failed} language={language} />
        <p>{words.confirm}</p>
      </ProvenForm>
      <p><a href={pageIn(language, 'check', product, { proof: 'sms' })}>{words.useSms}</a></p>
    </Section>
  );
}

function Section({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <section className={choices.form} aria-labelledby="proof">
      <h2 id="proof">{WORDS[language].proof}</h2>
      {children}
    </section>
  );
}

/** A form of its own, in front: Enter in the field of the code must not ask for another one. */
function AskForCode({ product, phone, isSent, language }: Props) {
  const words = WORDS[language];
  return (
    <form method="post" action={pageIn(language, 'save/code', product)}>
      {isSent && <p role="status">{words.sent(phone)}</p>}
      <button className={`${controls.button} ${controls.plain}`} type="submit">{words.getCode(phone)}</button>
    </form>
  );
}

function Code({ problems, language }: Props) {
  const problem = problems.find(({ field }) => field === 'code')?.message ?? null;
  return (
    <div className={`${controls.field} ${problem ? refused.wrong : ''}`}>
      <label htmlFor="code">{WORDS[language].code}</label>
      <Notes name="code" problem={problem} language={language} />
      <input className={controls.control} id="code" name="code" inputMode="numeric" autoComplete="one-time-code" {...(problem ? { 'aria-invalid': true as const, 'aria-describedby': 'code-error' } : {})} />
    </div>
  );
}
