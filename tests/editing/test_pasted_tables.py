"""Tables as each program puts them on the clipboard become our tables; what is lost is told."""

# ruff: noqa: E501 - clipboard HTML as the programs write it

import pytest

from veileder.checks.judging import Form, judged
from veileder.editing.pasting import pasted

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15"><style><!-- table.MsoTableGrid {mso-style-name:"Tabellrutenett";} --></style></head><body lang=NO-BOK style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoNormal>Telefoner<o:p></o:p></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>
 <tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'>
  <td width=302 valign=top style='width:226.55pt;border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal style='margin-bottom:0cm;line-height:normal'><b>Tjeneste<o:p></o:p></b></p>
  </td>
  <td width=302 valign=top style='width:226.55pt'>
  <p class=MsoNormal style='margin-bottom:0cm;line-height:normal'><b>N&aring;r<o:p></o:p></b></p>
  </td>
 </tr>
 <tr style='mso-yfti-irow:1'>
  <td width=302 valign=top><p class=MsoNormal style='margin-bottom:0cm'>Helsestasjonen<o:p></o:p></p></td>
  <td width=302 valign=top><p class=MsoNormal style='margin-bottom:0cm'>Man&ndash;fre<o:p></o:p></p><p class=MsoNormal>08.00&ndash;15.30<o:p></o:p></p></td>
 </tr>
 <tr style='mso-yfti-irow:2;mso-yfti-lastrow:yes'>
  <td width=302 valign=top><p class=MsoNormal><o:p>&nbsp;</o:p></p></td>
  <td width=302 valign=top><p class=MsoNormal>PPT<o:p></o:p></p></td>
 </tr>
</table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""
WORD_MERGED = """<html><body><!--StartFragment--><table class=MsoNormalTable border=0 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<thead><tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=604 colspan=3 valign=top><p class=MsoNormal align=center style='text-align:center'><b><span style='mso-fareast-language:EN-US'>Ansvar p&aring; niv&aring; 1<o:p></o:p></span></b></p></td></tr></thead>
<tr><td rowspan=2><p class=MsoNormal>Skole<o:p></o:p></p></td><td><p class=MsoNormal>L&aelig;rer<o:p></o:p></p></td><td><p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>Ring<o:p></o:p></p><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>Skriv<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Rektor<o:p></o:p></p></td><td><p class=MsoNormal>Avgj&oslash;r<o:p></o:p></p></td></tr>
<![if !supportMisalignedColumns]><tr height=0><td width=200 style='border:none'></td><td width=200 style='border:none'></td><td width=200 style='border:none'></td></tr><![endif]>
</table><!--EndFragment--></body></html>"""
WORD_ONLINE = """<div class="OutlineElement Ltr SCXW2 BCX0"><div class="TableContainer SCXW2 BCX0"><div class="WACAltTextDescribedBy SCXW2"></div><table class="Table TableGrid Ltr TableWordWrap SCXW2 BCX0" border="1" data-tablestyle="MsoTableGrid" data-tablelook="1184" aria-rowcount="2"><tbody class="SCXW2"><tr class="TableRow SCXW2" aria-rowindex="1"><td class="FirstRow FirstCol SCXW2" role="columnheader" data-celllook="0"><div class="TableCellContent SCXW2"><div class="OutlineElement Ltr SCXW2"><p class="Paragraph SCXW2" xml:lang="NB-NO" paraid="1" paraeid="{a}{1}"><span data-contrast="auto" class="TextRun SCXW2" style="font-weight:bold"><span class="NormalTextRun SCXW2">Dag</span></span><span class="EOP SCXW2" data-ccp-props="{}">&nbsp;</span></p></div></div></td><td role="columnheader"><div class="TableCellContent"><div class="OutlineElement"><p class="Paragraph"><span class="TextRun">Kl.</span><span class="EOP">&nbsp;</span></p></div></div></td></tr><tr><td role="rowheader"><div class="TableCellContent"><div class="OutlineElement"><p class="Paragraph"><span class="TextRun">Mandag</span><span class="EOP">&nbsp;</span></p></div></div></td><td><div class="TableCellContent"><div class="OutlineElement"><p class="Paragraph"><span class="TextRun">9&ndash;11</span><span class="EOP">&nbsp;</span></p></div></div></td></tr></tbody></table></div></div>"""
GOOGLE_DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;border-collapse:collapse;"><colgroup><col width="312" /><col width="312" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000 1pt;vertical-align:top;padding:5pt"><p dir="ltr" style="line-height:1.2;margin-top:0pt;margin-bottom:0pt;"><span style="font-size:11pt;font-weight:700;">Fase</span></p></td><td><p dir="ltr"><span style="font-weight:700;">Hvem</span></p></td></tr><tr><td><p dir="ltr"><span style="font-weight:400;">Undring</span></p></td><td><p dir="ltr"><span>Ansatt</span></p><ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Noter</span></p></li></ul></td></tr></tbody></table></div><br /></b>"""
OUTLOOK = """<html><head><style>p.MsoNormal{}</style></head><body lang="NO-BOK" link="#0563C1"><div class="WordSection1"><table class="MsoNormalTable" border="0" cellspacing="0" cellpadding="0" width="100%"><tr><td style="padding:0cm"><p class="MsoNormal">Hei!</p><table class="MsoTableGrid" border="1"><tr><td><p class="MsoNormal"><b>Navn</b><o:p></o:p></p></td><td><p class="MsoNormal"><b>E-post</b><o:p></o:p></p></td></tr><tr><td><p class="MsoNormal">Vakt<o:p></o:p></p></td><td><p class="MsoNormal"><a href="mailto:vakt@example.no">vakt@example.no</a><o:p></o:p></p></td></tr></table></td></tr></table></div></body></html>"""
WEB_PAGE = """<table class="wikitable"><caption>Åpningstider</caption><thead><tr><th scope="col" rowspan="2">Sted</th><th scope="colgroup" colspan="2">Tid</th></tr><tr><th>Fra</th><th>Til</th></tr></thead><tbody><tr><th scope="row">Nes</th><td>08:00</td><td>15:30<br>(fredag 14:00)</td></tr></tbody><tfoot><tr><td colspan="3">Stengt i juli.</td></tr></tfoot></table>"""
LIBREOFFICE = """<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 7.6"/><style type="text/css">td p { orphans: 0 }</style></head><body lang="nb-NO" dir="ltr"><table width="100%" cellpadding="4" cellspacing="0"><col width="128*"/><col width="128*"/><thead><tr valign="top"><th width="50%" style="border-top: 1px solid"><p><b>Tiltak</b></p></th><th width="50%"><p>Alder</p></th></tr></thead><tbody><tr valign="top"><td sdval="2" sdnum="1044;"><p align="left">Kurs</p></td><td><p>0–6 <font color="#ff0000">år</font></p></td></tr></tbody></table><p><br/><br/></p></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head><body><table border=0 cellpadding=0 cellspacing=0 width=192 style='border-collapse:collapse;width:144pt'><!--StartFragment--><col width=64 span=3 style='width:48pt'><tr height=20><td height=20 class=xl65 width=64>Navn</td><td class=xl65>Nr</td></tr><tr height=20><td>Vakt</td><td align=right x:num>12</td></tr><!--EndFragment--></table></body></html>"""

