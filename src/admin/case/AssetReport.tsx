import { assetReportForm } from '../../domain/forms/assetReport.ts';
import { allFields, isShown, labelOf } from '../../domain/forms/field.ts';
import { CommentTool } from '../desk/CommentTool.tsx';
import { fieldText } from './fieldText.ts';
import type { CaseData } from './loadCase.ts';
import styles from './case.module.css';

/** The enterprise's figures of the year, to compare with; the scan of the statement stands with the others. Folded for a product. */
export function AssetReport({ data }: { data: CaseData }) {
  const { report, file } = data;
  const title = `${report?.year ?? data.year} 年度资产信息`;
  if (!report) {
    const put = file.values.assetReportDeferred === true ? '单位选择了稍后填写。' : '单位还没有填报。';
    return <section className={styles.section}><h2>{title}</h2><p className={styles.nothing}>{put}</p></section>;
  }
  // A product's own figures have some of the same names; there the report is only to compare with.
  const commented = file.collection === 'verifications';
  const rows = allFields(assetReportForm).filter((field) => isShown(field, report.values));
  return (
    <details className={styles.whole} open={commented}>
      <summary>{title}</summary>
      <dl className={styles.rows}>
        {rows.map((field) => {
          const shown = fieldText(field, report.values, {});
          return (
            <div key={field.name} className={styles.row} {...(commented ? { id: `field-${field.name}` } : {})}>
              <dt>{labelOf(field, report.year)}</dt>
              <dd><span className={shown ? styles.value : styles.empty}>{shown?.text ?? '未填写'}{shown?.echo && <small>{shown.echo}</small>}</span>{commented && <CommentTool field={field.name} label={labelOf(field, report.year)} />}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
