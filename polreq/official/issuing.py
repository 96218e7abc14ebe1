"""Document numbers (发文字号): how they are written, and who issues under them."""

import re
from typing import Final

from polreq.text.normalise import compact

#: Brackets that stand for 〔〕 in copies.
OPEN: Final = "〔[(（［【〈﹝"
CLOSE: Final = "〕])）］】〉﹞"

_ORG: Final = r"[一-鿿“”（）]{1,18}"
_NUMBER: Final = re.compile(
    rf"(?P<org>{_ORG}?)[ \t\u3000]*[{re.escape(OPEN)}][ \t\u3000]*(?P<year>(?:19|20)\d{{2}})[ \t\u3000]*[{re.escape(CLOSE)}]"
    rf"[ \t\u3000]*第?(?P<seq>\d{{1,5}})[ \t\u3000]*号"
)
#: 第…届全国人民代表大会公告 and the like: 令第716号, 公告第12号, 2021年第3号.
_DECREE: Final = re.compile(
    r"(?P<org>(?:(?![年月日])[一-鿿]){2,30}?)(?P<kind>令|公告)[ \t\u3000]*[（(]?第?[ \t\u3000]*(?P<seq>\d{1,5}|[一二三四五六七八九十百〇零]{1,6})"
    r"[ \t\u3000]*号[）)]?"
)
_NATION: Final = "中华人民共和国"

#: Central issuers by the letters before the year (发文机关代字).
ISSUERS: Final = {
    "国发": "国务院", "国函": "国务院", "国令": "国务院", "国发明电": "国务院",
    "国办发": "国务院办公厅", "国办函": "国务院办公厅", "国办发明电": "国务院办公厅",
    "国办电政函": "国务院办公厅电子政务办公室", "国办秘函": "国务院办公厅秘书局",
    "中发": "中共中央", "中办发": "中共中央办公厅", "中办函": "中共中央办公厅",
}  # fmt: skip

#: Abbreviations of provinces (省简称) → (name, letters by which the region is coded).
PROVINCES: Final = {
    "京": ("北京市", "bj"), "津": ("天津市", "tj"), "沪": ("上海市", "sh"), "渝": ("重庆市", "cq"),
    "冀": ("河北省", "he"), "晋": ("山西省", "sx"), "辽": ("辽宁省", "ln"), "吉": ("吉林省", "jl"),
    "黑": ("黑龙江省", "hl"), "苏": ("江苏省", "js"), "浙": ("浙江省", "zj"), "皖": ("安徽省", "ah"),
    "闽": ("福建省", "fj"), "赣": ("江西省", "jx"), "鲁": ("山东省", "sd"), "豫": ("河南省", "ha"),
    "鄂": ("湖北省", "hb"), "湘": ("湖南省", "hn"), "粤": ("广东省", "gd"), "琼": ("海南省", "hi"),
    "川": ("四川省", "sc"), "黔": ("贵州省", "gz"), "云": ("云南省", "yn"), "滇": ("云南省", "yn"),
    "陕": ("陕西省", "sn"), "甘": ("甘肃省", "gs"), "青": ("青海省", "qh"), "内": ("内蒙古自治区", "nm"),
    "蒙": ("内蒙古自治区", "nm"), "桂": ("广西壮族自治区", "gx"), "藏": ("西藏自治区", "xz"),
    "宁": ("宁夏回族自治区", "nx"), "新": ("新疆维吾尔自治区", "xj"),
}  # fmt: skip


def find_number(text: str) -> str:
    """Return the first document number in a text, with its brackets as they should be; empty if there is none."""
    if match := _NUMBER.search(text):
        return _written(match)
    return find_decree(text)


def find_decree(text: str) -> str:
    """Return the number of the last decree (令) or announcement (公告) named in a text; empty if there is none."""
    found = list(_DECREE.finditer(compact(text)))
    if not found:
        return ""
    org = found[-1]["org"].rpartition(_NATION)[2]
    kind, seq = found[-1]["kind"], found[-1]["seq"]
    return f"{'国' if (org, kind) == ('国务院', '令') else org}{kind}第{seq}号"


def number_line(text: str) -> str:
    """Return the document number if the line holds it and nothing else but, perhaps, who signed (签发人)."""
    words = compact(text).partition("签发人")[0].strip("：:")
    if match := _NUMBER.fullmatch(words):
        return _written(match)
    return ""


def prefix(number: str) -> str:
    """Return the letters before the year or before 第: 国办函."""
    return re.split(r"〔|第", number, maxsplit=1)[0]


def _written(match: re.Match[str]) -> str:
    return f"{match['org']}〔{match['year']}〕{match['seq']}号"
