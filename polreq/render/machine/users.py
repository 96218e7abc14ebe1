"""What users say and use, for programs."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from polreq.model.place import Place
from polreq.model.usage import COUNTS
from polreq.render.machine.keys import Key, Keys, choice, day, number, text, whole
from polreq.results.users import ADVICE, USE_REASONS, UserOverview
from polreq.words import Text

FORMAT: Final = "polreq-users/1"

#: Kinds of promises, as official/promises has them.
_PROMISES: Final = ("limit", "online", "no_visit", "once")

_USE: Final = {
    "feature": text("id of the feature"),
    "measure": choice(COUNTS, "what is counted: the one that tells most"),
    "total": whole("of the days that are known"),
    "per_month": number("in thirty days"),
    "first": day("first day that is known"),
    "last": day("last day that is known"),
    "days": whole("days that are known"),
    "others[].measure": choice(COUNTS, "another count"),
    "others[].per_month": number("of it in thirty days"),
    "success": Key("share of uses that succeed; null where nobody knows", ("number", "null")),
    "bad": Key("share of bad ratings; null where nobody knows", ("number", "null")),
    "sources[]": text("whose statistics"),
    "place": Key("file:line:column of the figures", ("string", "null")),
}  # fmt: skip


def _demand(path: str) -> dict[str, Key]:
    return {
        f"{path}.id": text("of the demand"),
        f"{path}.text": text("its words"),
        f"{path}.count": whole("pieces of evidence"),
        f"{path}.last": day("day of the last one"),
        f"{path}.place": text("file:line:column of the demand"),
    }


#: Every key of the overview.
KEYS: Final[Keys] = MappingProxyType(
    {
        "format": text("name and version of the format"),
        "low": whole("uses of a month below which a feature counts as little used"),
        "voices": whole("messages that are known"),
        "voiced": whole("demands under which they are grouped"),
        "joined": whole("demands that confirmed links join with something delivered; only these are held against promises"),
        "services": whole("services whose use is known"),
        "matched": whole("services that are matched to a feature"),
        **_demand("unanswered[]"),
        **{f"little_used[].use.{key}": said for key, said in _USE.items()},
        "little_used[].title": text("of the feature"),
        "little_used[].advice": choice(ADVICE, "what may be done"),
        "little_used[].reasons[].kind": choice(USE_REASONS, "why"),
        "little_used[].reasons[].id": text("mandatory, voiced: of the requirement; instead: of the feature; else empty"),
        "little_used[].reasons[].text": text("its words"),
        "little_used[].reasons[].number": number("looked, instead: in thirty days; failing, badly_rated: the share; voiced: pieces of evidence"),
        "little_used[].reasons[].measure": choice(("", *COUNTS), "looked, instead: what is counted"),
        "little_used[].place": text("file:line:column of the feature"),
        "unknown[]": text("delivered feature of whose use too little is known"),
        "broken[].owner": text("the requirement or feature that promises"),
        "broken[].text": text("its words"),
        "broken[].kind": choice(_PROMISES, "what is promised"),
        "broken[].promised": text("the words of the promise"),
        "broken[].feature": text("delivered, by which promise and demand are linked"),
        **_demand("broken[].demand"),
        "broken[].count": whole("messages that say that it was not kept"),
        "broken[].messages": whole("messages under the demand"),
        "broken[].said[].words": text("words that say so"),
        "broken[].said[].message": text("the message, without personal data"),
        "broken[].place": text("file:line:column of the promise"),
        **_demand("unbased[].demand"),
        "unbased[].near[].id": text("requirement of policy that is near"),
        "unbased[].near[].text": text("its words"),
        "unbased[].near[].cited": text("how to cite it; empty if it rests on no document"),
        "unbased[].near[].score": number("how near, 0 to 1"),
        "surveys[].id": text("mandatory requirement of whose users nothing is known"),
        "surveys[].text": text("its words"),
        "surveys[].about": text("what the questions call it; empty where its words give no short name"),
        "surveys[].questions[].zh": text("question in Chinese"),
        "surveys[].questions[].en": text("question in English"),
        "surveys[].place": text("file:line:column of the requirement"),
    }
)  # fmt: skip

#: Pairs of values → the keys of each.
_PAIRS: Final = MappingProxyType({"others": ("measure", "per_month"), "said": ("words", "message")})


def render_users(overview: UserOverview) -> str:
    """Write it as JSON."""
    return json.dumps({"format": FORMAT, **_plain(overview)}, ensure_ascii=False, indent=2) + "\n"


def _plain(value: Any, key: str = "") -> Any:
    if isinstance(value, (date, Place)):
        return str(value)
    if is_dataclass(value) and not isinstance(value, (type, Text)):
        return {one.name: _plain(getattr(value, one.name), one.name) for one in fields(value)}
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, tuple):
        names = _PAIRS.get(key)
        return [dict(zip(names, one, strict=True)) if names else _plain(one) for one in value]
    return value
