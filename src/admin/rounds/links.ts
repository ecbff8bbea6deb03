/** Payload's own list of applications with these conditions, in the form its filter builder shows and removes again. */
export function applicationsHref(conditions: readonly (readonly [field: string, operator: string, value: string])[]): string {
  const search = new URLSearchParams(conditions.map(([field, operator, value], at) => [`where[or][0][and][${at}][${field}][${operator}]`, value]));
  return `/admin/collections/subsidy-applications?${search}`;
}

export const ofRound = (round: string) => ['round', 'equals', round] as const;
export const inStates = (states: readonly string[]) => ['status', 'in', states.join(',')] as const;
