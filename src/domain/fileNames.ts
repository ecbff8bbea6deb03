/** What Windows, macOS or Linux does not take in a name, and characters without a shape; colours, slashes and the like. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029<>:"/\\|?*]+/gu;
/** Three bytes each at most in UTF-8 for common characters, four for rare ones: below the 255 bytes of a name with what stands around it. */
const LONGEST = 40;

/** A text as part of a file name: no character a system refuses, no dot or blank at its ends, at most 40 characters; `fallback` when nothing remains. */
export function fileNamePart(text: string, fallback: string): string {
  const clean = text.toWellFormed().replace(FORBIDDEN, '_').replace(/\s+/g, ' ');
  const cut = [...clean].slice(0, LONGEST).join('').replace(/^[\s.]+|[\s.]+$/g, '');
  return cut === '' || /^_+$/.test(cut) ? fallback : cut;
}

/**
 * Gives each name of one folder once: a second file of the same name becomes `名称（2）.pdf`. Names that differ only in
 * case or in how a character is composed are the same file on some systems.
 */
export function uniqueNames(): (stem: string, ending: string) => string {
  const taken = new Set<string>();
  return (stem, ending) => {
    for (let count = 1; ; count += 1) {
      const name = `${stem}${count === 1 ? '' : `（${count}）`}${ending}`;
      const key = name.normalize('NFC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return name;
    }
  };
}
