/** HTML as Word puts it on the clipboard: its own styles and elements, conditional comments, lines broken anywhere. */
const page = (body: string) => `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=ProgId content=Word.Document><link rel=File-List href="file:///C:/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- /* Font Definitions */ @font-face {font-family:仿宋_GB2312;} p.MsoNormal {mso-style-unhide:no; font-size:16.0pt;} --></style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:普通表格;}</style><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;

const notice = `
<h1 align=center style='text-align:center'><span style='font-family:方正小标宋_GBK'>关于开展备案
工作的通知<span lang=EN-US><o:p></o:p></span></span></h1>
<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-size:16.0pt;font-family:仿宋_GB2312'><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US>&nbsp;&nbsp;</span><st1:place w:st="on"><st1:City w:st="on">苏州</st1:City></st1:place><b style='mso-bidi-font-weight:normal'><span style='font-size:16.0pt;color:red'>各有关单位：</span></b></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 <tr style='mso-yfti-irow:0'><td width=553 colspan=2 valign=top style='width:414.8pt;border:solid windowtext 1.0pt'><p class=MsoNormal><span style='font-family:仿宋'>单位</span><o:p></o:p></p></td></tr>
</table>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><a name="_Toc1"></a><a href="https://example.test/a?b=1&amp;c=2"><span style='color:blue;mso-fareast-language:ZH-CN'>办理入口</span></a><!--[if gte vml 1]><v:shape id="x"><v:imagedata src="file:///C:/Temp/clip_image001.png"/></v:shape><![endif]--><![if !vml]><img width=5 height=5 src="file:///C:/Temp/clip_image001.png"><![endif]></p>
<p class=MsoNormal align=right style='text-align:right'>2026年11月22日</p>
`;

const item = (level: number, mark: string, text: string, list = 0) =>
  `<p class=MsoListParagraph style='margin-left:18.0pt;mso-para-margin-left:0gd;text-indent:-18.0pt;mso-list:l${list} level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings;mso-fareast-font-family:Wingdings'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span style='font-size:16.0pt'>${text}<o:p></o:p></span></p>\n`;

const lists = item(1, '1.', '提交材料') + item(2, 'l', '营业执照') + item(2, 'l', '承诺书') + item(1, '2.', '等待审核') + item(1, '（一）', '总则', 3);

export const NOTICE = page(notice);
export const LISTS = page(lists);
export const BOTH = page(notice + lists);
