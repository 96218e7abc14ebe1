"""Patterns and readers of the program on text that is made to be slow: how their time grows, in processor time."""

import importlib
import math
import pkgutil
import re
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

import polreq
from benchmarks.attacks.outcome import Tally
from polreq.late import LatePattern

#: Growth between two sizes, as an exponent of their ratio: 1 is linear, 2 quadratic.
EXPONENT: Final = 1.5
#: Below that a time says nothing.
_MEASURABLE_SECONDS: Final = 0.02
#: Times are taken again where they seem to grow too fast: the least of several is nearest to what the work takes.
_TIMES: Final = 3
_SIZES: Final = (2_000, 8_000, 24_000)
#: One measurement that takes so long ends a row of sizes: it has been seen by then.
_ENOUGH_SECONDS: Final = 0.5

#: What is repeated: characters, and mixtures of which one pattern takes the one half and another the other.
PIECES: Final = (
    "1", "一", "局", "亿", "年", "至", "的", "里", "无", "、", "，", " ", "a", "A", ".", "-", "〔", "（", "《", "“", "第", "和", "号", "条", "|", "#", "*", "<", "(", "[",
    "应当", "由市政府", "一、", "2026年", "5个工作日内", "不少于", "2026年底前", "第一条", "（一）", "《办法》", "国办发〔2026〕1号", "1.", "1、", "市发展改革委", "各县市", "局、", "1 ", "一 ", "a.",
    "1万", "十二", "100%", "不低于90%", "每年", "“一网通办”", "年1月1日", "a1", "\u3000", "\n", "| ", "- ", "\t", "http://a", "a@b", "。", "；", "省、市、县", "负责", "和1", "（1", "《a", "及其", "以上", "万元", "中的",
)  # fmt: skip


def patterns() -> Mapping[str, re.Pattern[str]]:
    """Return every pattern of text that stands in a module, or in a table there, by where it stands."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(polreq.__path__, "polreq."):
        if module.name == "polreq.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(_inside(value, 3)):
                compiled = re.compile(pattern.pattern, pattern.flags) if isinstance(pattern, LatePattern) else pattern
                if isinstance(compiled.pattern, str):
                    found.setdefault(f"{module.name}.{name}" + (f"[{number}]" if number else ""), compiled)
    unique: dict[tuple[str, int], str] = {}
    for where, compiled in found.items():
        unique.setdefault((compiled.pattern, compiled.flags), where)
    return {where: found[where] for where in unique.values()}


def _inside(value: Any, deep: int) -> Iterator[Any]:
    if isinstance(value, LatePattern | re.Pattern):
        yield value
    elif deep and isinstance(value, Mapping):
        for inner in value.values():
            yield from _inside(inner, deep - 1)
    elif deep and isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from _inside(inner, deep - 1)
    elif deep and hasattr(value, "__dataclass_fields__") and not isinstance(value, type):
        for field in value.__dataclass_fields__:
            yield from _inside(getattr(value, field, None), deep - 1)


def run_patterns() -> Iterator[Tally]:
    """Time every pattern on every text, searching it through."""
    known = patterns()
    wrong = []
    for where, pattern in known.items():

        def work(text: str, pattern: re.Pattern[str] = pattern) -> None:
            for _ in pattern.finditer(text):
                pass

        wrong += [f"{where} {said}" for said in islice(_slow(work), 1)]  # one text is enough to show it
    yield Tally("slow text", f"{len(known)} patterns", len(known) * len(PIECES), tuple(wrong))


def run_readings(readings: Mapping[str, Callable[[str], object]]) -> Iterator[Tally]:
    """Time functions that read text."""
    for name, work in readings.items():
        yield Tally("slow text", name, len(PIECES), tuple(f"{name} {said}" for said in _slow(work)))


def _slow(work: Callable[[str], object]) -> Iterator[str]:
    """Say of which pieces the time grows faster than it may."""
    for piece in PIECES:
        before: tuple[int, float] | None = None
        for size in _SIZES:
            text = piece * (size // len(piece))
            taken = _least(work, text, 1)
            if before and taken >= _MEASURABLE_SECONDS and _growth(before, (size, taken)) >= EXPONENT:
                taken = min(taken, _least(work, text, _TIMES))
                small = piece * (before[0] // len(piece))
                before = (before[0], min(before[1], _least(work, small, _TIMES)))
                growth = _growth(before, (size, taken))
                if taken >= _MEASURABLE_SECONDS and growth >= EXPONENT:
                    yield f"takes {taken:.2f} s for {size:,} characters of {piece!r}, n^{growth:.1f}"
                    break
            before = (size, taken)
            if taken > _ENOUGH_SECONDS:
                break


def _growth(before: tuple[int, float], after: tuple[int, float]) -> float:
    return math.log(after[1] / max(before[1], 1e-6)) / math.log(after[0] / before[0])


def _least(work: Callable[[str], object], text: str, times: int) -> float:
    taken = []
    for _ in range(times):
        start = time.process_time()
        work(text)
        taken.append(time.process_time() - start)
    return min(taken)
