import { allFields, type Field, type Values } from '../../../../../domain/forms/field.ts';
import { isEmpty } from '../../../../../domain/forms/schema.ts';
import { verificationForm } from '../../../../../domain/forms/verification.ts';

/** What 获取工商信息 may fill, in the order of the form. */
const FILLED = ['name', 'registeredRegion', 'registeredAddress', 'legalRepresentative'];

export type RegistryMatch = {
  /** Empty in the form: filled at once. */
  fill: Field[];
  /** Filled in otherwise: the person decides. */
  differ: Field[];
  /** The register does not say. */
  silent: Field[];
};

/** Sorts what the register says against what stands in the form. `texts`: as typed, which may be no value yet and is not overwritten either. */
export function matchRegistry(said: Values, { values, texts }: { values: Values; texts: Record<string, string> }): RegistryMatch {
  const fields = FILLED.flatMap((name) => allFields(verificationForm).find((field) => field.name === name) ?? []);
  const isBlank = ({ name }: Field) => isEmpty(values[name]) && (texts[name] ?? '').trim() === '';
  const spoken = fields.filter(({ name }) => !isEmpty(said[name]));
  return {
    fill: spoken.filter(isBlank),
    differ: spoken.filter((field) => !isBlank(field) && values[field.name] !== said[field.name]),
    silent: fields.filter((field) => isEmpty(said[field.name]) && isBlank(field)),
  };
}
