"""Tables of tickets (12345 工单), ratings (好差评) and questionnaires (问卷) → messages without personal data.

Only number, day and words are taken; columns of names, telephones and addresses are not even looked at.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from polreq.ingest.backlog import cells
from polreq.ingest.backlog.formats import column_name
from polreq.ingest.backlog.item import RowTable
from polreq.ingest.backlog.recognise import HEADER_ROWS
from polreq.official.days import first_day
from polreq.text.masking import mask

#: What a column tells → its names, the surest first.
VOICE_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "id": ("工单编号", "工单号", "诉求编号", "受理编号", "评价编号", "答卷编号", "答卷序号", "编号", "流水号", "id", "ticketid", "序号"),
        "on": (
            "来电时间", "受理时间", "诉求时间", "评价时间", "提交时间", "提交答卷时间", "答题时间", "反映时间", "创建时间", "登记时间", "受理日期", "日期", "时间", "date",
        ),
        "text": (
            "诉求内容", "工单内容", "来电内容", "反映内容", "问题描述", "诉求", "评价内容", "评价详情", "文字评价", "差评原因", "意见建议", "意见和建议", "您的意见和建议", "建议", "留言内容",
            "反馈内容", "内容", "text", "comment",
        ),
        "title": ("工单标题", "诉求标题", "标题", "title"),
        "requirement": ("需求", "requirement"),
        "source": ("来源", "source"),
    }
)  # fmt: skip

#: Whose table it is, by words in its headings; the first that has one counts.
_SOURCES: Final = (
    ("好差评", ("评价", "差评", "满意度")),
    ("问卷", ("答卷", "问卷", "答题", "您的")),
    ("12345工单", ("工单", "诉求", "来电", "受理", "反映")),
)
_OTHER: Final = "用户反馈"


@dataclass(frozen=True, slots=True)
class Voice:
    """What one user said.

    Args:
        id: of the ticket; empty where there is none, or where it is itself personal.
        source: whose table it stands in: 12345工单, 好差评, 问卷, 用户反馈.
        on: the day; None if it is not told.
        text: the words, masked.
        requirement: id of the demand that it belongs to; empty before it is grouped.
    """

    id: str
    source: str
    on: date | None
    text: str
    requirement: str = ""


@dataclass(frozen=True, slots=True)
class VoiceTable:
    """The messages of a table, how many rows have no words, and its headings with what they tell."""

    voices: tuple[Voice, ...]
    silent: int
    columns: tuple[tuple[str, str], ...]


def read_voices(table: RowTable) -> VoiceTable | None:
    """Read the messages of a table; None where no heading says that words of users stand below it."""
    for row, heads in enumerate(table.rows[:HEADER_ROWS]):
        names = [column_name(cell) for cell in heads]
        at = {field: next((names.index(n) for n in known if n in names), -1) for field, known in VOICE_COLUMNS.items()}
        if at["text"] >= 0 and max(at["id"], at["on"]) >= 0:
            said = [_row(cells_, at) for cells_ in table.rows[row + 1 :] if any(cell.strip() for cell in cells_)]
            field_of = {index: field for field, index in at.items()}
            columns = tuple((head, field_of.get(n, "")) for n, head in enumerate(heads) if head.strip())
            source = _source(heads)
            voices = tuple(_voice(one, source) for one in said if one["text"])
            return VoiceTable(voices, len(said) - len(voices), columns)
    return None


def _row(row: Sequence[str], at: Mapping[str, int]) -> dict[str, str]:
    said = {field: row[index].strip() if 0 <= index < len(row) else "" for field, index in at.items()}
    words, title = " ".join(said["text"].split()), " ".join(said["title"].split())
    return {**said, "text": words if not title or title in words else f"{title}：{words}".rstrip("：")}


def _source(heads: Sequence[str]) -> str:
    said = "".join(heads)
    return next((source for source, words in _SOURCES if any(word in said for word in words)), _OTHER)


def _voice(said: Mapping[str, str], source: str) -> Voice:
    number = cells.identity(said["id"])
    day = first_day(cells.day("日期", said["on"]))
    # a number that looks like that of a person is not kept: the message is known by its day and words then
    number = number if mask(number) == number else ""
    return Voice(number, mask(said["source"]) or source, day, mask(said["text"]), said["requirement"])


def merge_voices(kept: Sequence[Voice], read: Sequence[Voice]) -> tuple[Voice, ...]:
    """Bring messages up to date by the numbers of their tickets, or by day and words where there are none; none counts twice.

    One whose words changed may belong to another demand now.
    """
    known = dict(_keyed(kept))
    for key, voice in _keyed(read):
        old = known.get(key)
        same = old is not None and old.text == voice.text
        known[key] = Voice(voice.id, voice.source, voice.on, voice.text, old.requirement if old and same else "")
    return tuple(known.values())


def _keyed(voices: Sequence[Voice]) -> Iterator[tuple[tuple[object, ...], Voice]]:
    """Yield each message with what it is known by; of several without a number that say the same on one day, with which of them it is."""
    times = Counter[tuple[object, ...]]()
    for voice in voices:
        key: tuple[object, ...] = (voice.source, voice.id) if voice.id else (voice.source, voice.on, voice.text)
        if not voice.id:
            times[key] += 1
            key = (*key, times[key])
        yield key, voice