CELLS = "avsnitt og lister inni ruter i tabell (står nå på én linje)"
MERGED = "sammenslåtte ruter i tabell"
TABLES = {
    "Word": (WORD, "Telefoner\n\n| Tjeneste | Når |\n| --- | --- |\n| Helsestasjonen | Man–fre; 08.00–15.30 |\n|  | PPT |", (CELLS,)),
    "Word, merged, with points": (WORD_MERGED, "| Ansvar på nivå 1 |  |  |\n| --- | --- | --- |\n| Skole | Lærer | Ring; Skriv |\n|  | Rektor | Avgjør |", (MERGED, CELLS)),
    "Word online": (WORD_ONLINE, "| Dag | Kl. |\n| --- | --- |\n| Mandag | 9–11 |", ()),
    "Google Docs": (GOOGLE_DOCS, "| Fase | Hvem |\n| --- | --- |\n| Undring | Ansatt; Noter |", (CELLS,)),
    "Outlook, in a frame": (OUTLOOK, "Hei!\n\n| Navn | E-post |\n| --- | --- |\n| Vakt | vakt@example.no |", ()),
    "a web page": (WEB_PAGE, "Åpningstider\n\n| Sted | Tid |  |\n| --- | --- | --- |\n|  | Fra | Til |\n| Nes | 08:00 | 15:30; (fredag 14:00) |\n| Stengt i juli. |  |  |", (MERGED,)),
    "LibreOffice": (LIBREOFFICE, "| Tiltak | Alder |\n| --- | --- |\n| Kurs | 0–6 år |", ("farger og markering",)),
    "Excel, where the rows are parted from their table": (EXCEL, "| Navn | Nr |\n| --- | --- |\n| Vakt | 12 |", ()),
}  # fmt: skip


@pytest.mark.parametrize(("html", "markdown", "lost"), TABLES.values(), ids=TABLES)
def test_a_table_is_a_table_wherever_it_was_copied(html, markdown, lost):
    result = pasted(html)

    assert result.markdown == markdown
    assert result.lost == lost
    assert [remark.message for remark in judged(markdown, Form.BODY).remarks] == []


def test_some_cells_of_a_row_are_a_row_again():
    html = "<html><body><table><tr><!--StartFragment--><td>Vakt</td><td>12</td><!--EndFragment--></tr></table>"

    assert pasted(html).markdown == "Vakt\n\n12"
    assert pasted(html).lost == ("tabell brukt som ramme",)
