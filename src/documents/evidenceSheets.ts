import type { Cell, Sheet } from '../adapters/spreadsheet.ts';
import type { EconomicProofData, ProofFigure } from './evidenceTemplates.ts';

type Head = Omit<EconomicProofData, 'figures' | 'platformName'>;

const headRows = ({ enterpriseName, uscc, productName, model, year }: Head): Cell[][] => [
  ['单位名称', enterpriseName],
  ['统一社会信用代码', uscc],
  ['产品名称', productName],
  ['规格型号', model],
  ['数据年度', year],
];

/** The economic proof as a spreadsheet: figures are numbers, so that the company's accountants can go on from them. */
export function economicProofSheet(head: Head, figures: readonly ProofFigure[]): Sheet {
  return {
    name: '经济数据证明',
    widths: [38, 46, 12],
    bold: [1, 8],
    rows: [
      ['经济数据证明'],
      ...headRows(head),
      [],
      ['项目', '数额', '单位'],
      ...figures.map(({ label, plain, unit }) => [label, plain ?? '未填写', unit]),
      [],
      ['本单位保证以上数据真实、准确，与财务账目一致，并对此负责。'],
      ['单位（盖章）：'],
      ['日期：　　　　年　　月　　日'],
      ['盖单位财务章；没有财务章的盖单位公章，并附说明。打印盖章后拍照或扫描上传。'],
    ],
  };
}

/**
 * The sheets of the licence-rate method: the calculation with the product's own figures, and a table of the divisions of
 * GB/T 4754 to enter the rate in. The platform holds no rates: they come from the published statistics named in it.
 */
export function licenceRateSheets(head: Head, facts: LicenceFacts, divisions: readonly { code: string; name: string }[]): Sheet[] {
  return [calculation(head, facts), rateTable(divisions)];
}

type LicenceFacts = { figures: readonly ProofFigure[]; industry: string };

function calculation(head: Head, { figures, industry }: LicenceFacts): Sheet {
  return {
    name: '测算表',
    widths: [38, 46, 12],
    bold: [1, 9],
    rows: [
      ['专利市场贡献指数测算表（许可费率法）'],
      ...headRows(head),
      ['所属行业', industry],
      [],
      ['项目', '数额', '单位'],
      ...figures.map(({ label, plain, unit }) => [label, plain ?? '未填写', unit]),
      ['采用的许可费率', null, '%'],
      ['许可费率的依据（许可合同编号，或者统计资料的名称和年度）', null],
      ['测算过程', null],
      ['专利市场贡献指数', null, '%'],
    ],
  };
}

function rateTable(divisions: readonly { code: string; name: string }[]): Sheet {
  return {
    name: '许可费率',
    widths: [14, 46, 18, 46],
    bold: [1, 3],
    rows: [
      ['分行业许可费率'],
      ['请按国家知识产权局最近一次公布的专利实施许可统计数据填写所属行业的许可费率，并注明数据年度。有本单位许可合同的，可以采用合同约定的费率。'],
      ['行业大类代码', '行业大类', '许可费率（%）', '数据来源和年度'],
      ...divisions.map(({ code, name }) => [code, name, null, null]),
    ],
  };
}
