"""The table on which a review goes out to people and comes back: its columns and words, the same for writing and reading."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from polreq.results.report import Thing
from polreq.results.review import CONFIRM, JUSTIFY, REJECT
from polreq.words import Text
from polreq.words.names import Names

#: A cell of a spreadsheet holds at most 32,767 characters.
LONGEST: Final = 32_000

#: Columns in order: key → heading.
COLUMNS: Final[Names] = MappingProxyType(
    {
        "upper": Text("需求编号", "Requirement ID"),
        "statement": Text("需求描述", "Requirement"),
        "basis": Text("来源依据", "Basis"),
        "force": Text("约束力", "Force"),
        "due": Text("时限", "Due"),
        "state": Text("现状", "State"),
        "lower": Text("关联对象编号", "Linked ID"),
        "text": Text("关联对象内容", "Linked item"),
        "score": Text("分值", "Score"),
        "reasons": Text("推荐理由", "Why suggested"),
        "decision": Text("决定", "Decision"),
        "note": Text("备注", "Note"),
        "reason": Text("理由（无需功能或跨层时填写）", "Reason (no feature needed, or a layer skipped)"),
        "by": Text("审核人", "By"),
        "digests": Text("校验值（请勿修改）", "Check value (leave as it is)"),
    }
)

#: Columns without which a table cannot be read back.
NEEDED: Final = ("upper", "decision")

#: What the decision column offers.
DECISIONS: Final[Names] = MappingProxyType(
    {
        CONFIRM: Text("确认", "confirm"),
        REJECT: Text("否决", "reject"),
        JUSTIFY: Text("无需功能", "no feature needed"),
    }
)

#: What people write instead; compared without spaces, case and width.
SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        CONFIRM: (
            "是", "对", "y", "yes", "√", "✓", "✔", "☑", "1", "true", "t", "ok", "同意", "通过", "认可", "属实", "已确认", "confirmed", "accept",
        ),
        REJECT: (
            "否", "不", "不是", "不对", "n", "no", "×", "✗", "✘", "x", "0", "false", "f", "不同意", "不通过", "不认可", "驳回", "已否决",
            "rejected",
        ),
        JUSTIFY: ("不需要功能", "无需", "不需要", "有理由", "justify", "justified", "nofeature", "notneeded"),
    }
)  # fmt: skip


def text_cell(thing: Thing, acceptance: str = "") -> str:
    """Return the text of a requirement or feature as its cell shows it: title, text and what it is accepted by."""
    own_title = thing.title and not thing.text.startswith(thing.title.rstrip("…"))
    return "\n".join(part for part in (thing.title if own_title else "", thing.text, acceptance) if part)[:LONGEST]
