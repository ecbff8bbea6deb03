import { now, today } from '../../../adapters/clock.ts';
import { isOver } from '../../../domain/certification/period.ts';
import { roundOfAnnouncement, roundProducts, type PublicStatus, type RoundProduct } from '../../../queries/publicCertifications.ts';
import { database } from '../../database.ts';
import type { Tone } from '../../tokens.ts';
import form from '../components/form.module.css';
import { Pager } from '../components/Pager.tsx';
import { Tag } from '../components/Tag.tsx';
import quiet from '../components/text.module.css';
import { dayIn } from '../dates.ts';
import { pathIn, wordsIn, type Language } from '../language.ts';
import { address as addressOf, pageOf, textOf } from '../parameters.ts';
import styles from './round/round.module.css';
import { WORDS } from './round/words.ts';

type Props = { announcement: string; address: string; language: Language; asked: Record<string, string | string[] | undefined> };
type TableProps = { items: readonly RoundProduct[]; total: number; q: string; running: boolean; language: Language };

/**
 * Below the text of a publicity announcement: the products of the certification round that was published with it (spec 5),
 * with a way to object while the period runs and the results after it. `announcement` is its id, `address` its own Chinese address,
 * under which the table's pages and search are. Read anew each time: what was revoked a second ago must not look certified.
 */
export async function RoundTable({ announcement, address, language, asked }: Props) {
  const round = await roundOfAnnouncement(database(), announcement);
  if (!round) return null;
  const words = wordsIn(WORDS, language);
  const q = textOf(asked.q).slice(0, 64);
  const { items, total, page, pages } = await roundProducts(database(), round.id, { q, page: pageOf(asked.page) }, today());
  const running = !isOver(round.endsOn, now());
  return (
    <section aria-labelledby="products" className={quiet.page}>
      <h2 id="products">{words.title}</h2>
      <p>{running ? words.running(dayIn(language, round.endsOn)) : words.over(dayIn(language, round.endsOn))}</p>
      <Search address={pathIn(language, address)} q={q} language={language} />
      {total > 0 ? <Table items={items} total={total} q={q} running={running} language={language} /> : <p>{words.nothing(q)}</p>}
      <Pager page={page} pages={pages} href={(to) => `${addressOf(address, { q, page: to > 1 ? to : null })}#products`} />
    </section>
  );
}

function Search({ address, q, language }: { address: string; q: string; language: Language }) {
  const words = wordsIn(WORDS, language);
  return (
    <form action={`${address}#products`} className={form.field} role="search">
      <label htmlFor="round-q">{words.search}</label>
      <div className={form.row}>
        <input className={form.control} id="round-q" name="q" type="search" maxLength={64} defaultValue={q} autoComplete="off" />
        <button className={form.button} type="submit">
          {words.find}
        </button>
      </div>
      {q && (
        <p>
          <a href={`${address}#products`}>{words.clear}</a>
        </p>
      )}
    </form>
  );
}

function Table({ items, total, q, running, language }: TableProps) {
  const words = wordsIn(WORDS, language);
  const count = total.toLocaleString('en-US');
  const heads = [words.product, words.company, words.number, words.state, ...(running ? [words.objection] : [])];
  return (
    <table className={styles.table}>
      <caption>{q ? words.found(count) : words.count(count)}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} running={running} language={language} />
        ))}
      </tbody>
    </table>
  );
}

const TONES: Record<PublicStatus, Tone> = { publicised: 'info', certified: 'good', expired: 'neutral', revoked: 'bad' };

function Row({ item: { filingNumber, productName, enterpriseName, status, validUntil }, running, language }: { item: RoundProduct; running: boolean; language: Language }) {
  const words = wordsIn(WORDS, language);
  const product = pathIn(language, `/products/${encodeURIComponent(filingNumber)}`);
  return (
    <tr>
      <th scope="row">{productName === null ? <span className={`${quiet.quiet} ${styles.note}`}>{words.hidden}</span> : <a href={product} lang="zh-CN">{productName}</a>}</th>
      <td data-label={words.company} lang={enterpriseName === null ? undefined : 'zh-CN'}>{enterpriseName ?? <span className={`${quiet.quiet} ${styles.note}`}>{words.hidden}</span>}</td>
      <td data-label={words.number} className={styles.state}>
        <span className={quiet.number}>{filingNumber}</span>
      </td>
      <td data-label={words.state} className={styles.state}>
        <span>
          <Tag tone={TONES[status]}>{status === 'publicised' && !running ? words.states.awaiting : words.states[status]}</Tag>
          {status === 'certified' && validUntil && <span className={`${quiet.quiet} ${styles.note}`}>{words.until(validUntil)}</span>}
        </span>
      </td>
      {running && (
        <td data-label={words.objection} className={styles.state}>
          {status === 'publicised' && (
            <a href={pathIn(language, `/objections/new?product=${encodeURIComponent(filingNumber)}`)} aria-label={words.objectTo(productName ?? filingNumber)}>
              {words.object}
            </a>
          )}
        </td>
      )}
    </tr>
  );
}
