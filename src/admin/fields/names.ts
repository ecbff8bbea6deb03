/** The names on the lines of a text; null when there is none, so that a required list is missed. */
export function namesFrom(text: string): string[] | null {
  const names = text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  return names.length > 0 ? names : null;
}
