/** The first `most` characters as people count them, with a sign where something is left out. */
export function short(text: string, most: number): string {
  const characters = [...text];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : text;
}
