import { allFields, type Field, type Form, type Values } from '../../../domain/forms/field.ts';
import { api, type ApiResult } from './api.ts';
import { catchUp } from './catchUp.ts';
import { createAutosaver, type Door, type SaveStatus } from './autosaver.ts';
import { afterRefusal, afterSave, changedHere, chosen, left, merged, openForm, reconcile, typed, unsaved, type FormState, type SavedRecord } from './formState.ts';
import { isSame, isTyped } from './formValues.ts';
import { dropDraft, keepDraft, keptKey, noteLeaving, readDraft, type KeptDraft } from './keptDraft.ts';

export type SessionOptions = {
  form: Form;
  id: string;
  record: SavedRecord;
  /** Account the browser's own copy belongs to. */
  account: string;
};

export type SessionView = { state: FormState; status: SaveStatus; /** What an earlier visit could not save. */ offered: KeptDraft | null };

const KEEP_PAUSE_MS = 300;

/**
 * One open form: what stands in it, how saving goes, and the copy this browser keeps until the server has everything.
 * Lives outside React, so that leaving the page or switching the step loses nothing.
 */
export function createFormSession({ form, id, record, account }: SessionOptions) {
  const key = keptKey(account, form.collection, id);
  const names = Object.keys(record.values);
  const listeners = new Set<() => void>();
  let view: SessionView = { state: openForm(form, record), status: { kind: 'idle' }, offered: null };
  let keepTimer: ReturnType<typeof setTimeout> | undefined;
  let composing = false;

  function show(next: Partial<SessionView>): void {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  }

  function change(state: FormState): void {
    show({ state });
    clearTimeout(keepTimer);
    keepTimer = setTimeout(keep, KEEP_PAUSE_MS);
    if (!composing) saver.touched();
  }

  function keep(): void {
    clearTimeout(keepTimer);
    const draft = draftOf(form, view.state);
    const kept = { texts: { ...view.offered?.texts, ...draft.texts }, values: { ...view.offered?.values, ...draft.values } };
    if (Object.keys({ ...kept.texts, ...kept.values }).length === 0) dropDraft(key);
    else keepDraft(key, kept);
  }

  const door: Door = {
    unsaved: () => unsaved(view.state),
    revision: () => view.state.revision,
    send: (values, revision) => sendRecord(form, id, names, { ...values, revision }),
    load: () => loadRecord(form, id, names),
    saved: (sent, saved) => {
      show({ state: afterSave(view.state, form, sent, saved) });
      keep();
    },
    refused: (problems) => show({ state: afterRefusal(view.state, problems) }),
    differs: (theirs) => {
      const state = merged(view.state, form, theirs);
      if (state) show({ state, offered: worthOffering(form, state, view.offered) });
      return state === null;
    },
    tell: (status) => show({ status }),
  };
  const saver = createAutosaver(door);

  return {
    form,
    get: (): SessionView => view,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    type: (field: Field, text: string) => change(typed(view.state, form, field, text)),
    choose: (name: string, value: unknown) => change(chosen(view.state, name, value)),
    leave(field: Field): void {
      show({ state: left(view.state, field) });
      void saver.flush();
    },
    /** An input method is putting characters together: what stands in the input is not yet what the person means. */
    compose(isComposing: boolean): void {
      composing = isComposing;
      if (isComposing) saver.hold();
      else saver.touched();
    },
    flush: saver.flush,
    resume: saver.resume,
    goAway(): void {
      keep();
      if (saver.isBusy() || Object.keys(unsaved(view.state)).length > 0) noteLeaving(key);
      saver.leave();
    },
    open(): void {
      show({ offered: worthOffering(form, view.state, readDraft(key)) });
      catchUp(key, door, saver);
    },
    restore(): void {
      const { offered, state } = view;
      if (!offered) return;
      show({ offered: null, state: withDraft(form, state, offered) });
      keep();
      void saver.flush();
    },
    discard(): void {
      show({ offered: null });
      keep();
    },
    /** `mine`: the fields in which this page wins over the newer version. */
    resolve(theirs: SavedRecord, mine: readonly string[]): void {
      show({ state: reconcile(view.state, form, theirs, mine) });
      keep();
      saver.reconciled();
    },
    stop: saver.stop,
  };
}

export type FormSession = ReturnType<typeof createFormSession>;

async function sendRecord(form: Form, id: string, names: string[], body: Values): Promise<ApiResult<SavedRecord>> {
  const answer = await api<{ doc: Record<string, unknown> }>(`${form.collection}/${id}`, { method: 'PATCH', body, keepalive: true });
  return answer.ok ? { ok: true, value: recordFrom(names, answer.value.doc) } : answer;
}

async function loadRecord(form: Form, id: string, names: string[]): Promise<ApiResult<SavedRecord>> {
  const answer = await api<Record<string, unknown>>(`${form.collection}/${id}`);
  return answer.ok ? { ok: true, value: recordFrom(names, answer.value) } : answer;
}

function recordFrom(names: string[], doc: Record<string, unknown>): SavedRecord {
  return { values: Object.fromEntries(names.map((name) => [name, doc[name] ?? null])), revision: Number(doc.revision) };
}

/** Texts also of what is not yet a value, so that half a number survives a killed tab. */
function draftOf(form: Form, state: FormState): Omit<KeptDraft, 'at'> {
  const typedNames = allFields(form).filter(isTyped).map(({ name }) => name);
  const open = Object.keys(state.values).filter((name) => state.faults[name] || changedHere(state, name));
  return {
    texts: Object.fromEntries(open.filter((name) => typedNames.includes(name)).map((name) => [name, state.texts[name] ?? ''])),
    values: Object.fromEntries(open.filter((name) => !typedNames.includes(name)).map((name) => [name, state.values[name]])),
  };
}

function withDraft(form: Form, state: FormState, draft: KeptDraft): FormState {
  const withTexts = allFields(form).reduce((next, field) => (field.name in draft.texts ? typed(next, form, field, draft.texts[field.name] ?? '') : next), state);
  return Object.entries(draft.values).reduce((next, [name, value]) => (name in next.values ? chosen(next, name, value) : next), withTexts);
}

/** Null when the server has it all already, for example because the last save arrived after the page had gone. */
function worthOffering(form: Form, state: FormState, draft: KeptDraft | null): KeptDraft | null {
  if (!draft) return null;
  const restored = withDraft(form, state, draft);
  const news = Object.keys(restored.values).some((name) => !isSame(restored.values[name], state.values[name]) || restored.faults[name]);
  return news ? draft : null;
}
