"""Lists of objects in JSON, such as `gh issue list --json` writes them → a table: keys are columns, values are texts."""

import json
from typing import Any, Final

from polreq.errors import PolreqError
from polreq.ingest.backlog.item import RowTable

#: What names an object within a value: a label, a person, a milestone.
_NAMING: Final = ("name", "title", "login", "number")


def is_json(data: bytes) -> bool:
    """Whether bytes are a list or an object of JSON rather than a table."""
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()[:2].strip() in (b"[", b"[{", b"[]", b"{", b'{"')


def json_table(file: str, data: bytes) -> RowTable:
    """Read a list of objects.

    Raises:
        PolreqError: it is none.
    """
    try:
        found = json.loads(data.decode("utf-8-sig"))
        if isinstance(found, dict):
            found = next((value for value in found.values() if isinstance(value, list)), [found])
        if not isinstance(found, list):
            raise ValueError("neither a list nor an object")
        objects = [one for one in found if isinstance(one, dict)]
        names = tuple(dict.fromkeys(name for one in objects for name in one))
        rows = [tuple(_text(one.get(name)) for name in names) for one in objects]
    except (ValueError, RecursionError) as error:
        raise PolreqError(
            f"{file} 不是可读的 JSON，请重新导出", f"{file} is not JSON that can be read: {error}"
        ) from error
    return RowTable(file, "", (names, *rows))


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(text for one in value if (text := _text(one)))
    if isinstance(value, dict):
        return next((_text(value[name]) for name in _NAMING if value.get(name)), json.dumps(value, ensure_ascii=False))
    return str(value)
