'use client';

import { Button } from 'antd';
import styles from '../account/account.module.css';
import own from './clerks.module.css';
import { useClerkAct, type ClerkAct } from './useClerkAct.ts';

/** A clerk in plain words. `contact` is null for whoever may not see it. */
export type ShownClerk = { id: string; username: string; contact: string | null; joined: string; isOwner: boolean; isDisabled: boolean; isSelf: boolean };

/** The people who work for the company here. `canAct`: the main account looks at it. */
export function Clerks({ clerks, canAct }: { clerks: readonly ShownClerk[]; canAct: boolean }) {
  return (
    <ul className={`${styles.sessions} ${own.list}`}>
      {clerks.map((clerk) => (
        <li key={clerk.id}>
          <div>
            <strong>{clerk.username}</strong>
            {marksOf(clerk).map((mark) => (
              <span key={mark} className={mark === STOPPED ? `${styles.mark} ${own.off}` : styles.mark}>
                {mark}
              </span>
            ))}
            {clerk.contact && <p className={own.contact}>{clerk.contact}</p>}
            <p className={styles.hint}>{clerk.joined} 加入</p>
          </div>
          {canAct && !clerk.isSelf && <Acts clerk={clerk} />}
        </li>
      ))}
    </ul>
  );
}

const STOPPED = '已停用';

function marksOf({ isOwner, isDisabled, isSelf }: ShownClerk): string[] {
  return [...(isOwner ? ['主账号'] : []), ...(isSelf ? ['您'] : []), ...(isDisabled ? [STOPPED] : [])];
}

function Acts({ clerk }: { clerk: ShownClerk }) {
  const ask = useClerkAct();
  return (
    <div className={own.acts}>
      {actsOf(clerk).map((act) => (
        <Button key={act.path} aria-label={act.title} onClick={() => ask(act)}>
          {act.okText}
        </Button>
      ))}
    </div>
  );
}

function actsOf({ id, username, isDisabled }: ShownClerk): ClerkAct[] {
  const act = (what: string, okText: string, title: string, content: string) => ({ path: `${id}/${what}`, okText, title, content });
  const remove = act('remove', '移出', `把 ${username} 移出本单位？`, '对方的登录立即全部退出，账号不能恢复；手机号码和邮箱可以用于新的账号。办理记录中仍保留其名字。');
  if (isDisabled) return [act('enable', '恢复', `恢复 ${username} 的账号？`, '恢复后对方可以用原来的密码登录。'), remove];
  return [
    act('disable', '停用', `停用 ${username} 的账号？`, '对方的登录立即全部退出，在您恢复之前不能登录。'),
    act('hand-over', '移交主账号', `把主账号移交给 ${username}？`, '移交后由对方管理本单位的经办人，您成为普通经办人，不能自行收回。'),
    remove,
  ];
}
