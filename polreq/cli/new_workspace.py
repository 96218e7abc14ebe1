"""The workspace of commands that bring something in: nobody should have to type two commands to read a first file."""

from pathlib import Path

from polreq.cli import output
from polreq.cli.workspace import real_folder, search_upwards
from polreq.words import Lang, Text


def find_or_make(start: Path, lang: Lang) -> Path:
    """Return the nearest workspace from a folder upwards, or make one in that folder and say so."""
    if root := search_upwards(start):
        return root
    from polreq.store.new_workspace import initialize

    root = real_folder(start)
    initialize(root, root.name, lang)
    output.chat(Text(f"已在 {root} 建立新工作区", f"made a new workspace in {root}").words(lang))
    return root
