'use client';

import { Radio } from 'antd';
import { useState } from 'react';
import { ELIGIBILITY } from '../../../../../domain/forms/verification.ts';
import { CreateRecord } from '../../../kit/CreateRecord.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { reportToPrepare, type AssetDuty } from './duty.ts';
import field from '../../../kit/field.module.css';
import styles from '../../../kit/editor.module.css';

type Situation = keyof typeof ELIGIBILITY;

const NOT_ELIGIBLE: Partial<Record<Situation, string>> = {
  branch: '分支机构没有法人资格，不能认证，也不能备案产品。请由具有法人资格的总公司（总机构）注册账号并办理。',
  institution: '既不生产也不销售产品的高校、科研院所不能认证，也不能备案产品。专利已经转让或许可给企业实施的，请由该企业办理。',
};

/** Who may be verified is asked first, so that nobody fills in a form in vain. */
export function StartVerification({ duty }: { duty: AssetDuty }) {
  const [situation, setSituation] = useState<Situation | null>(null);
  const refusal = situation ? NOT_ELIGIBLE[situation] : undefined;
  return (
    <div className={styles.page}>
      <h1>实名认证</h1>
      <p className={styles.lead}>通过实名认证以后，才能提交产品备案。填写约需 20 分钟，内容会自动保存，可以分几次完成。</p>
      <Prepare duty={duty} />
      <fieldset className={field.field}>
        <legend className={field.label} id="situation">
          先确认一件事：您的单位属于哪一种情况
        </legend>
        <Radio.Group className={field.options ?? ''} name="situation" aria-labelledby="situation" value={situation} onChange={({ target }) => setSituation(target.value as Situation)}>
          {Object.entries(ELIGIBILITY).map(([key, label]) => (
            <Radio key={key} value={key}>
              {label}
            </Radio>
          ))}
        </Radio.Group>
      </fieldset>
      <div aria-live="polite">{refusal && <Notice tone="bad" heading="您的单位不能办理实名认证">{refusal}</Notice>}</div>
      {situation === 'maker' && <CreateRecord collection="verifications" body={{ eligibility: 'maker' }} label="开始填写" />}
    </div>
  );
}

function Prepare({ duty }: { duty: AssetDuty }) {
  return (
    <>
      <h2>请准备</h2>
      <ul>
        <li>营业执照或登记证书的彩色原件照片或扫描件（png、bmp、jpg，不超过 5 MB）</li>
        <li>
          盖好单位公章的诚信承诺书：<a href="/portal/verification/pledge">打印承诺书模板</a>
        </li>
        <li>法定代表人和联系人的姓名、电话</li>
        <li>{reportToPrepare(duty)}</li>
      </ul>
    </>
  );
}
