import type { CollectionBeforeOperationHook, Where } from 'payload';
import { allFields } from '../src/domain/forms/field.ts';
import { objectionForm } from '../src/domain/forms/objection.ts';
import { fieldsAskedFor } from './clampReads.ts';
import { Refused } from './refusal.ts';

const SEALED = new Set(['receiptHash', ...allFields(objectionForm).map(({ name }) => name)]);

/**
 * Nobody looks among objections for a person: by what they handed in no list is filtered or put in order, whoever asks and
 * through whichever door (REST, the lists of the back office). Their data is read case by case, each reading logged (spec 5).
 */
export const refuseLookUp: CollectionBeforeOperationHook = ({ args }) => {
  const asked = args as { overrideAccess?: boolean; where?: Where; sort?: string | string[] };
  if (asked.overrideAccess) return args;
  const sealed = fieldsAskedFor(asked).find((field) => SEALED.has(field));
  if (sealed) throw new Refused('不能按异议人填写的内容筛选或排序。', 400);
  return args;
};
