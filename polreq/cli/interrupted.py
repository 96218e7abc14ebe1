"""Before any command: finish what an earlier one that was killed has left half written, and say so."""

import os
from pathlib import Path

from polreq.cli.output import chat
from polreq.words import Lang, Text

#: Stand in a workspace while files are being written; looked for here, so that no command has to load the store.
_MARKS = (Path(".polreq", "journal.json"), Path(".polreq", "writing"))


def finish_interrupted(root: Path, lang: Lang) -> None:
    """Finish an interrupted write in the workspace that the command will use."""
    if not any(os.path.lexists(root / mark) for mark in _MARKS):
        return
    from polreq.store.journal import finish

    done = finish(root)
    if done.unreadable:
        chat(
            Text(
                f"上次写入中断，但记录无法读懂，已改名为 {done.unreadable}；请用 git diff 核对文件。",
                f"a write was interrupted, but its journal cannot be understood; it is now {done.unreadable}. "
                "Compare the files with git diff.",
            ).words(lang)
        )
    if done.written:
        names = "、".join(done.written) if lang == "zh" else ", ".join(done.written)
        chat(Text(f"上次写入中断，现已写完：{names}", f"an interrupted write was finished: {names}").words(lang))
    for name, aside in done.left:
        chat(
            Text(
                f"{name} 在写入中断之后有改动，没有动它；本应写入的内容在 {aside}，请对照合并。",
                f"{name} was changed after a write was interrupted and is left alone; what it was to hold is in {aside}: merge them.",
            ).words(lang)
        )
