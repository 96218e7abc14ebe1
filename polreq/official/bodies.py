"""Names of public bodies: whether words name one, at which level of government it stands, and for which region."""

import re
from typing import Final

from polreq.official.issuing import PROVINCES
from polreq.text.normalise import compact

#: How names of public bodies end.
_ENDS: Final = (
    "国务院|人民政府|政府|办公厅|办公室|委员会|常务委员会|人民代表大会|党委|党组|政协|军委|中共中央|总局|局|厅|部|署|委|办|院|会|"
    "集团|公司|中心|联合会|协会|银行|总行|分行|法院|检察院|领导小组|小组|联席会议|指挥部|专家组|管委会|总队|支队|大队|学校|大学|社|组"
    "|民航总局|综合司|司|处|科|所|站|馆|台|兵团|总公司|党工委|工委|工会|联|总会|基金会|法制办|督查室|研究室"
)
_BODY: Final = re.compile(rf"[一-鿿（）()“”·]{{1,40}}(?:{_ENDS})(?:[（(][^（）()]{{1,30}}[）)])?")
_OFFICIAL: Final = re.compile(
    r"(?:总理|主席|省长|市长|区长|县长|州长|部长|主任|局长|署长|行长|委员长|厅长|会长)[ \u3000\t]*[一-鿿·][一-鿿·\u3000 ]{1,9}"
)
_SPLIT: Final = re.compile(r"[ \u3000\t\u00a0]+|(?<=[一-鿿])[、,，;；](?=[一-鿿])")

_CENTRAL: Final = re.compile(
    r"国务院|中共中央|中央|全国|国家|最高人民|中国|中华|[一-鿿]{1,12}部(?:办公厅|[一-鿿]{0,6}司)?$|"
    r"(?:海关|税务|市场监管|市场监督管理|体育|广播电视|统计|广电|林业|工商|质检|民航|安全监管|新闻出版|环保)总局|审计署|人民银行|国资委|"
    r"国有资产监督管理委员会|[银证保]监会|金融监管总局|发展改革委|国家发展和改革委员会|知识产权局|中医药局|(?:网信|密码|档案|粮食和储备)办"
)
_PROVINCE: Final = re.compile(
    r"[一-鿿]{2,3}省|内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|北京市|天津市|上海市|重庆市|"
    r"新疆生产建设兵团|香港特别行政区|澳门特别行政区"
)
_CITY: Final = re.compile(
    r"(?P<city>[一-鿿]{2,5}?(?:市(?!场|政(?!务|府|协)|民(?!政)|容|直|区)|自治州|地区|盟)|深圳经济特区|厦门经济特区|珠海经济特区|汕头经济特区)"
)
_COUNTY: Final = re.compile(r"(?P<county>[一-鿿]{1,12}?(?:县|区|旗|市)(?!域|块|县|级|（|\())")
_MUNICIPALITIES: Final = ("北京市", "天津市", "上海市", "重庆市")
_SPECIAL_ZONE: Final = "经济特区"
_PROVINCE_NAMES: Final = tuple(dict.fromkeys(name for name, _ in PROVINCES.values()))

#: Bodies that do not say of which province or city they are: 省教育厅.
_UNNAMED: Final = {"省": "province", "市": "city", "县": "county", "区": "county"}


def is_body(text: str) -> bool:
    """Whether the words name a public body, or several next to each other."""
    return bool(split_bodies(text)) and all(_BODY.fullmatch(name) for name in split_bodies(text))


def is_signatory(text: str) -> bool:
    """Whether the words may stand above a date: a body, several bodies, or an official with name."""
    words = text.strip()
    return is_body(words) or _OFFICIAL.fullmatch(words) is not None


def split_bodies(text: str) -> tuple[str, ...]:
    """Split names next to each other: 国务院、中央军委 or names with spaces between them."""
    words = text.strip()
    spread = [w for w in re.split(r"[ \u3000\t]+", words) if w]
    if spread and all(len(w) == 1 for w in spread):
        return ("".join(spread),)
    return tuple(name for name in _SPLIT.split(words) if name)


def level_of(body: str) -> tuple[str, str]:
    """Return (level, region) of a body or of a document's title; both empty where the words do not tell.

    The region is the province or the city, as the model wants it; a county's region is its city where that is named.
    """
    words = compact(body)
    rest, region = words, ""
    if match := _PROVINCE.match(words):
        region, rest = match.group(), words[match.end() :]
        if region in _MUNICIPALITIES:
            return ("county" if _county(rest) else "province"), region
    if match := _CITY.match(rest):
        city = match["city"]
        after = rest[match.end() :]
        name = city.replace(_SPECIAL_ZONE, "市") if city.endswith(_SPECIAL_ZONE) else city
        return ("county" if _county(after) else "city"), name
    if region:
        return "province", region
    if _CENTRAL.search(words):
        return "national", ""
    if (match := _COUNTY.match(rest)) and match["county"][-1] in "县旗":
        return "county", match["county"]
    short = next((name for name in _PROVINCE_NAMES if words.startswith(_short(name))), "")
    if short:
        return "province", short
    return _UNNAMED.get(words[:1], ""), ""


def _short(province: str) -> str:
    """Return a province's name as it is called: 内蒙古, 广东."""
    return re.sub(r"(?:壮族|回族|维吾尔)?(?:自治区|省|市)$", "", province)


def region_of_number(letters: str) -> str:
    """Return the province that a document number's letters name; empty for central bodies and for cities."""
    return PROVINCES[letters[0]][0] if letters[:1] in PROVINCES else ""


def _county(words: str) -> bool:
    match = _COUNTY.match(words)
    return match is not None and len(match["county"]) >= 2
