"""The READMEs are true: what they show is what the program prints, and both say the same things."""

import json
import re
import shutil
from pathlib import Path

import pytest
from terminal import polreq, write
from typer.testing import CliRunner

from polreq.cli.app import COMMANDS, make_app

ROOT = Path(__file__).resolve().parents[1]
READMES = {"en": "README.md", "zh": "README.zh-CN.md"}

#: Stands where lines of an output were left out.
CUT = "…"


def read(lang: str) -> str:
    return (ROOT / READMES[lang]).read_text(encoding="utf-8")


def picture(lang: str) -> list[str]:
    found = re.search(r"<!-- output: trace -->\n```text\n(.*?)```", read(lang), re.DOTALL)
    assert found
    return found[1].splitlines()


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("sample")
    for name in ("policies", "requirements", "trace"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "polreq.yml", root)
    return root


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_picture_is_real_output_of_the_sample(sample, lang):
    printed = iter(polreq(sample, "trace", lang=lang).out.splitlines())
    shown = [line for line in picture(lang) if line != CUT]
    assert len(shown) > 10
    for line in shown:
        assert any(line == other.rstrip() for other in printed), line


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_demands_that_are_shown_can_be_taken_as_they_are(tmp_path, lang):
    found = re.search(r"```yaml\n(.*?)```", read(lang), re.DOTALL)
    assert found
    write(tmp_path, polreq="polreq: workspace/1\n", requirements__demands=found[1])
    ran = polreq(tmp_path, "check", "--format", "json", "--fail-on", "info")
    told = [(f["code"], f["subject"]) for f in json.loads(ran.out)["findings"]]
    assert told == [("C601", "M-001"), ("C601", "P-001"), ("C601", "U-001")]


def test_the_first_run_of_the_sample_writes_nothing(sample):
    before = {p: p.read_bytes() for p in sample.rglob("*") if p.is_file()}
    ran = polreq(sample, "trace")
    assert (ran.code, ran.err) == (0, "")
    assert {p: p.read_bytes() for p in sample.rglob("*") if p.is_file()} == before


def test_both_readmes_have_the_same_commands_and_sections():
    def blocks(lang: str) -> list[str]:
        return [re.sub(r"\s*#.*", "", block) for block in re.findall(r"```sh\n(.*?)```", read(lang), re.DOTALL)]

    assert blocks("en") == blocks("zh")
    assert [h.count("#") for h in re.findall(r"^#+ ", read("en"), re.MULTILINE)] == [
        h.count("#") for h in re.findall(r"^#+ ", read("zh"), re.MULTILINE)
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_that_the_readme_types_exists_with_its_options(lang):
    typed = re.findall(
        r"^polreq (\w[\w-]*)([^#\n]*)", "\n".join(re.findall(r"```sh\n(.*?)```", read(lang), re.DOTALL)), re.M
    )
    assert typed
    for command, rest in typed:
        assert command in COMMANDS
        help_text = CliRunner().invoke(make_app(lang), [command, "--help"]).output
        for option in re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", rest):
            assert option in help_text
