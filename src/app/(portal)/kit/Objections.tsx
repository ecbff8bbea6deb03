'use client';

import { assetReportForm } from '../../../domain/forms/assetReport.ts';
import { allFields, allSlots, labelOf, type Form } from '../../../domain/forms/field.ts';
import type { Refusal } from '../../../queries/portalCases.ts';
import { chineseMoment } from './moments.ts';
import { Notice } from './Notice.tsx';

type Props = { form: Form; refusal: Refusal; year?: number; onGo: (field: string) => void };

/** Everything the reviewer objected to when the case was refused last; each remark leads to its field. */
export function Objections({ form, refusal, year, onGo }: Props) {
  return (
    <Notice tone="bad" heading={refusal.heading ?? '审核不通过，请修改后重新提交'}>
      <p>
        {chineseMoment(refusal.at)}，{refusal.by ?? '审核员'}的意见：{refusal.reason}
      </p>
      {refusal.comments.length > 0 && (
        <ol>
          {refusal.comments.map(({ field, text }) => (
            <li key={`${field}${text}`}>
              <a href={`#${field}`} onClick={(event) => (event.preventDefault(), onGo(field))}>
                {nameOf(form, field, year)}
              </a>
              ：{text}
            </li>
          ))}
        </ol>
      )}
    </Notice>
  );
}

/** The label of a field or upload; 关联专利 for the patents of a product. */
function nameOf(form: Form, name: string, year?: number): string {
  // A verification's reviewer also writes about the asset report that belongs to it.
  const forms = form.collection === 'verifications' ? [form, assetReportForm] : [form];
  const item = forms.flatMap((each) => [...allFields(each), ...allSlots(each)]).find((each) => each.name === name);
  if (item) return labelOf(item, year);
  return { patents: '关联专利', ipItems: '质押的专利和商标' }[name] ?? '其他';
}
