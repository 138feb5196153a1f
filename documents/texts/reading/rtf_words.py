"""The control words of rich text: how they are written, what each hides, shows or looks like."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\(?:'(?P<hex>[0-9a-fA-F]{2})|(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups whose words are no words of the text.
UNSEEN = {
    b"colortbl", b"stylesheet", b"info", b"pict", b"object", b"header", b"headerl", b"headerr",
    b"headerf", b"footer", b"footerl", b"footerr", b"footerf", b"generator", b"datastore",
    b"themedata", b"nonshppict", b"annotation", b"atnid", b"atnauthor", b"atnref", b"atndate", b"xe",
    b"tc", b"bkmkstart", b"bkmkend", b"listtable", b"listoverridetable", b"rsidtbl", b"latentstyles",
    b"pgdsctbl", b"filetbl", b"revtbl", b"xmlnstbl", b"colorschememapping", b"wgrffmtfilter", b"sp",
    b"docvar", b"userprops", b"ftnsep", b"ftnsepc", b"aftnsep", b"aftnsepc", b"template", b"falt",
    b"panose", b"fontemb", b"upr", b"pnseclvl", b"mmathPict",
}  # fmt: skip
SIGNS = {
    b"tab": " ", b"line": "<br>", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"bullet": "•", b"endash": "–", b"emdash": "—", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
LOOKS = {
    b"v": ("is_hidden", ""),
    b"caps": ("is_capital", ""),
    b"scaps": ("is_capital", ""),
    b"strike": ("is_struck", ""),
    b"striked": ("is_struck", ""),
    b"deleted": ("is_deleted", ""),
    b"revised": ("is_revised", ""),
    b"super": ("raised", "sup"),
    b"sub": ("raised", "sub"),
    b"nosupersub": ("raised", ""),
    b"up": ("raised", "sup"),
    b"dn": ("raised", "sub"),
}
BREAKS = {b"par", b"sect", b"page", b"column"}
# What describes the places of a row before its cells, or after them.
ROWS = {b"trowd", b"cldel", b"cellx"}
# Code pages by the character set of a font; what is not here is Western Windows.
CHARSETS = {163: "cp1258", 238: "cp1250", 204: "cp1251", 161: "cp1253", 162: "cp1254", 186: "cp1257"}
TOLD = {b"annotation": "comments", b"pict": "pictures"}
