"""What one cell of a task table holds: names on lines of their own, or bodies and a date in one column."""

from typing import Final

from polreq.late import late
from polreq.official.bodies import is_bearer
from polreq.official.date_context import DateContext
from polreq.official.deadlines import read_cell
from polreq.text.lexicon import Lexicon

#: No cell has more lines of names, no name is broken into more.
_LINES: Final = 60
_BROKEN: Final = 4
#: What begins a name of two characters (市委), and what begins none.
_PLACES: Final = ("各", "省", "市", "区", "县", "州", "镇", "乡")
_GOES_ON: Final = "（和及与、等"
_ASIDE: Final = late(r"（([^（）]*)）")
_APART: Final = late(r"[\s；;，,：:]+")
#: Where a date may begin that follows a body without a mark: 市数据局2027年6月底前, 市数据局每季度一次.
_DATED: Final = late(r"(?<=[^\d.年—～至到-])(?=(?:20)?\d{2}[年./-]|\d{1,2}月|每[年季月周半]|长期|持续|常态)")


def name_lines(cell: str, lexicon: Lexicon) -> list[str]:
    """Split a cell of names at its lines; a name that the narrow cell broke (市人力资源和 / 社会保障局) is whole.

    Of all ways to put lines together the one is taken that leaves the fewest which are no names, and makes the most names.

    Args:
        cell: folded text; lines end with a line feed or with white space, as the kind of file has it.
        lexicon: endings of bodies.
    """
    lines = cell.split()[:_LINES]
    best: list[tuple[int, int, tuple[str, ...]]] = [(0, 0, ())]
    for end in range(1, len(lines) + 1):
        ways = []
        for start in range(max(0, end - _BROKEN), end):
            name = "".join(lines[start:end])
            begun = any(line[0] in _PLACES and _is_name(line, lexicon) for line in lines[start + 1 : end])
            known = not begun and _is_name(name, lexicon)
            unknown, names, before = best[start]
            ways.append(
                (unknown - (not known), names + known, (*before, name if known else " ".join(lines[start:end])))
            )
        best.append(max(ways, key=lambda way: way[:2]))
    return [*best[-1][2], *cell.split()[_LINES:]]


def bodies_and_dates(cell: str, dates: DateContext, lexicon: Lexicon) -> tuple[str, list[str]]:
    """Tell bodies and dates of a cell apart: 市数据局 2027年6月底前 under 责任单位及时限.

    Args:
        cell: folded text.
        dates: what dates without a year are read from.
        lexicon: words for what goes on all the time.

    Returns:
        The words that name bodies, and the words of each date.
    """
    found: list[str] = []
    opened = _ASIDE.sub(lambda m: f" {m[1]} " if _is_time(m[1], dates, lexicon) else m[0], cell)
    names: list[str] = []
    for word in _APART.split(_DATED.sub(" ", opened)):
        (found if _is_time(word, dates, lexicon) else names).append(word)
    return " ".join(filter(None, names)), found


def _is_name(words: str, lexicon: Lexicon) -> bool:
    """Whether words end like a body and begin like one; 公室 behind 市政府办 ends a name, （市政务中心） explains one."""
    name = _ASIDE.sub("", words).strip("，、；,;")
    return (len(name) > 2 or name[:1] in _PLACES) and is_bearer(name, lexicon) and words[0] not in _GOES_ON


def _is_time(words: str, dates: DateContext, lexicon: Lexicon) -> bool:
    if not words.strip():
        return False
    found = read_cell(words, dates)
    return lexicon.has(words, "table.always") or any(d.kind != "effective" for d in found)
