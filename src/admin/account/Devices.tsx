'use client';
import { toast, useAuth, useDocumentInfo } from '@payloadcms/ui';
import { useCallback, useEffect, useState } from 'react';
import { formatInstant } from '../../domain/civilDate.ts';
import styles from './devices.module.css';

type Device = { id: string; device: string; signedInAt: string; lastSeenAt: string; isThis: boolean };
type Answer = { sessions?: Device[]; message?: string; errors?: { message: string }[] };

/** At one's own account: where one is signed in to the back office, and how to end it there. */
export function Devices() {
  const { user } = useAuth();
  const { id } = useDocumentInfo();
  return id && id === user?.id ? <OwnDevices /> : null;
}

function OwnDevices() {
  const { devices, end } = useDevices();
  return (
    <section aria-labelledby="devices">
      <h2 id="devices" className={styles.title}>
        登录的设备
      </h2>
      <p>30 分钟没有操作，或登录满 12 小时，会自动退出。不认识的设备，请让它退出，然后修改密码。</p>
      <ul className={styles.list}>
        {devices.map(({ id, device, signedInAt, lastSeenAt, isThis }) => (
          <li key={id}>
            <div>
              <strong>{device}</strong>
              {isThis && <span className={styles.mark}>本机</span>}
              <p className={styles.hint}>
                {momentOf(signedInAt)} 登录{isThis ? '，正在使用' : `，最近一次使用 ${sinceOf(signedInAt, lastSeenAt)}`}
              </p>
            </div>
            {!isThis && (
              <button type="button" className={styles.button} aria-label={`让${device}退出（${momentOf(signedInAt)} 登录）`} onClick={() => void end(id)}>
                退出
              </button>
            )}
          </li>
        ))}
      </ul>
      {devices.length > 1 && (
        <button type="button" className={styles.button} onClick={() => void end()}>
          退出其他全部设备
        </button>
      )}
    </section>
  );
}

/** The list, and ending one of it or, without a name, all others. */
function useDevices() {
  const [devices, setDevices] = useState<readonly Device[]>([]);
  const load = useCallback(async () => {
    const answer = await call('GET', '');
    if (answer.sessions) setDevices(answer.sessions);
    else toast.error(sentenceOf(answer));
  }, []);
  useEffect(() => void load(), [load]);
  const end = async (id?: string) => {
    const answer = await call('DELETE', id ? `/${id}` : '');
    if (answer.errors) toast.error(sentenceOf(answer));
    else toast.success(answer.message);
    await load();
  };
  return { devices, end };
}

async function call(method: 'GET' | 'DELETE', path: string): Promise<Answer> {
  const response = await fetch(`/api/users/sessions${path}`, { method, credentials: 'same-origin', headers: { accept: 'application/json' } }).catch(() => null);
  const answer = (await response?.json().catch(() => null)) as Answer | null;
  return answer ?? { errors: [{ message: '连接不上服务器，请检查网络后再试。' }] };
}

/** `2026-03-09 10:32`, Shanghai time. */
function momentOf(instant: string): string {
  return formatInstant(new Date(instant));
}

/** The time alone, where the day is the same. */
function sinceOf(signedInAt: string, lastSeenAt: string): string {
  const [first, last] = [momentOf(signedInAt), momentOf(lastSeenAt)];
  return first.slice(0, 10) === last.slice(0, 10) ? last.slice(11) : last;
}

function sentenceOf({ errors = [] }: Answer): string {
  return errors.map(({ message }) => message).join('');
}
