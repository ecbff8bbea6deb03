import { AGES } from '../../queries/queue.ts';
import type { QueueParameters } from './queueAddress.ts';
import styles from './home.module.css';

/** A plain form: the conditions stand in the address and can be sent to a colleague. */
export function QueueFilters({ asked }: { asked: QueueParameters }) {
  return (
    <form className={styles.filters} action="/admin/queue" role="search">
      {asked.type !== 'all' && <input type="hidden" name="type" value={asked.type} />}
      <label>名称或单位<input key={asked.q} type="search" name="q" defaultValue={asked.q} maxLength={100} /></label>
      <label>
        等候时间
        <select key={asked.age} name="age" defaultValue={asked.age ?? ''}>
          <option value="">不限</option>
          {Object.entries(AGES).map(([key, { label }]) => <option key={key} value={key}>{label}</option>)}
        </select>
      </label>
      <label>
        领取情况
        <select key={asked.taken} name="taken" defaultValue={asked.taken ?? ''}>
          <option value="">不限</option>
          <option value="nobody">无人领取</option>
          <option value="me">我领取的</option>
        </select>
      </label>
      <button type="submit">查找</button>
    </form>
  );
}
