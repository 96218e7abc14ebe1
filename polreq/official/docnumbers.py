"""Numbers of documents (发文字号, 令号, 标准号): as printed on a document, and as meant in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from polreq.late import late
from polreq.official.issuers import ISSUERS
from polreq.official.numerals import YEAR, integer
from polreq.official.patterns import WORDS
from polreq.text.normalise import compact, fold

#: What can be wrong with the way a number is written; the first group is about its substance.
LOST: Final = ("bracket", "hao", "ordinal", "padded", "short_year", "numerals")
STYLE: Final = ("marks",)

#: Without one of these there is no number; most lines of a text have none.
_HINT: Final = late(r"号|[〔（【〈｛{1lI|] ?[12\d]\d|[〕）】] ?\d|[A-Z] ?\d|/[TZ]")
_ORDER_SEQ: Final = r"(?:\d{1,5}|[一二三四五六七八九十百〇零]{1,7})"
_YEARLY: Final = late(
    rf"(?P<code>[一-鿿]{{1,14}}) ?(?P<open>[〔（【〈｛{{1lI|]?) ?"
    rf"(?P<year>{YEAR}|\d{{2}}(?=[ 〕）】])) ?(?P<close>[〕）】〉｝}}]|年(?!\d{{0,2}}月))? ?"
    r"(?P<di>第?) ?(?P<seq>\d{1,5}|[一二三四五六七八九十百]{1,6}(?= ?号)) ?(?P<hao>号?)"
)
_ORDER: Final = late(
    rf"(?P<code>(?:中华人民共和国)?(?:国务院|国家主席|主席)|国|(?:(?![年月日])[一-鿿]){{2,16}}?(?:部|委员会|委|总局|局|署|会|银行|人民政府))"
    rf"(?:令 ?（?第? ?(?P<seq>{_ORDER_SEQ}) ?号|第 ?(?P<before>{_ORDER_SEQ}) ?号令)"
)
#: What a people's congress announces: 望川市第十六届人民代表大会常务委员会公告第35号.
_ANNOUNCED: Final = late(
    rf"(?P<code>(?:(?![年月日])[一-鿿]){{2,24}}?人民代表大会(?:常务委员会)?公告) ?（?第? ?(?P<seq>{_ORDER_SEQ}) ?号"
)
_STANDARD: Final = late(
    r"(?<![A-Za-z])(?P<code>(?:(?:GB|YD|GA|DA|JR|JT|HJ|JG|CJ|SB|WS|NY|GM|SF|MZ)[A-Z]{0,2}|DB ?(?:\d{2,4})?) ?(?:/ ?[TZ])?) ?"
    r"(?P<seq>\d{2,6}(?:\.\d+)?)(?: ?[-—]{1,2} ?(?P<year>(?:19|20)\d{2}))?(?!\d)"
)
#: A number of which both brackets are lost is one only under letters that end like this.
_ENDS: Final = late(r"(?:发|函|字|规|办|电|政|令)$")
#: Words that stand before the letters in a sentence and are no part of them.
_BEFORE: Final = late(rf"^.*(?:{WORDS['before_letters']})")


#: Brackets that stand for 〔〕 in copies.
_OPEN: Final = "〔[(（［【〈﹝{｛"
_CLOSE: Final = "〕])）］】〉﹞}｝"

_ORG: Final = r"[一-鿿“”（）]{1,18}"
_YEAR_IN_BRACKETS: Final = rf"(?P<org>{_ORG}?)[ \t\u3000]*[{re.escape(_OPEN)}][ \t\u3000]*(?P<year>(?:19|20)\d{{2}})[ \t\u3000]*[{re.escape(_CLOSE)}]"
_PRINTED: Final = late(rf"{_YEAR_IN_BRACKETS}[ \t\u3000]*第?(?P<seq>\d{{1,5}})[ \t\u3000]*号")
#: A line that is a number although 号 is lost: 某办〔2027〕-10.
_DASHED: Final = late(rf"{_YEAR_IN_BRACKETS}[-—](?P<seq>\d{{1,5}})号?")
#: A line that is a number without letters, as minutes have it, or that of a standard: 〔2027〕8号, DB99/T 12—2027.
_BARE: Final = late(
    r"[〔［\[](?:19|20)\d{2}[〕］\]]第?\d{1,5}号|[A-Z]{2,5}\d{0,4}(?:/[A-Z])?\d{1,6}(?:\.\d+)?[-—–](?:19|20)\d{2}"
)
#: An order or announcement as its heading prints it: 令第716号, 公告第12号.
_DECREE: Final = late(
    r"(?P<org>(?:(?![年月日])[一-鿿]){2,30}?)(?P<kind>令|公告)[ \t\u3000]*[（(]?第?[ \t\u3000]*(?P<seq>\d{1,5}|[一二三四五六七八九十百〇零]{1,6})"
    r"[ \t\u3000]*号[）)]?"
)
_FIGURES: Final = {ord("０") + n: str(n) for n in range(10)} | {ord("－"): "-", ord("–"): "-"}
_NATION: Final = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class DocNumber:
    """A number as it should be written.

    Args:
        code: letters before the year, the body of an order with 令, or the letters of a standard.
        year: 0 for orders (令), and where a standard is named without year.
        seq: 27, 716, 22239, 25000.51.
        kind: `yearly`, `order` or `standard`.
    """

    code: str
    year: int
    seq: str
    kind: str

    def __str__(self) -> str:
        if self.kind == "yearly":
            return f"{self.code}〔{self.year}〕{self.seq}号"
        if self.kind == "order":
            return f"{self.code}第{self.seq}号"
        return f"{self.code} {self.seq}" + (f"-{self.year}" if self.year else "")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text.

    Args:
        start: offset of its first character.
        end: offset after its last character.
        number: what it means.
        faults: what is wrong with the way it is written, of LOST and STYLE.
    """

    start: int
    end: int
    number: DocNumber
    faults: tuple[str, ...] = ()


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Find the numbers of documents in a text, damaged ones too where no other reading is possible."""
    key = fold(text)
    if not _HINT.search(key):
        return ()
    found: list[FoundNumber] = []
    for read in (_standards, _announced, _orders, _yearly):
        taken = [(f.start, f.end) for f in found]
        found += [f for f in read(key, text) if all(f.end <= a or f.start >= b for a, b in taken)]
    return tuple(sorted(found, key=lambda f: f.start))


def parse_docnumber(text: str) -> DocNumber | None:
    """Read a text that holds one number; None if it holds none."""
    return next((f.number for f in find_numbers(text)), None)


def number_alone(text: str) -> DocNumber | None:
    """Read a text that is a number and says nothing beside it; None if it is not."""
    return parse_docnumber(text) if len(find_number(text)) == len(compact(text)) else None


def issuer_of(number: DocNumber) -> str:
    """Return who issues under these letters, as far as the centre is concerned; else empty."""
    return ISSUERS.get(number.code, "")


def find_number(text: str) -> str:
    """Return the first document number in a text, with its brackets as they should be; empty if there is none."""
    if match := _PRINTED.search(_folded(text)):
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
    words = _folded(compact(text)).partition("签发人")[0].strip("：:")
    if match := _PRINTED.fullmatch(words) or _DASHED.fullmatch(words):
        return _written(match)
    return ""


def is_bare_number(text: str) -> bool:
    """Whether a line below a title is a number that has no letters before its year, or the number of a standard."""
    return _BARE.fullmatch(_folded(compact(text))) is not None


def letters_of(number: str) -> str:
    """Return the letters before the year or before 第: 国办函."""
    return re.split(r"〔|第", number, maxsplit=1)[0]


def _folded(text: str) -> str:
    """Write figures of full width as others, and leave all else."""
    return text.translate(_FIGURES)


def _written(match: re.Match[str]) -> str:
    return f"{match['org']}〔{match['year']}〕{match['seq']}号"


def _yearly(key: str, text: str) -> Iterator[FoundNumber]:
    at = 0
    while match := _YEARLY.search(key, at):
        at = match.start("year")  # where these are no number, their year is not read as letters of another
        code = _letters(match["code"])
        opened, closed = match["open"], match["close"] or ""
        year, seq = integer(match["year"]), integer(match["seq"])
        if not code or year is None or not seq:
            continue
        faults = tuple(_yearly_faults(match, text))
        mended = opened.isascii() and bool(opened)  # 〔 read as 1, l or I
        if mended and not closed:
            continue
        if "bracket" in faults and not mended and not _certain_without_bracket(code, opened, closed, match["hao"]):
            continue
        if "hao" in faults and not _certain_without_hao(key, match.end(), code, faults):
            continue
        at = match.end()
        start = match.start("code") + len(match["code"]) - len(code)
        short = year < 100
        year += (2000 if year < 50 else 1900) if short else 0
        yield FoundNumber(start, match.end(), DocNumber(code, year, str(seq), "yearly"), faults)


def _yearly_faults(match: re.Match[str], text: str) -> Iterator[str]:
    opened, closed = match["open"], match["close"] or ""
    if not opened or opened.isascii() or not closed or closed == "年":
        yield "bracket"
    elif text[match.start("open")] + text[match.start("close")] != "〔〕":
        yield "marks"
    if not match["hao"]:
        yield "hao"
    if match["di"]:
        yield "ordinal"
    if match["seq"].startswith("0"):
        yield "padded"
    if len(match["year"]) == 2:
        yield "short_year"
    if not match["year"].isdecimal() or not match["seq"].isascii():
        yield "numerals"


def _certain_without_bracket(code: str, opened: str, closed: str, hao: str) -> bool:
    if bool(opened) != bool(closed):
        return closed != "年" or code in ISSUERS
    return bool(hao) and (code in ISSUERS or (closed == "年" and _ENDS.search(code) is not None and len(code) <= 6))


def _certain_without_hao(key: str, end: int, code: str, faults: tuple[str, ...]) -> bool:
    """Whether what follows shows that the number ended without 号, and did not go on as some other figure."""
    after = key[end : end + 1]
    return not re.match(r"[年月日个项件条万亿%\d.]", after) and (
        "bracket" not in faults or code in ISSUERS or _ENDS.search(code) is not None
    )


def _orders(key: str, _: str) -> Iterator[FoundNumber]:
    for match in _ORDER.finditer(key):
        seq = integer(match["seq"] or match["before"])
        code = _BEFORE.sub("", match["code"].replace("中华人民共和国", ""))
        if not seq or not code:
            continue
        start = match.start("code") + (0 if "中华" in match["code"] else len(match["code"]) - len(code))
        code = {"国": "国务院", "国家主席": "主席"}.get(code, code) + "令"
        yield FoundNumber(start, match.end(), DocNumber(code, 0, str(seq), "order"))


def _announced(key: str, _: str) -> Iterator[FoundNumber]:
    for match in _ANNOUNCED.finditer(key):
        code, seq = _BEFORE.sub("", match["code"]), integer(match["seq"])
        if seq and "大会" in code:
            yield FoundNumber(match.end("code") - len(code), match.end(), DocNumber(code, 0, str(seq), "order"))


def _standards(key: str, _: str) -> Iterator[FoundNumber]:
    for match in _STANDARD.finditer(key):
        code = match["code"].replace(" ", "")
        year = int(match["year"] or 0)
        in_brackets = key[match.start() - 1 : match.start()] == "（" and key[match.end() : match.end() + 1] in (
            "）",
            "，",
        )
        if "/" in code or year or in_brackets:
            yield FoundNumber(match.start(), match.end(), DocNumber(code, year, match["seq"], "standard"))


def _letters(before: str) -> str:
    """Cut the letters of the issuer out of the words that stand before the year."""
    central = max((code for code in ISSUERS if before.endswith(code)), key=len, default="")
    if central and not before.removesuffix(central).endswith(tuple("省市区县州厅局委部")):
        return central
    if before.endswith("文"):  # 鄂政文: letters may end with what else is a word before them
        return (letters + "文")[-10:] if len(letters := _BEFORE.sub("", before[:-1])) > 1 else ""
    return _BEFORE.sub("", before)[-10:]
