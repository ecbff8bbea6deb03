import { now } from '../../../../adapters/clock.ts';
import { isOver } from '../../../../domain/certification/period.ts';
import type { ProductCertification } from '../../../../queries/publicCertifications.ts';
import quiet from '../../components/text.module.css';
import { dayIn } from '../../dates.ts';
import { pathIn, wordsIn, type Language } from '../../language.ts';
import { WORDS } from '../certification/words.ts';

type Props = { certification: ProductCertification; filingNumber: string; language: Language };

/** How the product stands with the certification, with its dates; while it is in publicity, the way to object. */
export function CertificationNotice({ certification, filingNumber, language }: Props) {
  const words = wordsIn(WORDS, language);
  const { status, number, publicityEndsOn } = certification;
  const mayObject = status === 'publicised' && !isOver(publicityEndsOn, now());
  return (
    <section aria-labelledby="certification">
      <h2 id="certification">{words.name}</h2>
      <p>{sentenceOf(certification, language)}</p>
      {mayObject && (
        <p>
          <a href={pathIn(language, `/objections/new?product=${encodeURIComponent(filingNumber)}`)}>{words.object}</a>
        </p>
      )}
      {number && (
        <p>
          <span className={quiet.quiet}>{words.certificate(number)}</span> <a href={pathIn(language, `/verify/${encodeURIComponent(number)}`)}>{words.check}</a>
        </p>
      )}
    </section>
  );
}

function sentenceOf({ status, issuedOn, validUntil, endedAt, publicityEndsOn }: ProductCertification, language: Language): string {
  const words = wordsIn(WORDS, language);
  const day = (when: string | Date | null) => (when ? dayIn(language, when) : '');
  if (status === 'publicised') return isOver(publicityEndsOn, now()) ? words.awaiting(day(publicityEndsOn)) : words.inPublicity(day(publicityEndsOn));
  if (status === 'certified') return words.certified(day(issuedOn), day(validUntil));
  return status === 'expired' ? words.expired(day(validUntil)) : words.revoked(day(endedAt));
}
