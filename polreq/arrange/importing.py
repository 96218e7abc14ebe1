"""What an import of a backlog did, or would do: how the table was read, what is new, what changed, and what is no longer there."""

from collections.abc import Iterator, Sequence
from typing import Final

from polreq.results.imported import ChangedField, Fate, Imported, ItemChange, ReadTable
from polreq.results.said import Row, Said, Span
from polreq.results.sections import Column, Item, Items, Page, Prose, Section, SectionPart, Step, Steps, Table
from polreq.words import Text
from polreq.words.importing import FATES, FIELDS, SAY
from polreq.words.names import STATUSES, label
from polreq.words.sentences import filled

#: So many items of one kind are listed unless all are asked for.
_LISTED: Final = 10
#: So much of a text that changed is shown.
_SHOWN: Final = 40


def arrange_imported(done: Imported, *, dry_run: bool, every: bool) -> Page:
    """Arrange the result of one import.

    Args:
        done: what it did.
        dry_run: whether it only says what it would do.
        every: list all items.
    """
    sections = [Section((Prose(tuple(_sentences(done, dry_run=dry_run))),))]
    # how the table is read is looked at once, or on purpose
    if dry_run or not (done.of("same") or done.of("changed")):
        sections += [section for table in done.tables if table.columns for section in _read(table)]
    for fate in ("new", "changed", "gone"):
        sections += _listed(done.of(fate), fate, every=every or fate == "gone")
    if done.written:
        sections.append(Section((Steps((_next(done),)),)))
    return Page(tuple(sections))


def _next(done: Imported) -> Step:
    if done.bare:
        return Step(SAY["next_document"], "polreq ingest FILE")
    return Step(SAY["next_users"], "polreq users") if done.follow == "users" else Step(SAY["next"], "polreq trace")


def _sentences(done: Imported, *, dry_run: bool) -> Iterator[Said]:
    for table in done.tables:
        yield filled(SAY["read"], {"file": table.file, "tool": table.tool, "rows": table.rows})
    if done.file:
        fates: tuple[Fate, ...] = ("new", "changed", "same", "gone")
        counts = [(FATES[fate], len(done.of(fate))) for fate in fates]
        listed = Text(
            "，".join(f"{name.zh} {number}" for name, number in counts if number),
            ", ".join(f"{number} {name.en}" for name, number in counts if number),
        )
        said = "would" if dry_run else "written" if done.written else "nothing"
        yield Span(filled(SAY[said], {"file": done.file, "counts": listed}), tone="strong")
    if done.links:
        yield filled(SAY["would_links" if dry_run else "links"], {"number": done.links})
    if done.of("gone"):
        yield SAY["kept"]


def _read(table: ReadTable) -> Iterator[Section]:
    rows = tuple((column, _key(key)) for column, key in table.columns if key)
    others = [column for column, key in table.columns if not key]
    columns = (Column(SAY["column"]), Column(SAY["field"]))
    parts: tuple[SectionPart, ...] = (Table(columns, rows),)
    if others:
        parts = (*parts, Prose((filled(SAY["as_is"], {"columns": Text("、".join(others), ", ".join(others))}),)))
    yield Section(parts, SAY["columns"])
    if table.words:
        words = tuple((" / ".join(word.said), label(STATUSES, word.status), str(word.count)) for word in table.words)
        head = (Column(SAY["said"]), Column(SAY["status"]), Column(SAY["count"], "number"))
        yield Section((Table(head, words), Prose((SAY["change_words"],))), SAY["words"])


def _key(key: str) -> Said:
    named = label(FIELDS, key)
    return Text(f"{key}（{named.zh}）", key if named.en == key else f"{key} ({named.en})")


def _listed(changes: Sequence[ItemChange], fate: Fate, *, every: bool) -> Iterator[Section]:
    shown = changes if every else changes[:_LISTED]
    if not changes:
        return
    items = Items(tuple(Item(_head(change), lines=tuple(_line(f) for f in change.fields)) for change in shown))
    more = (Prose((filled(SAY["more"], {"number": len(changes) - len(shown)}),)),) if len(shown) < len(changes) else ()
    yield Section((items, *more), FATES[fate], str(len(changes)))


def _head(change: ItemChange) -> tuple[Said, ...]:
    state = (Span(label(STATUSES, change.status), "state"),) if change.status else ()
    return Span(change.id, "id"), *state, Span(change.title, cut=True)


def _line(field: ChangedField) -> Said:
    return Row(
        (label(FIELDS, field.key), Row((_short(field, field.before), _short(field, field.after)), " → ")),
        Text("：", ": "),
    )


def _short(field: ChangedField, text: str | Text) -> Said:
    if isinstance(text, Text):
        return text if text.zh else SAY["empty"]
    if not text:
        return SAY["empty"]
    if field.key == "status":
        return label(STATUSES, text)
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
