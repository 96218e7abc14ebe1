"""What a quantified goal counts, as far as its clause says it plainly: 常住人口城镇化率, 普通高中学位, 县域医疗次中心."""

from typing import Final

from polreq.late import late
from polreq.official.comparisons import comparison_before
from polreq.official.patterns import GOALS
from polreq.official.quantity_places import HIDDEN, QuantityPlace

_BEHIND: Final = late(r" *(?P<noun>[一-龥A-Za-z0-9“”]{2,14}?)(?=[，。；、（和及与并]|$)")
_MADE: Final = late(rf"(?:^|{GOALS['aims']}|[一-龥]{{0,4}}){GOALS['makers']}(?P<noun>[一-龥A-Za-z0-9“”]{{2,16}})$")
_RATE: Final = late(
    rf"(?:^|{GOALS['aims']}|其中|推动|[和、])(?P<noun>[一-龥A-Za-z0-9“”]{{1,16}}?{GOALS['indicators']})$"
)
_AIMS: Final = late(rf"^(?:{GOALS['aims']}|其中)+")
#: 各单位应当将平均跑动次数…, “十五五”末覆盖率…: who and when stands before what is counted.
_AHEAD: Final = late(
    "^(?:.*?(?:应当?|要|须|必须)?[将把](?=[一-龥]{2})|“十[一二三四五六七八九]五”(?:末|期间|时期|以来)?)"
)
_LINKS: Final = late("(?:分别|总体|均|都|为|是|占)+$")


def metric_of(place: QuantityPlace) -> str:
    """Give the name of what a goal counts; empty where the words do not say it plainly."""
    noun = _BEHIND.match(place.tail)
    if noun and not place.is_last and "的" not in noun["noun"]:
        return noun["noun"]
    words = place.before
    compared = comparison_before(words)
    if compared:
        words = words[: compared[1].start()]
    words = _AHEAD.sub("", _LINKS.sub("", words.strip(f" {HIDDEN}")))
    named = _RATE.search(words) or _MADE.search(words)
    noun_before = _AIMS.sub("", named["noun"]) if named else ""
    return noun_before if "的" not in noun_before else ""
