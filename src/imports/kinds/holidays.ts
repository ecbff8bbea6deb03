import { day, oneOf, prose } from '../cells.ts';
import type { ImportKind } from '../kind.ts';
import { upsertInto } from '../upsert.ts';

/** Days that differ from the week, as the State Council announces them each autumn; working days are counted by them (trap 20). */
export const holidaysImport: ImportKind = {
  key: 'holidays',
  label: '节假日安排',
  lead: '国务院办公厅每年公布的放假和调休安排，平台据此计算工作日。只写与平常周历不同的日子；已有的日期按文件更新，文件里没有的保留。',
  keyLabel: '日期',
  keyOf: ({ date }) => String(date),
  columns: [
    { name: 'date', label: '日期', synonyms: ['节假日日期', '放假日期', '年月日'], required: true, example: '2000-01-01', note: '每天一行，写成 2027-10-01 的样子。', read: day },
    {
      name: 'kind', label: '安排', synonyms: ['类型', '放假/上班', '类别', '是否放假'], required: true, example: '放假', note: '放假，或调休上班。',
      read: oneOf({ holiday: ['放假', '休', '休息', '节假日', '假日', '法定节假日'], workday: ['调休上班', '上班', '班', '补班', '工作日', '调休'] }),
    },
    { name: 'name', label: '节日', synonyms: ['节日名称', '名称', '说明', '备注'], example: '示例（请删除本行）', note: '可以不填，最多 50 个字。', read: prose(50) },
  ],
  store: {
    how: 'batches',
    store: upsertInto({
      table: 'holidays',
      key: 'date',
      columns: { date: { column: 'date', type: 'text' }, kind: { column: 'kind', type: 'enum_holidays_kind' }, name: { column: 'name', type: 'text' } },
    }),
  },
};
