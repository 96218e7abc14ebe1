"""The project as others receive it: what the wheel holds, what the files name, what the documentation promises."""

import re
import subprocess
import tomllib
import unicodedata
import zipfile
from email import message_from_string
from pathlib import Path
from urllib.parse import unquote

import pytest
from hatchling.builders.wheel import WheelBuilder

import polreq

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

#: What no file may name. Letters in brackets keep these lines from naming it themselves.
FORBIDDEN = {
    "a package registry": r"p[y]pi\.(org|python)|py[t]honhosted|regis[t]ry\.np[m]js|index[-_]ur[l]|--extra-inde[x]",
    "a path of one machine": r"(?<![\w.~])/(hom[e]|wor[k]|Use[r]s|roo[t]|mn[t]|sr[v]|op[t])/[\w.]",
    "the place where it was written": r"\.librar[y]/|far[m]-(studio|bench)|\bsub-?agen[t]s?\b",
}


def files() -> list[Path]:
    """The files of the project: what version control knows or would take, or all but what tools leave behind."""
    command = ["git", "-C", str(ROOT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if listed.returncode == 0 and listed.stdout:
        found = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        found = [path for path in ROOT.rglob("*") if not is_left_behind(path.relative_to(ROOT))]
    return sorted({path for path in found if path.is_file()})


def is_left_behind(path: Path) -> bool:
    return any(part.startswith(".") or part in {"__pycache__", "build", "dist"} for part in path.parts)


def documents() -> list[Path]:
    """List the pages of the documentation; labelled texts in Markdown are pages of nobody's."""
    return [
        path
        for path in files()
        if path.suffix == ".md" and path.parent != ROOT / "tests" / "extraction_labels" / "texts"
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))
    with zipfile.ZipFile(built) as archive:
        yield archive


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel):
    inside = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert inside == {p.relative_to(ROOT).as_posix() for p in files() if p.is_relative_to(ROOT / "polreq")}
    assert any(name.endswith((".yaml", ".yml")) for name in inside), "the lexicon is data of the package"


def test_the_wheel_says_what_the_project_says(wheel):
    info = f"polreq-{polreq.__version__}.dist-info"
    metadata = message_from_string(wheel.read(f"{info}/METADATA").decode("utf-8"))
    assert metadata["Version"] == polreq.__version__
    assert set(metadata.get_all("Provides-Extra")) == set(PROJECT["optional-dependencies"])
    assert "polreq = polreq.cli.main:main" in wheel.read(f"{info}/entry_points.txt").decode("utf-8")


def package(requirement: str) -> str:
    return re.split(r"[<>=!~;\[ ]", requirement, maxsplit=1)[0].lower()


def test_every_dependency_has_its_reason_and_every_reason_its_dependency():
    wanted = {("core", package(r)) for r in PROJECT["dependencies"]}
    for extra, requirements in PROJECT["optional-dependencies"].items():
        wanted |= {(extra, package(r)) for r in requirements}
    wanted = {(extra, name) for extra, name in wanted if name != "polreq"}
    text = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w.-]+)` \| (\w+) \| (.+?) \|", text, flags=re.MULTILINE)
    assert {(extra, name.lower()) for name, extra, _ in rows} == wanted
    assert [name for name, _, reason in rows if len(reason) < 20] == []


def test_no_file_names_a_registry_a_machine_or_a_workplace():
    named = []
    for path in files():
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:  # samples of other encodings and binary samples
            continue
        for number, line in enumerate(lines, start=1):
            named += [
                f"{path.relative_to(ROOT)}:{number} names {what}"
                for what, pattern in FORBIDDEN.items()
                if re.search(pattern, line)
            ]
    assert named == []


def test_text_files_are_utf8_with_unix_line_ends():
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in files()
        if path.suffix in {".py", ".md", ".toml", ".yml", ".yaml"} and b"\r" in path.read_bytes()
    ]
    assert wrong == []


def anchors(text: str) -> set[str]:
    """The anchors that a renderer of Markdown gives to the headings of a text."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ +(.+?) *#*$", prose, flags=re.MULTILINE)
    return {"".join(kept(c) for c in re.sub(r"[`*]", "", title).lower()) for title in titles}


def kept(character: str) -> str:
    if character in " -":
        return "-"
    return character if character == "_" or unicodedata.category(character)[0] in "LNM" else ""


def test_links_in_the_documentation_lead_somewhere():
    broken = []
    for path in documents():
        text = path.read_text(encoding="utf-8")
        prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
        for target in re.findall(r"\]\(<?([^)>\s]+)>?(?: \"[^\"]*\")?\)", prose):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = unquote(target).partition("#")
            end = (path.parent / name).resolve() if name else path
            if not end.exists() or (anchor and anchor not in anchors(end.read_text(encoding="utf-8"))):
                broken.append(f"{path.relative_to(ROOT)} → {target}")
    assert broken == []


def test_anchors_are_those_of_headings_outside_code():
    text = "# One two\n```\n# not this\n```\n## 3. 覆盖率 `check`, twice!\n"
    assert anchors(text) == {"one-two", "3-覆盖率-check-twice"}


def test_the_change_log_names_this_version():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(polreq.__version__)}\] ", text, flags=re.MULTILINE)


def test_the_readme_has_one_command_that_runs_the_tests():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^#+ .*Run the tests.*?^```\w*\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
    assert [len(block.strip().splitlines()) for block in blocks] == [1]
