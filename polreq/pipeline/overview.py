"""Look over several workspaces at once; what cannot be read is a row that says so."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote

from polreq.conclude.overview import make_overview, make_project_row
from polreq.errors import PolreqError
from polreq.pipeline.assess import assess
from polreq.results.messages import message
from polreq.results.overview import Overview, ProjectRow
from polreq.results.progress import Progress, silent
from polreq.store.caches import open_cache
from polreq.store.files import SETTINGS
from polreq.words import Text
from polreq.words.overview import tell_overview
from polreq.words.sentences import joined


def look_over(
    folders: Sequence[tuple[str, Path]], *, as_of: date | None, cached: bool = True, progress: Progress = silent
) -> Overview:
    """Assess several workspaces, one after the other; no links are proposed.

    Args:
        folders: (as it was asked for, full path) of each.
        as_of: the day to compare deadlines with; None: what each polreq.yml says.
        cached: whether caches are read and written.
        progress: hears of each workspace.
    """
    rows = []
    for number, (asked, root) in enumerate(folders):
        progress(number, len(folders), asked)
        rows.append(_row(asked, root, as_of, cached))
    progress(len(folders), len(folders), "")
    return make_overview(rows, as_of)


def _row(asked: str, root: Path, as_of: date | None, cached: bool) -> ProjectRow:
    if not os.path.isdir(root):
        key = "not_there" if not os.path.lexists(root) else "no_folder"
        return ProjectRow(asked, problem=tell_overview(key), remedy=tell_overview("look_at_path"))
    if not os.path.isfile(root / SETTINGS):
        return ProjectRow(asked, problem=tell_overview("no_workspace"), remedy=tell_overview("name_workspace"))
    try:
        with open_cache(root, enabled=cached) as cache:
            found = assess(root, cache, as_of=as_of, suggest=False)
    except PolreqError as error:
        # a sentence, to which what to do is added
        said = Text(error.said.zh.rstrip("。"), error.said.en.rstrip("."))
        return ProjectRow(asked, problem=said, remedy=_check(asked))
    unread = found.assessment.unread
    if not unread:
        return make_project_row(asked, found.assessment, found.findings)
    # figures without a file that was not read would look better than they are
    first = unread[0]
    said = joined(" ", (str(first.place), first.code, message(first)[0]))
    more = tell_overview("more_files", number=len(unread) - 1) if len(unread) > 1 else Text("", "")
    name = found.assessment.workspace.settings.name.strip()
    return ProjectRow(asked, name, problem=joined("", (said, more)), remedy=_check(asked))


def _check(folder: str) -> Text:
    return tell_overview("mend", command=f"polreq check -w {quote(folder) if ' ' in folder else folder}")
