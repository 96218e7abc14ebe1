"""Columns as a customer's template names and orders them."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from polreq.arrange.exports.draft import Draft, Field, laid, laid_with
from polreq.results.exported import Exported
from polreq.results.said import in_one
from polreq.results.sections import TitledTable
from polreq.words.cells import squeezed
from polreq.words.exporting import CALLED

#: So many known names make a row of a template one of headings; one may stand in a title by chance.
LEAST: Final = 2


class Fitted(NamedTuple):
    """Sheets with the columns of a template.

    Args:
        sheets: those that the template knows under its columns, the others as they are.
        found: whether a row of headings was found in the template.
        unknown: headings that are no field of the table, in the order of the template.
    """

    sheets: tuple[TitledTable, ...]
    found: bool
    unknown: tuple[str, ...]


def fitted(drafts: Sequence[Draft], exported: Exported, template: Iterable[Sequence[str]]) -> Fitted:
    """Give the sheet that a template fits best the columns of the template; a column that is no field stays empty.

    Args:
        drafts: the sheets of a table.
        exported: what they were made of.
        template: rows of a table of the customer's, one of which holds headings.
    """
    best: tuple[int, Draft | None, Sequence[str]] = (0, None, ())
    for row in template:
        for draft in drafts:
            known = sum(_field(draft, name) is not None for name in row)
            if known > best[0]:
                best = (known, draft, row)
    number, chosen, names = best
    if chosen is None or number < min(LEAST, sum(bool(n.strip()) for n in names)):
        return Fitted(tuple(laid(d, exported) for d in drafts), False, ())
    columns = [(_field(chosen, name), name.strip()) for name in _without_empty_end(names)]
    sheets = tuple(laid_with(d, exported, columns) if d is chosen else laid(d, exported) for d in drafts)
    return Fitted(sheets, True, tuple(name for field, name in columns if field is None and name))


def _field(draft: Draft, name: str) -> Field | None:
    """Find the field that a heading names: by its own heading first, then by what others call it."""
    wanted = squeezed(name)
    if not wanted:
        return None
    fields = (*draft.fields, *draft.others)
    for field in fields:
        if wanted in (squeezed(in_one(field.heading, "zh")), squeezed(in_one(field.heading, "en")), field.key):
            return field
    return next((f for f in fields if wanted in map(squeezed, CALLED.get(f.key, ()))), None)


def _without_empty_end(names: Sequence[str]) -> Sequence[str]:
    end = len(names)
    while end and not names[end - 1].strip():
        end -= 1
    return names[:end]
