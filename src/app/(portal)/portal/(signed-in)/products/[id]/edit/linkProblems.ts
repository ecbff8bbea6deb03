import type { Values } from '../../../../../../../domain/forms/field.ts';
import { isUsable } from '../../../../../../../domain/patents.ts';
import { displayPatentNumber } from '../../../../../../../domain/patentNumber.ts';
import type { Problem } from '../../../../../../../domain/result.ts';
import type { OwnLink } from '../../../../../../../queries/portalProducts.ts';

/** What keeps the linked patents from being submitted, in the words of the submission itself. */
export function linkProblems(links: readonly OwnLink[], names: readonly string[], values: Values): Problem[] {
  const at = (field: string, message: string): Problem => ({ field, message });
  const none = links.length === 0 ? [at('patents', '请至少关联一件专利。')] : [];
  const unusable = links.filter((link) => names.length > 0 && !isUsable(link, names)).map(({ number }) => at('patents', `专利 ${displayPatentNumber(number)} 当前不能用于备案。`));
  const unnumbered = links.filter(({ upheld, caseNumber }) => upheld && !caseNumber.trim()).map(({ number }) => at('patents', `请填写专利 ${displayPatentNumber(number)} 的无效宣告案件编号。`));
  const hidden = values.wantsCertification === true && values.patentsDisclosed === false ? [at('patentsDisclosed', '参加专利密集型产品认定的产品须公开关联专利。')] : [];
  return [...hidden, ...none, ...unusable, ...unnumbered];
}
