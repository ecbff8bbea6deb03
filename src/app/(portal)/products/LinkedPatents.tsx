import type { LinkedPatent } from '../../../casework/linkedPatents.ts';
import { displayPatentNumber, PATENT_TYPES } from '../../../domain/patentNumber.ts';
import { isGone, LEGAL_STATUS } from '../../../domain/patents.ts';
import { Tag } from '../../(public)/components/Tag.tsx';
import { DataTable, EmptyList, type Column } from '../lists/DataTable.tsx';
import lists from '../lists/lists.module.css';

/** The patents a product uses, with their legal status as it is now. */
export function LinkedPatents({ patents }: { patents: readonly LinkedPatent[] }) {
  if (patents.length === 0) {
    return (
      <EmptyList>
        <p>还没有关联专利。每个产品至少关联一件维持有效的专利。</p>
      </EmptyList>
    );
  }
  return <DataTable caption="关联专利" columns={COLUMNS} rows={patents} keyOf={({ id }) => id} />;
}

const COLUMNS: readonly Column<LinkedPatent>[] = [
  {
    label: '关联专利',
    cell: ({ title, number }) => (
      <>
        {title}
        <span className={lists.small}>{displayPatentNumber(number)}</span>
      </>
    ),
  },
  { label: '类型', nowrap: true, cell: ({ type }) => PATENT_TYPES[type] },
  { label: '核心专利', nowrap: true, cell: ({ core }) => (core ? '是' : '否') },
  { label: '无效宣告', cell: ({ upheld, caseNumber }) => (upheld ? `经审查维持有效，案件编号 ${caseNumber ?? '未填写'}` : null) },
  { label: '法律状态', nowrap: true, cell: ({ legalStatus }) => <Tag tone={isGone({ legalStatus }) ? 'bad' : 'good'}>{LEGAL_STATUS[legalStatus]}</Tag> },
];
