import type { DefaultServerCellComponentProps, Payload } from 'payload';
import { actorOf } from '../../../access/actor.ts';
import { poolOf } from '../../endpoints/http.ts';
import { enterpriseName } from '../../queries/enterpriseName.ts';
import { ReadOnlyField, type ServerField } from './ReadOnlyField.tsx';

/** Until its verification is approved an organisation has no name on the platform. */
const UNVERIFIED = '未认证单位';

/** Whose a row is; the reader of a row may know that. */
export async function EnterpriseCell({ cellData, payload, link, collectionSlug, rowData }: Pick<DefaultServerCellComponentProps, 'cellData' | 'payload' | 'link' | 'collectionSlug' | 'rowData'>) {
  const name = await nameOf(payload, cellData);
  return link ? <a href={`/admin/collections/${collectionSlug}/${String(rowData?.id)}`}>{name}</a> : <span>{name}</span>;
}

/** A bank knows the name; the page of the organisation is not for it. */
export async function EnterpriseField({ field, data = {}, payload, user }: ServerField & { payload: Payload; user?: unknown }) {
  const id = idOf(data[field.name]);
  return <ReadOnlyField label={field.label}>{id === '' || actorOf(user).role === 'bank' ? await nameOf(payload, id) : <a href={`/admin/collections/enterprises/${id}`}>{await nameOf(payload, id)}</a>}</ReadOnlyField>;
}

async function nameOf(payload: Payload, value: unknown): Promise<string> {
  const id = idOf(value);
  if (id === '') return '—';
  return (await enterpriseName(poolOf(payload), id)) ?? UNVERIFIED;
}

function idOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : String(value ?? '');
}
