import ExcelJS from 'exceljs';

/** A spreadsheet in memory; a sheet per list of rows, cells as given (text, numbers, dates, formulas). */
export async function xlsx(sheets: Record<string, unknown[][]>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow(row);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const csv = (rows: readonly (readonly string[])[]): string => rows.map((row) => row.join(',')).join('\r\n');

/** Text in GB18030, which Node reads but does not write: every character of these rows is looked up by decoding. */
export function gb18030(text: string): Buffer {
  const codes = new Map<string, Buffer>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      if (trail !== 0x7f) codes.set(decoder.decode(bytes), bytes);
    }
  }
  return Buffer.concat([...text].map((character) => (character < '\x80' ? Buffer.from(character) : (codes.get(character) ?? fourBytes(character)))));
}

/** Characters outside the two-byte area, in the linear part of the standard for the supplementary planes. */
function fourBytes(character: string): Buffer {
  const linear = (character.codePointAt(0) as number) - 0x10000;
  const [fourth, third, second] = [linear % 10, Math.floor(linear / 10) % 126, Math.floor(linear / 1260) % 10];
  return Buffer.from([0x90 + Math.floor(linear / 12_600), 0x30 + second, 0x81 + third, 0x30 + fourth]);
}
