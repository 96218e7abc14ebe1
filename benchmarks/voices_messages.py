"""Messages of users with what is personal in them marked: templates filled in, and messages written by hand (tests/voices_labels)."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from benchmarks import ROOT

LABELS: Final = ROOT / "tests" / "voices_labels"
#: Each template is filled in so many times.
_TIMES: Final = 15
_SLOT: Final = re.compile(r"\{([a-z])(?::([^{}]*))?\}")

#: Surnames and given names of the templates that rules were made by, and of those that were kept out.
_NAMES: Final = {
    "dev": ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", ["伟", "芳", "秀英", "建国", "丽华", "志明", "雨桐", "子涵", "淑珍", "军", "桂兰", "海燕"]),
    "kept": ("梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石", ["静", "磊", "俊杰", "梦琪", "国庆", "小红", "振华", "宇轩", "凤英", "勇", "玉梅", "文博", "欣怡", "浩", "爱民", "安娜"]),
}  # fmt: skip
_ROADS: Final = {
    "dev": ["文三路", "人民大道", "解放街", "古墩路", "柳巷"],
    "kept": ["体育场北路", "中河中路", "迎宾大街", "东门里", "钱江西路", "桂花巷"],
}
_HOMES: Final = {
    "dev": ["翠苑小区", "阳光花园", "朝晖新村", "万科公寓"],
    "kept": ["锦绣江南花苑", "丽景湾", "机关宿舍", "保利天悦府", "大关苑", "星河家园"],
}


@dataclass(frozen=True, slots=True)
class Marked:
    """A message, and the stretches of it that are personal, each with its kind (a letter)."""

    text: str
    private: tuple[tuple[str, int, int], ...]


def messages() -> dict[str, tuple[Marked, ...]]:
    """Make a thousand messages: of templates that rules were made by, of templates that were kept out, and those written by hand."""
    drawn = random.Random(12345)
    made = {part: tuple(_filled(part, drawn)) for part in ("dev", "kept")}
    return {**made, "written": tuple(_marked(line, lambda kind: "") for line in _lines("written"))}


def _lines(part: str) -> list[str]:
    return (LABELS / f"masking_{part}.txt").read_text(encoding="utf-8").splitlines()


def _filled(part: str, drawn: random.Random) -> Iterator[Marked]:
    for template in _lines(part):
        for _ in range(_TIMES):
            yield _marked(template, lambda kind: _MAKERS[kind](part, drawn))


def _marked(template: str, make: Callable[[str], str]) -> Marked:
    text, private, end = "", [], 0
    for slot in _SLOT.finditer(template):
        text += template[end : slot.start()]
        value = slot[2] or make(slot[1])
        private.append((slot[1], len(text), len(text) + len(value)))
        text += value
        end = slot.end()
    return Marked(text + template[end:], tuple(private))


def _name(part: str, drawn: random.Random) -> str:
    surnames, given = _NAMES[part]
    first = (
        drawn.choice(("欧阳", "诸葛") if part == "dev" else ("司马", "上官"))
        if drawn.random() < 0.04
        else drawn.choice(surnames)
    )
    return first + drawn.choice(given)


def _digits(drawn: random.Random, number: int) -> str:
    return "".join(drawn.choice("0123456789") for _ in range(number))


def _phone(part: str, drawn: random.Random) -> str:
    a, b, c = "1" + drawn.choice("35789") + _digits(drawn, 1), _digits(drawn, 4), _digits(drawn, 4)
    land = drawn.choice(["0571", "010", "021", "0755"])
    shapes = [a + b + c, f"{a} {b} {c}", f"{a}-{b}-{c}", f"{land}-8{_digits(drawn, 7)}"]
    if part == "kept":
        wide = (a + b + c).translate({48 + n: 0xFF10 + n for n in range(10)})
        shapes += [
            f"{a}.{b}.{c}",
            wide,
            f"+86 {a}{b}{c}",
            f"({land})6{_digits(drawn, 7)}",
            f"{a[:3]}{b[:2]} {b[2:]}{c}",
            f"{land} 8{_digits(drawn, 3)} {c}",
        ]
    return drawn.choice(shapes)


def _paper(part: str, drawn: random.Random) -> str:
    day = f"{drawn.randint(1, 12):02d}{drawn.randint(1, 28):02d}"
    region = drawn.choice(["330106", "110101", "440305", "510104", "650102"])
    long = region + str(drawn.randint(1940, 2015)) + day + _digits(drawn, 3) + drawn.choice("0123456789X")
    shapes = [long, long, region + str(drawn.randint(30, 89)) + day + _digits(drawn, 3)]
    if part == "kept":
        shapes += [
            f"{long[:6]} {long[6:14]} {long[14:]}",
            long.lower(),
            long.translate({48 + n: 0xFF10 + n for n in range(10)}),
        ]
    return drawn.choice(shapes)


def _address(part: str, drawn: random.Random) -> str:
    road, home = drawn.choice(_ROADS[part]), drawn.choice(_HOMES[part])
    a, b, c = drawn.randint(1, 300), drawn.randint(1, 9), drawn.randint(101, 1802)
    shapes = [f"{road}{a}号", f"{road}{a}号{b}幢{c}室", f"{home}{b}幢2单元{c}室", f"{home}{b}-2-{c}"]
    if part == "kept":
        shapes += [f"{road}{a}弄{b}号", f"{home}{b}号楼{c}", f"{home}{b}栋{c}", f"{road}{a}号{home}{b}座{c}室"]
    return drawn.choice(shapes)


def _plate(part: str, drawn: random.Random) -> str:
    head = drawn.choice("浙京沪粤苏") + drawn.choice("ABCDE")
    shapes = [
        f"{head}{_digits(drawn, 5)}",
        f"{head}{drawn.choice('ABD')}{_digits(drawn, 4)}",
        f"{head}·{_digits(drawn, 3)}K{_digits(drawn, 1)}",
    ]
    return drawn.choice(
        [
            *shapes,
            *(
                [f"{head}D{_digits(drawn, 5)}", f"{head} {_digits(drawn, 5)}", f"{head.lower()}{_digits(drawn, 5)}"]
                if part == "kept"
                else []
            ),
        ]
    )


def _mail(_: str, drawn: random.Random) -> str:
    return f"{drawn.choice(['li.hua', 'wang_1988', 'user-07', 'A123'])}@{drawn.choice(['qq.com', '163.com', 'gov.example.cn'])}"


def _card(_: str, drawn: random.Random) -> str:
    number = "62" + _digits(drawn, drawn.choice([14, 17]))
    return drawn.choice([number, " ".join(re.findall(".{1,4}", number))])


def _account(_: str, drawn: random.Random) -> str:
    return drawn.choice([f"wx_{_digits(drawn, 6)}", _digits(drawn, 9), f"abc{_digits(drawn, 5)}"])


_MAKERS: Final = {
    "n": _name, "p": _phone, "i": _paper, "a": _address, "c": _plate, "e": _mail, "b": _card, "x": _account,
}  # fmt: skip
