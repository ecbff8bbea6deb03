import type { ConditionState, MendingPlace } from '../../../domain/lifecycle/engine.ts';
import field from './field.module.css';
import styles from './conditions.module.css';

type Props = {
  heading: string;
  conditions: readonly ConditionState[];
  /** Opens the step of a field and puts the cursor there. */
  onGo: (field: string) => void;
};

const PLACES: Record<MendingPlace, { href: string; label: string }> = {
  verification: { href: '/portal/verification', label: '去实名认证' },
  assets: { href: '/portal/assets', label: '去填报资产信息' },
  patents: { href: '/portal/patents', label: '去专利信息' },
  products: { href: '/portal/products', label: '去产品备案' },
};

/** Everything an action depends on, before anybody presses: what is met, what is not, and where it is mended. The lifecycle declares them. */
export function Conditions({ heading, conditions, onGo }: Props) {
  if (conditions.length === 0) return null;
  const open = conditions.filter(({ problem }) => problem !== null).length;
  return (
    <section className={styles.conditions} aria-labelledby="conditions">
      <h3 id="conditions">
        {heading}：{open === 0 ? '都已符合' : `${conditions.length} 项中有 ${open} 项还不符合`}
      </h3>
      <ul>
        {conditions.map((each) => (
          <li key={each.condition} className={each.problem === null ? '' : styles.open}>
            <Mark met={each.problem === null} />
            <div>
              <p>{each.condition}</p>
              {each.problem !== null && <Unmet state={each} onGo={onGo} />}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A sign for the eye, a word for everybody. */
function Mark({ met }: { met: boolean }) {
  return (
    <span className={met ? styles.yes : styles.no}>
      <span aria-hidden="true">{met ? '✓' : '✗'}</span>
      <span className={field.hidden}>{met ? '符合：' : '不符合：'}</span>
    </span>
  );
}

/** Why, and the way to mend it: a page of its own, or the first field that is wrong. */
function Unmet({ state: { problem, problems, mendedAt }, onGo }: { state: ConditionState; onGo: (field: string) => void }) {
  const [first] = problems;
  const rest = problems.length > 1 ? `共 ${problems.length} 处，逐项列在下面。` : '';
  return (
    <p className={styles.why}>
      {problem}
      {mendedAt && <a href={PLACES[mendedAt].href}>{PLACES[mendedAt].label}</a>}
      {!mendedAt && first && (
        <>
          {rest}
          <a href={`#${first.field}`} onClick={(event) => (event.preventDefault(), onGo(first.field))}>
            {rest ? '去改第一处' : '去修改'}
          </a>
        </>
      )}
    </p>
  );
}
