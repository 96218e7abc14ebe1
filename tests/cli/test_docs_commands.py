"""docs/commands.md shows the help of every command, word for word, in both languages."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from polreq.cli.app import COMMANDS, make_app
from polreq.cli.language import Words

DOCS = Path(__file__).resolve().parents[2] / "docs"


def page(lang: str) -> str:
    """The whole page as it should be; `python tests/cli/test_docs_commands.py` writes it."""
    words = Words(lang)
    app = make_app(words)
    title = words("命令", "Commands")
    out = [
        f"# {title}\n",
        words("本页与程序逐字核对。", "This page is checked against the program, word for word.") + "\n",
    ]
    for name in ("", *COMMANDS):
        arguments = [name, "--help"] if name else ["--help"]
        result = CliRunner().invoke(app, arguments, prog_name="polreq", terminal_width=100, catch_exceptions=False)
        text = "\n".join(line.rstrip() for line in result.output.strip().splitlines())
        out.append(f"## polreq {name}".rstrip() + f"\n\n```text\n{text}\n```\n")
    return "\n".join(out)


@pytest.mark.parametrize(("lang", "name"), [("en", "commands.md"), ("zh", "commands.zh-CN.md")])
def test_the_page_is_what_the_program_says(lang, name):
    assert (DOCS / name).read_text(encoding="utf-8") == page(lang)


if __name__ == "__main__":
    (DOCS / "commands.md").write_text(page("en"), encoding="utf-8")
    (DOCS / "commands.zh-CN.md").write_text(page("zh"), encoding="utf-8")
