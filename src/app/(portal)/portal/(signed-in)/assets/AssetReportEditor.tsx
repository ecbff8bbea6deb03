'use client';

import { Button } from 'antd';
import { useState } from 'react';
import type { Values } from '../../../../../domain/forms/field.ts';
import type { OwnFile, OwnRecord } from '../../../../../queries/portalCases.ts';
import { ErrorSummary } from '../../../kit/ErrorSummary.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useCaseForm } from '../../../kit/useCaseForm.ts';
import { focusField } from '../../../kit/useSteps.ts';
import { useAssetExtras } from './assetExtras.tsx';
import { AssetReportFields } from './AssetReportFields.tsx';
import styles from '../../../kit/editor.module.css';

type Props = {
  record: OwnRecord;
  files: readonly OwnFile[];
  year: number;
  account: string;
  /** The report of the year before. */
  before: Values | null;
};

/** Last year's report on a page of its own. It is no case: what is complete counts, nothing is submitted. */
export function AssetReportEditor({ record, files, year, account, before }: Props) {
  const form = useCaseForm({ collection: 'asset-reports', record, files, year, account, extras: useAssetExtras(before, year) });
  const [attempt, setAttempt] = useState(0);
  const [done, setDone] = useState(false);
  const finish = async () => {
    form.check();
    const saved = await form.session.flush();
    setAttempt((count) => count + 1);
    setDone(saved && form.problems.length === 0);
  };
  const isComplete = form.problems.length === 0;
  return (
    <div className={styles.editor}>
      {form.checked && <ErrorSummary problems={form.problems} onGo={focusField} attempt={attempt} />}
      <AssetReportFields form={form} />
      <div className={styles.buttons}>
        <Button type="primary" onClick={() => void finish()}>
          保存并检查
        </Button>
      </div>
      <div aria-live="polite">
        {done && isComplete && (
          <Notice tone="good" heading={`${year} 年度资产信息已填好`}>
            <p>内容已保存，不需要另外提交。年内如有更正，可以随时回到本页修改。</p>
          </Notice>
        )}
      </div>
    </div>
  );
}
