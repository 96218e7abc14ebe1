"""Where output goes: the document to standard output or a file, chatter to standard error."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from polreq.cli.options import width
from polreq.errors import UsageError
from polreq.words import Lang, Text

if TYPE_CHECKING:
    from polreq.results.finding import Finding
    from polreq.results.sections import Page

#: (format, file); the file is None for standard output.
Destination = tuple[str, Path | None]

_READING: Final = Text("正在读取", "reading")


def chat(text: str) -> None:
    """Tell the user something that is not the document."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def targets(form: str, outputs: list[str], known: tuple[str, ...]) -> list[Destination]:
    """Read `--format F` and `--output F:FILE` (several).

    Raises:
        UsageError: a format is not known, or a FILE is missing.
    """
    wanted: list[Destination] = [(form, None)]
    for output in outputs:
        name, colon, file = output.partition(":")
        if not colon or not file:
            raise UsageError(
                f"--output 要写成“格式:文件”，例如 sarif:polreq.sarif；现在是“{output}”。",
                f"--output takes FORMAT:FILE, such as sarif:polreq.sarif, not '{output}'.",
            )
        wanted.append((name, Path(file)))
    for name, _ in wanted:
        if name not in known:
            choices = ", ".join(known)
            raise UsageError(
                f"没有“{name}”这种格式。可选：{choices}", f"there is no format '{name}'. Choose one of: {choices}"
            )
    return wanted


def write(text: str, file: Path | None, form: str = "text") -> None:
    """Write to the file, or to standard output; the file is opened only now that the text is whole.

    What the terminal shows is written in the terminal's encoding; every other format is UTF-8 wherever it goes, since what
    reads it takes it for that.

    Args:
        text: all of it.
        file: where it goes; None for standard output.
        form: its format.

    Raises:
        PolreqError: the file cannot be written.
    """
    if file is None:
        whole = text if text.endswith("\n") or not text else text + "\n"
        if form != "text" and hasattr(sys.stdout, "buffer"):
            sys.stdout.flush()
            sys.stdout.buffer.write(whole.encode("utf-8", errors="replace"))
        else:
            sys.stdout.write(whole)
        sys.stdout.flush()
        return
    write_bytes(text.encode("utf-8", errors="replace"), file)


def show(page: "Page", lang: Lang, *, width: int | None, color: bool) -> None:
    """Lay a page out for the terminal, on standard output.

    Args:
        page: what to show.
        lang: language of the words.
        width: cells in a line; None leaves lines whole.
        color: whether to use the terminal's colours.
    """
    from polreq.render.writers.terminal import write_terminal

    write(write_terminal(page, lang, width=width, color=color), None)


def write_page(page: "Page", form: str, lang: Lang, *, color: bool) -> None:
    """Write a page as Markdown, or lay it out for the terminal.

    Args:
        page: what to write.
        form: `markdown` or `text`.
        lang: language of the words.
        color: whether a terminal's colours are used.
    """
    if form != "markdown":
        show(page, lang, width=width(), color=color)
        return
    from polreq.render.writers.markdown import write_markdown

    write(write_markdown(page, lang), None, form)


def write_bytes(data: bytes, file: Path) -> None:
    """Write a file that is not text.

    Raises:
        PolreqError: the file cannot be written.
    """
    from polreq.store.deliver import deliver

    deliver(data, file)


def progress(lang: Lang, doing: Text = _READING) -> Callable[[int, int, str], None]:
    """Return a reporter of long work: one line on a terminal that is overwritten, nothing in a pipe."""

    def report(done: int, total: int, what: str) -> None:
        if not sys.stderr.isatty() or total < 2:
            return
        line = f"{doing.words(lang)} {done}/{total} {what}" if done < total else ""
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()

    return report


def by_ending(file: Path | None, form: str, endings: Mapping[str, tuple[str, ...]]) -> str:
    """Return the format of an output: the one that was asked for, or else the first that the file's name ends with.

    Args:
        file: where it goes; None for standard output.
        form: the format that was asked for, or empty.
        endings: ending of a name → formats that it may hold.

    Raises:
        UsageError: the name ends as a file of another kind does.
    """
    default = next(iter(endings.values()))[0]
    if file is None or not file.suffix:
        return form or default
    fitting = endings.get(file.suffix.lower(), ())
    if fitting and (not form or form in fitting):
        return form or fitting[0]
    wanted = [ending for ending, forms in endings.items() if not form or form in forms]
    zh = f"--format {form} 的文件名" if form else "文件名"
    en = f"--format {form} writes" if form else "it can write"
    raise UsageError(
        f"不能写出 {file.suffix} 文件（{file}）。{zh}可以用这些结尾：{'、'.join(wanted)}",
        f"cannot write a {file.suffix} file ({file}); {en} files that end with {', '.join(wanted)}",
    )


def tell_notes(notes: Iterable["Finding"], lang: Lang) -> None:
    """Say on standard error what came up while links were proposed."""
    from polreq.render.oneline import clean
    from polreq.results.messages import message

    for note in notes:
        text, hint = (said.words(lang) for said in message(note))
        chat(clean(f"{note.code} {note.place} {text} → {hint}"))


def tell_findings(findings: Sequence["Finding"], lang: Lang, *, files: int = 1) -> bool:
    """Say on standard error what is wrong with files that the user named; return whether one of them is an error."""
    from polreq.arrange.findings import arrange_findings
    from polreq.cli.options import width_or_none
    from polreq.render.writers.terminal import write_terminal
    from polreq.results.finding import sort_findings
    from polreq.results.summary import summarize

    if not findings:
        return False
    summary = summarize(findings, files=files)
    # `chat` ends the last line
    page = arrange_findings(sort_findings(findings), summary)
    chat(write_terminal(page, lang, width=width_or_none()).removesuffix("\n"))
    return summary.failed


def tell_unread(unread: Sequence["Finding"], lang: Lang) -> None:
    """Say on standard error which files could not be read, and end with the exit status that `check` would have.

    Raises:
        typer.Exit: there are such files.
    """
    from polreq.arrange.wording import unread_warning
    from polreq.render.oneline import clean
    from polreq.results.said import whole

    for line in unread_warning(unread):
        chat(clean(whole(line, lang)))
    if unread:
        raise typer.Exit(1)


def suggesting(lang: Lang) -> Callable[[int, int, str], None]:
    """Return the reporter for vectors and for a model of the user's own, which take long the first time."""
    return progress(lang, Text("正在推荐关联", "suggesting links"))
