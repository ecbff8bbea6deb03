import { allFields, isShown, type Field, type Values } from './field.ts';
import { isEmpty, withoutHidden } from './schema.ts';
import { verificationForm } from './verification.ts';

/** What of a verification becomes the profile of the enterprise (单位信息), under the names of the form; in its order. */
export const PROFILE_FIELDS = [
  'organisationType', 'uscc', 'name', 'registeredRegion', 'registeredAddress', 'officeRegion', 'officeAddress', 'registeredCapital',
  'industry', 'enterpriseType', 'sizeClass', 'legalRepresentative', 'contact', 'contactPhone', 'contactEmail',
] as const;
export type ProfileField = (typeof PROFILE_FIELDS)[number];

/** The profile a form stands for: an office at the registered address has that address, what does not apply is empty. */
export function profileOf(values: Values): Record<ProfileField, unknown> {
  const shown = withoutHidden(verificationForm, values);
  const same = shown.officeSameAsRegistered === true;
  const office = same ? { officeRegion: shown.registeredRegion, officeAddress: shown.registeredAddress } : {};
  const all: Values = { ...shown, ...office };
  return Object.fromEntries(PROFILE_FIELDS.map((name) => [name, all[name] ?? null])) as Record<ProfileField, unknown>;
}

/** The form a profile stands for: the beginning of a change of details. `officeSameAsRegistered` is found again. */
export function formOfProfile(profile: Values): Values {
  const isSame = !isEmpty(profile.officeRegion) && profile.officeRegion === profile.registeredRegion && profile.officeAddress === profile.registeredAddress;
  const office = isSame ? { officeSameAsRegistered: true, officeRegion: null, officeAddress: null } : { officeSameAsRegistered: isEmpty(profile.officeRegion) ? null : false };
  const own = Object.fromEntries(PROFILE_FIELDS.map((name) => [name, profile[name] ?? null]));
  return { eligibility: 'maker', ...own, ...office };
}

export type ProfileChange = { field: Field; before: unknown; after: unknown };

/** What a change of details would change in the approved profile, in the order of the form. */
export function profileChanges(profile: Values, values: Values): ProfileChange[] {
  const next = profileOf(values);
  const fields = allFields(verificationForm).filter(({ name }) => (PROFILE_FIELDS as readonly string[]).includes(name));
  return fields
    .map((field) => ({ field, before: emptyAsNull(profile[field.name]), after: emptyAsNull(next[field.name as ProfileField]) }))
    .filter(({ field, before, after }) => before !== after && (isShown(field, values) || before !== null || after !== null));
}

const emptyAsNull = (value: unknown): unknown => (isEmpty(value) ? null : value);
