"""What says as much in several forms, written in one: grounds (依照有关法律、行政法规的规定), and governments of every level."""

import re
from functools import cache
from typing import Final

from polreq.change.wording import listed
from polreq.late import late
from polreq.text.wordlists import any_of

#: What the purpose article rests on (根据…，制定本条例): another basis changes nothing that has to be done.
_PURPOSE: Final = late(r"根据[^。；]*?，(?=制定本)")
#: As much as any of them says.
_LAWFUL: Final = "依法"
_EVERY: Final = "县级以上人民政府"


def purpose_basis(text: str) -> str:
    """Return what the purpose article of a plain text rests on; empty: this is none."""
    found = _PURPOSE.search(text)
    return found[0].rstrip("，") if found else ""


def levelled(text: str) -> str:
    """Write a plain text without what its purpose article rests on, and what says as much in several forms in one.

    A ground that names no law of its own is 依法 (按照国家有关规定, 依照法律、法规的规定, 依法依规). Governments of every level
    are 县级以上人民政府, and are left out before a department of theirs (县级以上地方人民政府民政部门).
    """
    text = _grounds().sub(_LAWFUL, _PURPOSE.sub("", text))
    return _governments().sub(_EVERY, _of_department().sub("", text))


@cache
def _grounds() -> re.Pattern[str]:
    according, sources = any_of(listed("alike.according")), any_of(listed("sources"))
    return re.compile(rf"{according}(?:{sources}|{any_of(listed('between'))})*规定|依法依规")


@cache
def _governments() -> re.Pattern[str]:
    return re.compile(any_of(listed("levels")))


@cache
def _of_department() -> re.Pattern[str]:
    return re.compile(rf"{any_of(listed('levels'))}(?=[^，。；、：]{{2,10}}部门)")
