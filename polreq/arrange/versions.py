"""Two versions of a document beside each other: totals, both texts with the changed words marked, and what it touches."""

import shlex
from collections.abc import Iterator, Sequence

from polreq.arrange.version_table import CHANGE_TONES, in_lines, note_lines, places, stale_table, version_table
from polreq.arrange.wording import listed
from polreq.results.said import Phrase, Row, Said, Share, Span, Stack
from polreq.results.sections import Face, Facing, Page, Prose, Section, Step, Steps, Table
from polreq.results.versions import CHANGES, VersionImpact, VersionRow, VersionView, WordRun
from polreq.words import Text
from polreq.words.names import label
from polreq.words.sentences import filled
from polreq.words.versions import CHANGES as CHANGE_NAMES
from polreq.words.versions import told


def arrange_versions(view: VersionView, *, whole: bool = False) -> Page:
    """Arrange what became of every clause, and what that touches.

    Args:
        view: what is shown.
        whole: put all clauses into one table, as it is handed over; otherwise those that changed, with their changed words marked.
    """
    if whole:
        clauses = Section((version_table(view, marked=True).table,), told("rows"))
    else:
        faces = tuple(_face(row) for row in view.rows if view.only or row.change != "unchanged")
        facing = Facing((told("sides_old"), told("sides_new")), view.comparison.titles, faces)
        clauses = Section((facing,) if faces else (Prose((told("none"),)),), told("rows"))
    totals = Section((Prose(tuple(_totals(view, marked=not whole))),))
    return Page((totals, clauses, *_impact(view)), title=told("title"))


def _totals(view: VersionView, *, marked: bool) -> Iterator[Said]:
    counts = view.comparison.counts
    new = sum(counts.values()) - counts["removed"]
    said = tuple(Row((label(CHANGE_NAMES, key), Share(counts[key], new))) for key in CHANGES[:-1] if counts[key])
    yield Phrase(told("counts"), (("new", Span(str(new), "number")), ("counts", Row(said, Text("，", ", ")))))
    olds = {article.locator for row in view.comparison.rows for article in row.olds}
    yield filled(told("gone"), {"old": str(len(olds)), "removed": str(counts["removed"])})
    if counts["added"] * 2 > new:
        yield Span(told("strangers"), tone="warn")
    if renamed := view.comparison.renamed:
        names = listed(filled(told("name"), {"before": one.before, "after": one.after}) for one in renamed)
        yield filled(told("renamed"), {"names": names})
    if marked:
        same = [row.new.locator for row in view.comparison.rows if row.new and row.change == "unchanged"]
        if same and not view.only:
            yield Span(filled(told("same"), {"places": places(same)}), tone="faint")
        yield Span(told("marks"), tone="faint")


def _face(row: VersionRow) -> Face:
    old = Span(places([article.locator for article in row.olds]), "id")
    new = Span(row.new.locator if row.new else "", "id")
    template = told("head" if row.new and row.olds else "head_added" if row.new else "head_removed")
    state = Span(label(CHANGE_NAMES, row.change), "state", CHANGE_TONES.get(row.change, ""))
    head = Row((Phrase(template, (("new", new), ("old", old))), state), "  ")
    tones = {"added": ("", "good"), "removed": ("bad", "")}.get(row.change, ("bad", "good"))
    mark = row.change not in ("added", "removed")
    texts = (_text(row.old_runs, tones[0], mark=mark), _text(row.new_runs, tones[1], mark=mark))
    return Face(head, texts, tuple(note_lines(row)))


def _text(found: Sequence[WordRun], tone: str, *, mark: bool) -> Said:
    """Lay out a text with its changed words in brackets, one paragraph below the other."""
    if not found:
        return Span(told("nothing"), tone="faint")
    kept = [Row(tuple(line), "") for line in in_lines(found, tone, "【{}】" if mark else "{}")]
    return kept[0] if len(kept) == 1 else Stack(tuple(kept))


def _impact(view: VersionView) -> Iterator[Section]:
    impact = view.impact
    if impact is None:
        return
    parts: list[Prose | Table] = [stale_table(impact)] if impact.stale else [Prose((told("no_impact"),))]
    if impact.fresh:
        parts.append(Prose((filled(told("fresh"), {"places": places(impact.fresh)}),)))
    yield Section(tuple(parts), told("impact"), str(len(impact.stale)))
    steps = tuple(_steps(impact, view.newer))
    if steps:
        yield Section((Steps(steps),), told("next"))


def _steps(impact: VersionImpact, newer: str) -> Iterator[Step]:
    if not impact.stale and not impact.fresh:
        return
    if not impact.newer:
        yield Step(
            told("step_ingest"), f"polreq ingest --as {impact.document} {shlex.quote(newer) if ' ' in newer else newer}"
        )
    if impact.fresh or not impact.newer:
        yield Step(told("step_extract"), "polreq trace")
    if any(item.change != "moved" for item in impact.stale):
        yield Step(told("step_readings"), "polreq review --readings")
    if any(item.features for item in impact.stale):
        yield Step(told("step_stale"), "polreq review --stale")
