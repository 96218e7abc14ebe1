"""Patterns that are compiled when they are first used: a command needs few of the several hundred that the program knows."""

import re
from typing import Any, AnyStr, Final, cast

#: What a compiled pattern offers; taken over from it, so that only the first use costs more than with `re.compile`.
_OFFERED: Final = (
    "search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "groups", "groupindex",
)  # fmt: skip


class LatePattern:
    """Stands for a compiled pattern.

    Args:
        pattern: as `re.compile` takes it.
        flags: as `re.compile` takes them.
    """

    __slots__ = ("flags", "pattern", *_OFFERED)

    def __init__(self, pattern: Any, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the pattern; called only for what has not been taken over yet."""
        if name not in _OFFERED:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self.flags)
        for offered in _OFFERED:
            setattr(self, offered, getattr(compiled, offered))
        return getattr(compiled, name)


def late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled when it is first used, otherwise as `re.compile` does.

    It cannot be handed to the functions of `re`, which ask for what it only stands for; it has their methods.

    Args:
        pattern: what is looked for.
        flags: of `re`.
    """
    return cast("re.Pattern[AnyStr]", LatePattern(pattern, flags))
