"""What is asked beside what features say of it, once for every page and table."""

from collections.abc import Iterable, Mapping

from polreq.arrange.wording import listed
from polreq.results.fulfilment import FulfilledAspect
from polreq.words import Text
from polreq.words.fulfilment import ASPECTS, STATES, told
from polreq.words.names import STATUSES, label
from polreq.words.sentences import joined


def aspect_said(aspect: FulfilledAspect, channels: Mapping[str, str]) -> Text:
    """Say what is asked and what the features say.

    Args:
        aspect: one thing that is asked.
        channels: id of a channel → its name.
    """
    asked = listed(_named(aspect, word, channels) for word in aspect.asked)
    if not aspect.said:
        return told("unsaid", aspect=ASPECTS[aspect.kind], asked=asked)
    said = listed(_named(aspect, word, channels) for word in aspect.said)
    return told("said", aspect=ASPECTS[aspect.kind], asked=asked, said=said, features=listed(aspect.features))


def aspects_said(aspects: Iterable[FulfilledAspect]) -> Text:
    """Say of aspects other than channels how far they are met, in one line."""
    parts = (joined(" ", (STATES[one.state], aspect_said(one, {}))) for one in aspects)
    return joined(Text("；", "; "), parts)


def _named(aspect: FulfilledAspect, word: str, channels: Mapping[str, str]) -> Text | str:
    if aspect.kind == "channels":
        return channels.get(word, word)
    return label(STATUSES, word) if aspect.kind == "deadline" and word in STATUSES else word
