"""Numberings (层次序数) and other enumerators: how each is written at the head of a line, and of a sentence."""

from typing import Final, NamedTuple

from polreq.official.numerals import COUNTING

#: Names of the two that say what a text is: articles make a law of it, chapters part it.
ARTICLE: Final = "条"
CHAPTER: Final = "章"

#: Numerals of short counts.
HAN: Final = "一二三四五六七八九十百"
_SP: Final = r"[ \t\u3000\u00a0]*"


class Enumerator(NamedTuple):
    """A way to number lines or sentences.

    Args:
        name: what it is called here.
        rank: how deep it stands where nothing else tells; 1.1 may stand under 1; None where that says nothing.
        line: pattern for the head of a line as it stands in a source: `n` is the number, `e` an enclosed one, `w` what is
            counted, `t` words in place of a number; empty where no heading is numbered so.
        sentence: pattern for the head of a folded sentence of a document; empty where another row reads it, or none.
    """

    name: str
    rank: int | None
    line: str
    sentence: str


#: From the outermost inwards; the first whose pattern fits is taken.
ENUMERATORS: Final = (
    Enumerator("编", 0, rf"第(?P<n>[{COUNTING}]{{1,5}})(?P<w>编|篇|部分)(?=[ \t\u3000：:]|[一-鿿]{{2,20}}$)", ""),
    Enumerator(CHAPTER, 1, rf"第(?P<n>[{COUNTING}]{{1,5}})章(?=[^。；]{{0,40}}$)", r"第[一二三四五六七八九十百零〇]+[编章节篇]"),
    Enumerator("节", 2, rf"第(?P<n>[{COUNTING}]{{1,5}})节(?=[^。；]{{0,40}}$)", ""),
    Enumerator(ARTICLE, 3, rf"第(?P<n>[{COUNTING}]{{1,6}})条(?P<w>之[{HAN}]{{1,2}})?", r"第[一二三四五六七八九十百零〇]+条(?:之[一二三四五六七八九十])?(?:（[^（）]{1,15}）)?"),
    Enumerator("一、", 4, rf"(?P<n>[{HAN}]{{1,4}})(?:、|[．.](?!\d)){_SP}", r"[一二三四五六七八九十百]+、"),
    Enumerator("（一）", 5, rf"(?:[（(]{_SP}(?P<n>[{HAN}]{{1,4}}){_SP}[）)]|(?P<e>[㈠-㈩]))[、.．]?{_SP}", r"（[一二三四五六七八九十百]+）、?"),
    Enumerator("1.1", 7, rf"(?P<n>\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}}|\d{{1,2}}(?:[.．][ \u3000]?\d{{1,2}}){{2,4}})(?![\d%％万亿个倍年月日元人项米公℃]){_SP}", r"\d{1,2}(?:\.\d{1,2}){2,5}(?![\d.%]) ?|\d{1,2}\.\d{1,2} (?=[一-鿿])(?![%万亿个倍年月日元人项米公℃])"),
    Enumerator("1.", 6, rf"(?:(?P<n>[0-9０-９]{{1,3}}){_SP}(?:[．、]|[.](?=(?:19|20)\d{{2}}年|[^0-9]|$))|(?P<e>[⒈-⒛])){_SP}", r"\d{1,3} ?[.、](?!\d)|\d{1,3} (?=[^\d\s年月日个项%])"),
    Enumerator("（1）", 8, rf"(?:[（(]{_SP}(?P<n>[0-9０-９]{{1,3}}){_SP}[）)]|(?P<e>[⑴-⒇])){_SP}", r"（\d{1,3}）|[⑴-⒇]"),
    Enumerator("1）", 9, rf"(?P<n>[0-9０-９]{{1,3}})[）)]{_SP}", r"\d{1,2}）(?=[ 一-鿿])"),
    Enumerator("①", 10, rf"(?P<e>[①-⑳]){_SP}", r"[①-⑳]"),
    Enumerator("a.", 11, r"(?P<e>[a-zA-Z])[.．、)）](?![a-zA-Z0-9])", r"[a-zA-Z][.、）](?=[ 一-鿿])"),
    Enumerator("【】", None, r"【(?P<t>[^】]{2,20})】", r"【[^】]{2,20}】"),
    Enumerator("——", None, "", r"——|--|—|●|■|◆|·"),
    Enumerator("一是", None, "", r"[一二三四五六七八九十]是(?!否)|第[一二三四五六七八九]，|其[一二三四五]，"),
    Enumerator("#", None, "", r"#{1,6} ?"),
)  # fmt: skip
