"""Alignments of two documents as text: one line for each article of the lower one."""

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.render.words import pick
from polreq.words import Lang

#: (lower article, ((upper article, relation, score), …)).
Row = tuple[str, tuple[tuple[str, str, float], ...]]

RELATIONS: Final = MappingProxyType(
    {
        "same": ("相同", "same"),
        "specifies": ("细化", "specifies"),
        "partial": ("部分对应", "partial"),
        "stricter": ("更严", "stricter"),
        "looser": ("更宽", "looser"),
    }
)


def render_jsonl(rows: Iterable[Row], lang: Lang) -> str:
    """Write one object for each lower article; the language does not matter."""
    plain = (
        {"lower": lower, "upper": [{"locator": u, "relation": r, "score": round(s, 4)} for u, r, s in uppers]}
        for lower, uppers in rows
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in plain)


def render_text(rows: Iterable[Row], lang: Lang) -> str:
    """Write one line for each lower article, for people."""
    lines = []
    for lower, uppers in rows:
        words = "；".join(f"{u} {pick(lang, *RELATIONS[r])} {s:.2f}" for u, r, s in uppers)
        lines.append(
            f"{lower} ← {words or pick(lang, '上位文件没有对应条款（本地自定）', 'nothing above (purely local)')}\n"
        )
    return "".join(lines)


ALIGNMENT_FORMATS: Final[Mapping[str, Callable[[Iterable[Row], Lang], str]]] = MappingProxyType(
    {"text": render_text, "jsonl": render_jsonl}
)
