"""What a document says once for all its text: scope brackets (…，下同), short names, who answers where nobody is named."""

from dataclasses import dataclass
from typing import Final

from polreq.extract.named_bodies import split_names
from polreq.late import late
from polreq.model.document import Document
from polreq.text.channels import find_channels, in_order
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold

_SAME_BELOW: Final = late(r"([一-龥]{2,20})（(?P<but>不)?(?:含|包括)([^（）]{2,120}?)，?下同）")
_WITHOUT: Final = late(r"（不(?:含|包括)([^（）]{2,60})）")
#: What a short name stands for is said in so many characters before it.
_NAMED: Final = 12
_EVERY: Final = late(r"^(?:在|对|使|为|各类|各级|各|全部|所有)+")
_SHORT: Final = late(r"([一-龥“”‘’]{2,30})（以下(?:统)?(?:简)?称(?:为)?[“‘]?([^（）“”‘’]{2,12})[”’]?）")
_FIRST_LEADS: Final = late(
    r"(?:第一[位个名]?|首位|首个|最前(?:面|列)?)(?:者|的?(?:部门|单位|机构)?)(?:均|即|都|视)?(?:为|是|作为)[^，。；]{0,10}牵头"
    r"|牵头(?:单位|部门|责任单位)(?:为|是|均为)[^，。；]{0,10}(?:第一[位个]?|首位|首个|最前(?:面|列)?)"
)
_DEFAULT: Final = late(
    r"(?:以下|下列|上述)(?:各项)?任务均?(?:需|由)([^，。；]{2,60}?)(?:负责)?(?:落实|实施)[^，。；]{0,4}，不再(?:一一|逐一)?列出"
    r"|(?:以下|下列)(?:各项)?(?:任务|工作|事项)均?由([^，。；：]{2,60}?)(?:负责)?(?:落实|实施|负责)："
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for the whole document.

    Args:
        channels: term → channels that it stands for, as its scope bracket (…，下同) or the words with its short name
            (以下简称…) say.
        first_leads: whether the first body of a bracket is the lead (列第一位者为牵头单位).
    """

    channels: tuple[tuple[str, tuple[str, ...]], ...] = ()
    first_leads: bool = False


def find_scope(document: Document, lexicon: Lexicon) -> Scope:
    """Read what a document says once for all."""
    key = fold(document.text())
    terms: dict[str, tuple[str, ...]] = {}
    for match in _SAME_BELOW.finditer(key):
        words = lexicon.cut(match[1])
        own, more = find_channels("".join(words[-4:]), lexicon), find_channels(match[3], lexicon)
        channels = tuple(c for c in own if c not in more) if match["but"] else (*own, *more)
        term = _EVERY.sub("", "".join(words[-3:]))
        if channels and len(term) >= 2:
            terms[term] = channels
    for match in _SHORT.finditer(key):
        if channels := find_channels(match[1][-_NAMED:], lexicon):
            terms[match[2]] = channels
    return Scope(tuple(terms.items()), bool(_FIRST_LEADS.search(key)))


def channels_in(key: str, scope: Scope, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the channels that a folded text names, with those of terms whose scope the document has told."""
    kept = _WITHOUT.sub("", key)
    told: set[str] = set()
    for term, channels in scope.channels:
        if term in kept:
            told.update(channels)
            kept = kept.replace(term, "〼")
    left_out = {channel for match in _WITHOUT.finditer(key) for channel in find_channels(match[1], lexicon)}
    found = told | (set(find_channels(kept, lexicon)) - left_out)
    return in_order(found, lexicon)


def default_owners(key: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Give the bodies to which all following tasks fall, where the text says so (以下任务均需…落实，不再列出)."""
    match = _DEFAULT.search(key)
    return tuple(split_names(match[1] or match[2], lexicon)) if match else ()
