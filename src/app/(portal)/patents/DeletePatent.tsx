'use client';

import { App } from 'antd';
import { useRouter } from 'next/navigation';
import { api, sentenceOf } from '../kit/api.ts';
import lists from '../lists/lists.module.css';

/** Removes a patent that was entered by hand and is used by no product, after asking once. `leavesPage`: the page shown is its own. */
export function DeletePatent({ id, number, leavesPage = false }: { id: string; number: string; leavesPage?: boolean }) {
  const router = useRouter();
  const { modal, message } = App.useApp();
  const remove = async () => {
    const answer = await api(`patents/${id}`, { method: 'DELETE' });
    if (!answer.ok) return void message.error(sentenceOf(answer), 8);
    void message.success(`已删除 ${number}。`);
    if (leavesPage) router.push('/portal/patents');
    router.refresh();
  };
  const ask = () => modal.confirm({ ...QUESTION, title: `删除专利 ${number}？`, onOk: remove });
  return (
    <>
      {' '}
      <button type="button" className={lists.link} onClick={() => void ask()} aria-label={`删除 ${number}`}>
        删除
      </button>
    </>
  );
}

const QUESTION = { content: '它是手工添加的，没有产品使用。删除时证明一并删除；以后可以重新添加。', okText: '删除', cancelText: '不删除', icon: null };
