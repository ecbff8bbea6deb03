import { randomBytes } from 'node:crypto';
import { ValidationError, type CollectionBeforeChangeHook, type CollectionBeforeDeleteHook, type CollectionBeforeOperationHook } from 'payload';
import { requestActor } from '../access/actor.ts';
import { publicMedia } from '../src/adapters/files/publicMedia.ts';
import { store } from '../src/endpoints/storedFiles.ts';
import { usersOfMedia } from '../src/queries/publicMedia.ts';
import { Refused } from './refusal.ts';
import { transactionOf } from './transaction.ts';

const NAME = 'mediaName';

/** Before Payload looks at an uploaded file: judged by its content, pictures encoded anew, under a name nobody can guess (trap 14). */
export const inspectMedia: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  // Who may not upload is refused by the access rule; nothing is decoded for them.
  if (!['create', 'update', 'updateByID'].includes(String(operation)) || !req.file || !['editor', 'staff'].includes(requestActor(req).role)) return args;
  const judged = await publicMedia(req.file.data, req.file.name);
  if (!judged.ok) throw new Refused(judged.reason, 422, 'file');
  const { data, mimeType, extension, name } = judged.value;
  req.file = { data, mimetype: mimeType, size: data.length, name: `${randomBytes(16).toString('hex')}.${extension}` };
  req.context[NAME] = name;
  return args;
};

/** A picture is only taken with words for those who cannot see it (spec 5). */
export const requireAlt: CollectionBeforeChangeHook = ({ data, originalDoc, collection, req }) => {
  const { mimeType, alt } = { ...originalDoc, ...data } as { mimeType?: string; alt?: string | null };
  if (!mimeType?.startsWith('image/') || alt?.trim()) return data;
  const message = '请填写图片的替代文字：用一句话说明图片上有什么，读屏软件会念给看不见图片的人听。';
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'alt', message }], req });
};

/** Keeps the file in the store of all uploads; one that no row refers to after all is removed by the hourly sweep. */
export const storeMedia: CollectionBeforeChangeHook = async ({ data, req }) => {
  if (!req.file) return data;
  const { key } = await store().write(req.file.data);
  return { ...data, storageKey: key, originalName: req.context[NAME] ?? req.file.name };
};

/** A file that an announcement shows stays. */
export const keepUsedMedia: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const titles = await usersOfMedia(await transactionOf(req), String(id));
  if (titles.length > 0) throw new Refused(`公告${titles.map((title) => `《${title}》`).join('、')}还在使用这个文件，不能删除。请先在公告里去掉它。`, 409);
};
