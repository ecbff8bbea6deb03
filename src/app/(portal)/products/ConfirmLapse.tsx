'use client';

import { App, Button } from 'antd';
import { useRouter } from 'next/navigation';
import { ErrorSummary } from '../kit/ErrorSummary.tsx';
import { useAction } from '../kit/useAction.ts';

/** Confirming withdraws at once and for good, so it is asked once more. */
export function ConfirmLapse({ id, revision }: { id: string; revision: number }) {
  const router = useRouter();
  const { modal } = App.useApp();
  const { perform, busy, problems, attempt } = useAction({ collection: 'products', id, revision });
  const confirm = async () => {
    await perform('confirmLapse');
    router.refresh();
  };
  return (
    <div>
      <ErrorSummary heading="没有办成" problems={problems.map(({ message }) => ({ message }))} attempt={attempt} onGo={() => undefined} />
      <Button type="primary" aria-disabled={busy !== null} onClick={() => busy === null && void modal.confirm({ ...QUESTION, onOk: confirm })}>
        {busy ? '正在办理…' : '确认失效，撤销备案'}
      </Button>
    </div>
  );
}

const QUESTION = { title: '确认关联专利均已失效或转让？', content: '确认后备案立即撤销，公众查询只显示已撤销，不能恢复。', okText: '确认失效', cancelText: '暂不确认', icon: null };
