"""One cell → what it says: names with numbers behind them, persons, ids that a spreadsheet spoiled, days as numbers."""

import re
from datetime import date, timedelta
from typing import Final

from polreq.late import late

#: 名称(#12): how 禅道 writes products, modules, plans and stories.
_NUMBERED: Final = late(r"\s*(.+?)\(#(\d+)\)", re.S)
#: Name <mail>, as Azure DevOps writes persons.
_PERSON: Final = late(r"\s*([^<>;,；，]+?)\s*<[^<>\s]+@?[^<>\s]*>")
_LIST: Final = late(r"[;；|\n]+")
_PEOPLE: Final = late(r"[;；|,，、\n]+")
_LABELS: Final = late(r"[;；|,，、\n]+")

#: What is left of a long number that a spreadsheet took for one: 1.12345E+18, or digits that end in zeros behind the fifteenth.
_ROUNDED: Final = late(r"-?\d(?:\.\d+)?[eE]\+?(\d{2})|\d{15}0{2,}")
#: How exports keep a spreadsheet from doing so: ="112…", a tab behind it, an apostrophe before it.
_GUARDED: Final = late(r"=\"(\d+)\"|[\t']*(\d+)[\t']*")
_NOT_OF_IDS: Final = late(r"[^0-9A-Za-z._\-\u3007\u3400-\u4dbf\u4e00-\u9fff]+")
_AT_END: Final = late(r"(\d+)/?(?:[?#].*)?$")

#: A column of days.
_OF_DAYS: Final = late(r"日期|时间|时限|截止|date|deadline|created|updated|resolved|预计开始|预计结束|closed at", re.I)
#: Days count from here in spreadsheets; numbers between 1982 and 2119.
_DAY_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = late(r"([3-7]\d{4})(?:\.(\d+))?")


def identity(cell: str) -> str:
    """Return the id in a cell as a workspace may have it; empty where there is none."""
    text = cell.strip()
    if guarded := _GUARDED.fullmatch(cell):
        text = guarded[1] or guarded[2]
    return _NOT_OF_IDS.sub("-", text.lstrip("#＃")).lstrip("-.").rstrip("-")


def is_rounded(cell: str) -> bool:
    """Whether a spreadsheet took an id for a number and lost its last digits."""
    found = _ROUNDED.fullmatch(cell.strip())
    return found is not None and (found[1] is None or int(found[1]) >= 15)


def number_at_end(address: str) -> str:
    """Return the number that an address ends with, as those of issues do; empty if it does not."""
    found = _AT_END.search(address.strip())
    return found[1] if found and "/" in address else ""


def repository(address: str) -> str:
    """Return what the address of an issue says of its repository: the part before `issues`, `pull` or `-`."""
    return re.split(r"/(?:-/)?(?:issues|pull|work_items|merge_requests)/", address.strip())[0].rsplit("/", 1)[-1]


def unnumbered(cell: str) -> str:
    """Return a name without the number that a tool writes behind it."""
    return re.sub(r"\(#\d+\)\s*$", "", cell.strip()).strip()


def number_of(cell: str) -> str:
    """Return the number that a tool writes behind a name, or in front of it (#12 名称); empty where there is none."""
    found = re.search(r"\(#(\d+)\)\s*$", cell) or re.match(r"\s*#(\d+)\b", cell)
    return found[1] if found else ""


def several(cell: str) -> tuple[str, ...]:
    """Return the entries of a cell: parted by semicolons, or names with numbers that run into each other."""
    names = _NUMBERED.findall(cell)
    if names and not _NUMBERED.sub("", cell).strip(" ;；,，\n"):
        return tuple(name.strip(" ;；,，\n") for name, _ in names)
    return tuple(part.strip() for part in _LIST.split(cell) if part.strip())


def labels(cell: str) -> tuple[str, ...]:
    """Return the labels in a cell."""
    return tuple(part.strip() for part in _LABELS.split(cell) if part.strip())


def people(cell: str, nobody: tuple[str, ...]) -> str:
    """Return the persons in a cell, without their addresses; empty for those who are none."""
    named = [found.strip() for found in _PERSON.findall(cell)] if "<" in cell else _PEOPLE.split(cell)
    return "、".join(dict.fromkeys(name.strip() for name in named if name.strip() and name.strip() not in nobody))


def path(cell: str) -> tuple[str, ...]:
    r"""Return the modules in a cell, outermost first: /甲/乙(#9), 甲\乙, 甲 / 乙."""
    text = unnumbered(cell)
    parted = re.split(r"\s*[\\/＼／]\s*|\s*[>＞]\s*", text) if re.search(r"[\\/＼／>＞]", text) else [text]
    return tuple(unnumbered(part) for part in parted if part.strip())


def day(column: str, cell: str) -> str:
    """Return a cell with the number of a day as that day, where the column is one of days."""
    found = _SERIAL.fullmatch(cell.strip()) if _OF_DAYS.search(column) else None
    if not found:
        return cell
    on = _DAY_ZERO + timedelta(days=int(found[1]))
    minutes = round(float(f"0.{found[2]}") * 1440) if found[2] else 0
    return f"{on.isoformat()} {minutes // 60:02d}:{minutes % 60:02d}" if minutes else on.isoformat()
