"""What an assistant can ask: a tool with its arguments, and what it answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from polreq.assistant.look import Look
from polreq.errors import UsageError
from polreq.render.machine.json_ import Json
from polreq.words import Text

_T = TypeVar("_T")

#: Rows of an answer where nothing else is asked, and at most: what an assistant reads costs its user money and time.
ROWS: Final = 20
MOST_ROWS: Final = 100

#: The longest text that an argument may be.
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a tool.

    Args:
        name: its name.
        said: what it is.
        kind: `text`, `day` or `whole`.
        choices: the words that it may be; any if there are none.
        required: whether it must be given.
        least: the smallest whole number.
        most: the largest.
    """

    name: str
    said: Text
    kind: str = "text"
    choices: tuple[str, ...] = ()
    required: bool = False
    least: int = 0
    most: int = 100_000

    @property
    def form(self) -> dict[str, Any]:
        """Its JSON Schema."""
        form: dict[str, Any] = {"type": "integer" if self.kind == "whole" else "string", "description": both(self.said)}
        if self.kind == "whole":
            form |= {"minimum": self.least, "maximum": self.most}
        if self.kind == "day":
            form["format"] = "date"
        if self.choices:
            form["enum"] = list(self.choices)
        return form

    def read(self, given: object) -> str | int | date:
        """Read what was given for it.

        Raises:
            UsageError: it is nothing that it may be.
        """
        if self.kind == "whole":
            if isinstance(given, int) and not isinstance(given, bool) and self.least <= given <= self.most:
                return given
            raise UsageError(
                f"参数 {self.name} 应为 {self.least} 到 {self.most} 的整数。",
                f"the argument {self.name} takes a whole number from {self.least} to {self.most}.",
            )
        if not isinstance(given, str) or not given.strip() or len(given) > _LONGEST:
            raise UsageError(
                f"参数 {self.name} 应为 1 到 {_LONGEST} 个字的文字。",
                f"the argument {self.name} takes a text of 1 to {_LONGEST} characters.",
            )
        if self.choices and given not in self.choices:
            words = "、".join(self.choices), ", ".join(self.choices)
            raise UsageError(
                f"参数 {self.name} 不能是“{given}”。可选：{words[0]}",
                f"the argument {self.name} cannot be '{given}'. Choose one of: {words[1]}",
            )
        return _day(self.name, given) if self.kind == "day" else given.strip()


#: How many rows an answer may have.
LIMIT: Final = Argument(
    "limit",
    Text(f"最多列出几行，默认 {ROWS}", f"rows at most; {ROWS} by default"),
    kind="whole",
    least=1,
    most=MOST_ROWS,
)


@dataclass(frozen=True, slots=True)
class Given:
    """The arguments of a call, read and checked."""

    values: Mapping[str, str | int | date] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a text; empty where it was not given."""
        return str(self.values.get(name, ""))

    def day(self, name: str) -> date | None:
        """Return a day; None where it was not given."""
        found = self.values.get(name)
        return found if isinstance(found, date) else None

    def whole(self, name: str, default: int) -> int:
        """Return a whole number."""
        found = self.values.get(name, default)
        return found if isinstance(found, int) else default

    def first(self, rows: Sequence[_T]) -> Sequence[_T]:
        """Return as many rows as may be listed."""
        return rows[: self.whole(LIMIT.name, ROWS)]


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What a tool answers.

    Args:
        data: for the assistant; the same in every language.
        said: the same in a sentence or two.
    """

    data: Mapping[str, Json]
    said: Text


@dataclass(frozen=True, slots=True)
class Tool:
    """Something that an assistant can ask.

    Args:
        name: its name.
        title: what people see.
        said: what it answers, and when to ask it.
        arguments: in the order of the docs.
        run: answers.
    """

    name: str
    title: Text
    said: Text
    arguments: tuple[Argument, ...]
    run: Callable[[Look, Given], ToolAnswer]

    @property
    def form(self) -> dict[str, Any]:
        """The JSON Schema of its arguments."""
        return {
            "type": "object",
            "properties": {one.name: one.form for one in self.arguments},
            "required": [one.name for one in self.arguments if one.required],
            "additionalProperties": False,
        }

    def read(self, given: Mapping[str, object]) -> Given:
        """Read the arguments of a call; what is null was not given.

        Raises:
            UsageError: one is unknown, missing or wrong.
        """
        known = {one.name: one for one in self.arguments}
        if unknown := [name for name in given if name not in known]:
            raise UsageError(
                f"{self.name} 没有参数 {'、'.join(unknown)}；可用的是：{'、'.join(known)}",
                f"{self.name} has no argument {', '.join(unknown)}; it takes: {', '.join(known)}",
            )
        if missing := [one.name for one in self.arguments if one.required and given.get(one.name) is None]:
            raise UsageError(
                f"{self.name} 缺少参数 {'、'.join(missing)}。",
                f"{self.name}: the argument {', '.join(missing)} is missing.",
            )
        return Given({name: known[name].read(value) for name, value in given.items() if value is not None})


def both(said: Text) -> str:
    """Return words in both languages, for assistants whose user speaks either."""
    return f"{said.zh} / {said.en}"


def _day(name: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError(
            f"参数 {name} 的日期“{given}”不对，请写成 2026-11-01 的形式。",
            f"the argument {name}: '{given}' is not a day; write it like 2026-11-01.",
        ) from None
