"""What a clause gives to people (服务事项), in its own words and short enough for a question."""

import re
from typing import Final

from polreq.late import late
from polreq.text.normalise import fold
from polreq.text.wordlists import any_of, read_lists

_LISTS: Final = read_lists("polreq.official", "services.yaml")
#: Letters of a name: no marks, no lists, and nothing that turns it into a clause.
_LETTERS: Final = r"[一-龥A-Za-z0-9“”]"
_SHORTEST, _LONGEST = 3, 14
_NOUN: Final = any_of(_LISTS["nouns"])
_OBJECT: Final = late(
    rf"{any_of(_LISTS['verbs'])}(?:{any_of(_LISTS['manners'])})?(?P<name>{_LETTERS}{{1,{_LONGEST}}})(?=[，。；！？\s]|$)"
)
_NOT_NAMED: Final = late(any_of((*_LISTS["verbs"], *_LISTS["not_named"])))


def service_name(text: str) -> str:
    """Return the service that a clause gives to people: 推行老年优待证申领办理 → 老年优待证申领办理; empty where no short name stands there."""
    for found in _OBJECT.finditer(fold(text)):
        name = found["name"].replace("“", "").replace("”", "")
        if len(name) >= _SHORTEST and re.search(rf"{_NOUN}$", name) and not _NOT_NAMED.search(name):
            return name
    return ""
