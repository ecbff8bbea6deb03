import { writeSpreadsheet } from '../adapters/spreadsheet.ts';
import { displayPatentNumber, PATENT_TYPES } from '../domain/patentNumber.ts';
import { LEGAL_STATUS, OBTAINED, PATENT_SOURCES, needsProof } from '../domain/patents.ts';
import type { PatentRow } from '../queries/portalPatents.ts';

const HEAD = ['专利号', '专利名称', '类型', '专利权人', '法律状态', '状态日期', '取得方式', '来源', '证明', '关联产品（个）'];
const WIDTHS = [20, 48, 10, 36, 12, 12, 12, 12, 12, 14];

/** The patents list as a spreadsheet, one row each. */
export async function patentSheet(patents: readonly PatentRow[]): Promise<Buffer> {
  return writeSpreadsheet([{ name: '专利信息', widths: WIDTHS, bold: [1], rows: [HEAD, ...patents.map(cellsOf)] }]);
}

function cellsOf(patent: PatentRow): (string | number | null)[] {
  const proof = needsProof(patent) ? (patent.hasProof ? '已上传' : '待上传') : null;
  return [
    displayPatentNumber(patent.number), patent.title, PATENT_TYPES[patent.type], patent.holders.join('、'), LEGAL_STATUS[patent.legalStatus], patent.asOf,
    OBTAINED[patent.obtained], PATENT_SOURCES[patent.source], proof, patent.uses,
  ];
}
