"""The table on which readings go out to people and come back: its columns and words, the same for writing and reading."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from polreq.model.digest import text_digest
from polreq.results.reading_values import FIELD_NAMES
from polreq.results.readings import ACCEPT, DROP, KEEP, REOPEN
from polreq.words import Text
from polreq.words.names import Names

#: Columns in order: key → heading. Those of FIELD_NAMES hold the parts of the reading, to be corrected in their cells.
READING_COLUMNS: Final[Names] = MappingProxyType(
    {
        "item": Text("编号", "ID"),
        "statement": Text("需求描述", "Requirement"),
        "basis": Text("来源依据", "Basis"),
        "heading": Text("所在标题", "Under"),
        "unsure": Text("拿不准", "Not sure of"),
        "proposed": Text("建议改正", "Proposed"),
        "verdict": Text("读法决定", "Reading decision"),
        **FIELD_NAMES,
        "note": Text("备注", "Note"),
        "by": Text("审核人", "By"),
        "check": Text("校验值（请勿修改）", "Check value (leave as it is)"),
    }
)

#: Columns without which a table cannot be read back.
READING_NEEDED: Final = ("item", "verdict")

#: Columns that people fill in; the names of people are for the others.
OPEN: Final = ("verdict", *FIELD_NAMES, "note")

#: What the column of decisions offers.
VERDICTS: Final[Names] = MappingProxyType(
    {
        ACCEPT: Text("认可", "accept"),
        DROP: Text("不是需求", "no requirement"),
        REOPEN: Text("重新待审", "take up again"),
        KEEP: Text("维持原来的写法", "keep as it was"),
    }
)

#: What people write instead; compared without spaces, case and width.
VERDICT_SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        ACCEPT: ("是", "对", "y", "yes", "√", "✓", "✔", "☑", "1", "true", "ok", "同意", "通过", "正确", "无误", "accepted"),
        DROP: ("否", "不是", "n", "no", "×", "✗", "✘", "x", "0", "false", "非需求", "删除", "drop", "rejected"),
        REOPEN: ("重审", "重新审核", "reopen"),
        KEEP: ("维持", "不变", "keep"),
    }
)  # fmt: skip


def cells_digest(cells: Iterable[str]) -> str:
    """Digest the cells of a row that people fill in (OPEN), so that it is known whether somebody wrote in them."""
    return text_digest("\x1e".join(cells))
