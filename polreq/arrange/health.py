"""What `polreq doctor` says."""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from polreq.results.health import Health
from polreq.results.said import Row, Span
from polreq.results.sections import Page, Prose, Section

_SIGNS: Final = MappingProxyType({"good": ("√", "good"), "note": ("·", "faint"), "bad": ("×", "bad")})


def arrange_health(health: Sequence[Health]) -> Page:
    """Arrange one sentence for each thing that was looked at, with a sign in front."""
    lines = []
    for found in health:
        sign, tone = _SIGNS[found.state]
        lines.append(Row((Span(sign, "sign", tone), found.said)))
    return Page((Section((Prose(tuple(lines)),)),))
