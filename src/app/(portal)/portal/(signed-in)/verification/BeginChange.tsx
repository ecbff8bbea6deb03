import { CreateRecord } from '../../../kit/CreateRecord.tsx';

/** A new case with the details on record and the files of the last one. */
export function BeginChange() {
  return (
    <>
      <p>单位名称、地址、法定代表人、联系人等有变化的，请变更单位信息。变更须经审核，审核期间不能提交产品备案和备案信息更新；通过以前，现有信息继续有效。</p>
      <CreateRecord collection="verifications/change" label="变更单位信息" primary={false} />
    </>
  );
}
