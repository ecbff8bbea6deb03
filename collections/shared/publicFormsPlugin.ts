import { formBuilderPlugin } from '@payloadcms/plugin-form-builder';
import type { BlocksField, CollectionConfig, Config, Field } from 'payload';
import { withReadLimits } from '../../hooks/clampReads.ts';
import { KINDS } from '../../src/domain/publicForms/definition.ts';
import { formSubmissions } from '../FormSubmissions.ts';
import { publicForms } from '../PublicForms.ts';
import { QUESTION_BLOCKS } from './publicFormBlocks.ts';
import { withRecordLook } from './recordLook.ts';

const OURS = { forms: null, 'form-submissions': formSubmissions };

/**
 * The form builder with everything of its own behind ours: its list of questions stays, its hooks do not. It validates
 * nothing and mails before commit (trap 15); our hooks judge every answer, and nobody is mailed.
 */
export function publicFormsPlugin(config: Config): Config {
  const plugin = formBuilderPlugin({
    fields: QUESTION_BLOCKS as never,
    beforeEmail: () => [],
    formOverrides: { ...overrides(publicForms({ name: 'none', type: 'text' })), fields: ({ defaultFields }) => publicForms(questionsOf(defaultFields)).fields },
    formSubmissionOverrides: { ...overrides(formSubmissions), fields: () => formSubmissions.fields },
  });
  const built = plugin(config) as Config;
  return { ...built, collections: (built.collections ?? []).map(behindOurs) };
}

function overrides({ fields: _fields, ...rest }: Omit<CollectionConfig, 'slug'>) {
  return rest;
}

function questionsOf(defaultFields: Field[]): Field {
  const found = defaultFields.find((field) => 'name' in field && field.name === 'fields');
  if (!found) throw new Error('the form builder has no list of fields');
  // The plugin puts its own kinds first; people look for them in our order.
  const order = Object.keys(KINDS);
  const blocks = (found as BlocksField).blocks.toSorted((one, other) => order.indexOf(one.slug) - order.indexOf(other.slug));
  return { ...found, blocks, label: '题目', labels: { singular: '题目', plural: '题目' }, admin: { description: '按填写的顺序排列，可以拖动。' } } as Field;
}

/** Its hook on answers reads the form to send mails, and swallows what goes wrong (trap 2). */
function behindOurs(collection: CollectionConfig): CollectionConfig {
  if (!Object.hasOwn(OURS, collection.slug)) return collection;
  const hooks = collection.slug === 'form-submissions' ? formSubmissions.hooks : collection.hooks;
  return withRecordLook(withReadLimits({ ...collection, hooks }));
}
