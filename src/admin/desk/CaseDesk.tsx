'use client';
import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation.js';
import { useMemo, useState, useTransition, type ReactNode } from 'react';
import type { OfferedAction } from '../../casework/listActions.ts';
import { ActionBar } from './ActionBar.tsx';
import { newKey, post } from './api.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { DeskContext, type Beside, type Desk, type DeskCase, type Reason } from './deskContext.ts';
import { ShortcutHelp } from './ShortcutHelp.tsx';
import { useComments } from './useComments.ts';
import { useShortcuts } from './useShortcuts.ts';

type Props = {
  case: DeskCase;
  actions: OfferedAction[];
  labels: Record<string, string>;
  reasons: Reason[];
  beside?: Record<string, Beside>;
  /** Where the case waits, and how many do; null when it waits for nobody. */
  queue: { key: string; waiting: number } | null;
  children: ReactNode;
};

export type Opened = { action: OfferedAction; thenNext: boolean };

/** A case on a reviewer's desk: what is written on it, the buttons, the keyboard. The page itself comes from the server. */
export function CaseDesk({ children, ...props }: Props) {
  const { comments, setComment } = useComments(props.case);
  const [scan, showScan] = useState<string | null>(null);
  const [help, setHelp] = useState(false);
  const { opened, close, press, decided, goNext, refreshing } = useDecisions(props);
  const [shortcuts, setShortcuts] = useShortcuts({ actions: props.actions, press, goNext, help: () => setHelp(true), paused: opened !== null || help });
  const desk = useMemo<Desk>(() => deskOf(props, { comments, setComment, scan, showScan }), [props, comments, setComment, scan]);
  return (
    <DeskContext value={desk}>
      {children}
      <ActionBar {...{ ...props, press, goNext, shortcuts, refreshing, help: () => setHelp(true), commentCount: Object.keys(comments).length }} />
      {opened && <DecisionDialog key={opened.action.action} opened={opened} labels={props.labels} close={close} decided={decided} />}
      {help && <ShortcutHelp enabled={shortcuts} setEnabled={setShortcuts} close={() => setHelp(false)} />}
    </DeskContext>
  );
}

/** Which action's dialog is open, and what follows a decision: the next case, or this page with its new state. */
function useDecisions(props: Omit<Props, 'children'>) {
  const router = useRouter();
  const [opened, open] = useState<Opened | null>(null);
  const [refreshing, startRefresh] = useTransition();
  const refresh = () => startRefresh(() => router.refresh());
  const close = () => open(null);
  const goNext = () => openNext(props);
  const press = (action: OfferedAction, thenNext = false) => {
    // Until the page shows what became of the last action, its buttons are old.
    if (refreshing) return;
    if (isMark(action)) void takeOrRelease(props.case, action).then((done) => done && refresh());
    else open({ action, thenNext });
  };
  const decided = (thenNext: boolean) => {
    close();
    if (thenNext) goNext();
    else refresh();
  };
  return { opened, close, press, decided, goNext, refreshing };
}

/** The server looks for the next case and redirects; a page of its own, so that nothing of this case stays behind. */
function openNext({ queue, case: { collection, id } }: Omit<Props, 'children'>): void {
  window.location.assign(`/admin/queue?next=${queue?.key ?? collection}&after=${id}`);
}

export function isMark({ action }: OfferedAction): boolean {
  return action === 'take' || action === 'release';
}

function deskOf({ actions, reasons, labels, beside = {}, queue, case: deskCase }: Omit<Props, 'children'>, state: Pick<Desk, 'comments' | 'setComment' | 'scan' | 'showScan'>): Desk {
  const canComment = actions.some(({ allowed, asks }) => allowed && asks.some(({ kind }) => kind === 'fieldComments'));
  const reasonsFor = (field: string | null) => reasons.filter((reason) => reason.field === field).map(({ text }) => text);
  const allReasons = [...new Set(reasons.map(({ field, text }) => (field ? `${labels[field] ?? field}：${text}` : text)))];
  return { case: deskCase, hasNext: queue !== null, beside, canComment, reasonsFor, allReasons, ...state };
}

/** A mark is no decision: no dialog, and no revision asked, for it changes nothing of the content. */
async function takeOrRelease({ collection, id }: DeskCase, { action, label }: OfferedAction): Promise<boolean> {
  const answer = await post(`/api/${collection}/${id}/actions/${action}`, {}, { 'idempotency-key': newKey() });
  if (answer.ok) toast.success(`已${label}。`);
  else toast.error(answer.messages.join(''));
  return answer.ok || answer.status === 409 || answer.status === 422;
}
