"""Regions (行政区划): provinces, the letters of their documents, and of which level and region a body is."""

from typing import Final

from polreq.late import late
from polreq.text.normalise import compact
from polreq.text.wordlists import any_of, below, read_lists

_TABLE: Final = read_lists("polreq.official", "regions.yaml")

#: Letters of provinces (省简称) → full name; → letters of ids.
LETTERS: Final = {
    letter: name.removesuffix(".letters")
    for name, letters in below(_TABLE, "provinces").items()
    if name.endswith(".letters")
    for letter in letters
}
IDS: Final = {letter: _TABLE[f"provinces.{name}.id"][0] for letter, name in LETTERS.items()}
#: Letters of cities whose ids are written out → letters of ids.
CITY_IDS: Final = {letters: ids[0] for letters, ids in below(_TABLE, "city_letters").items()}
#: Full name of a province → what it is called: 内蒙古, 广东.
CALLED: Final = {name: _TABLE[f"provinces.{name}.called"][0] for name in LETTERS.values()}

_MUNICIPALITIES: Final = frozenset(_TABLE["municipalities"])
_SPECIAL_ZONE: Final = "经济特区"
_PROVINCE: Final = late(
    rf"[一-鿿]{{2,3}}省|{any_of((*(n for n in CALLED if not n.endswith('省')), *_TABLE['other_provinces']))}"
)
_CITY: Final = late(
    r"(?P<city>[一-鿿]{2,5}?(?:市(?!场|政(?!务|府|协)|民(?!政)|容|直|区)|自治州|地区|盟)"
    rf"|{any_of(_TABLE['special_zones'])})"
)
_COUNTY: Final = late(r"(?P<county>[一-鿿]{1,12}?(?:县|区|旗|市)(?!域|块|县|级|（|\())")
_CENTRE: Final = late(
    rf"{any_of(_TABLE['centre.anywhere'])}|{any_of(_TABLE['centre.general'])}总局"
    r"|[一-鿿]{1,12}部(?:办公厅|[一-鿿]{0,6}司)?$"
)
#: Bodies that do not say of which province or city they are: 省教育厅.
_UNNAMED: Final = {"省": "province", "市": "city", "县": "county", "区": "county"}


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
    if _CENTRE.search(words):
        return "national", ""
    if (match := _COUNTY.match(rest)) and match["county"][-1] in "县旗":
        return "county", match["county"]
    short = next((name for name, called in CALLED.items() if words.startswith(called)), "")
    if short:
        return "province", short
    return _UNNAMED.get(words[:1], ""), ""


def region_of_letters(letters: str) -> str:
    """Return the province that a document number's letters name; empty for central bodies and for cities."""
    return LETTERS.get(letters[:1], "")


def _county(words: str) -> bool:
    match = _COUNTY.match(words)
    return match is not None and len(match["county"]) >= 2
