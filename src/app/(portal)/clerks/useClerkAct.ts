'use client';

import { App } from 'antd';
import { useRouter } from 'next/navigation';
import { sentenceOf } from '../account/Sessions.tsx';
import { postAccount } from '../account/postAccount.ts';

export type ClerkAct = {
  /** Below `/api/enterprise-users/`. */
  path: string;
  title: string;
  /** What follows from it. */
  content: string;
  okText: string;
};

/** Asks once, does it, says what happened, and shows the list as it is now. */
export function useClerkAct(): (act: ClerkAct) => void {
  const router = useRouter();
  const { modal, message } = App.useApp();
  const perform = async (path: string) => {
    const answer = await postAccount(path, {});
    if (answer.ok) void message.success(String(answer.body.message));
    else void message.error(sentenceOf(answer), 8);
    router.refresh();
  };
  return ({ path, ...question }) => void modal.confirm({ ...question, cancelText: '取消', icon: null, onOk: () => perform(path) });
}
