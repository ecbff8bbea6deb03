/** What heads the filing form (spec 3): who may file, for what one answers, what becomes public. */
export function LegalNotice() {
  return (
    <ul>
      <li>备案人应具有法人资格，生产或销售该产品（或者提供该服务），并拥有所关联的专利或者经许可使用。</li>
      <li>产品信息、数据和证明材料由备案人自行填写，对其真实、准确、完整负责。提供虚假材料的，平台撤销备案，并依法处理。</li>
      <li>备案通过后，产品名称、规格型号、分类、行业、商标、介绍、产品主图和其他图片向社会公开；选择公开关联专利的，专利一并公开。请不要写入或拍入商业秘密和不宜公开的技术内容。</li>
      <li>请确认填写的内容和上传的图片没有侵犯他人的著作权、商标权、肖像权等权利。</li>
      <li>经济数据和证明材料只用于审核，不对外公开。</li>
    </ul>
  );
}
