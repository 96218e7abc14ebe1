"""Doorstop, StrictDoc and the library of ReqIF read what polreq writes, without complaint; without them these tests are skipped.

They live in the environment of the other peers (`POLREQ_PEERS`, made by `.ci/run`): StrictDoc alone brings 460 MB along.
"""

import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from terminal import polreq
from traced_items import SMALL

from polreq.exchange import doorstop, doorstop_tree, reqif, reqif_reading, strictdoc, strictdoc_reading
from polreq.results.traced import Traced, TracedItem

ROOT = Path(__file__).resolve().parents[2]
PEERS = os.environ.get("POLREQ_PEERS", "")


def needs(program: str) -> pytest.MarkDecorator:
    there = bool(PEERS) and (Path(PEERS) / program).exists()
    return pytest.mark.skipif(not there, reason=f"POLREQ_PEERS does not name an environment with {program}")


#: What the formats take for signs of their own, and ids that they cannot have.
ODD = Traced(
    "奇怪的",
    (
        TracedItem("登录", "high", "标题 >>> <b>", ">>>\n<<<\n[LINK: 登录] *a* `b\n\n[ANCHOR: x]\n  ]]> & \x07\n", (("status", "a\nb"), ("level", "9"))),
        TracedItem("F-1", "feature", "一", "甲\n<<<", (("2024-01-01", "yes"), ("yes", "no")), ("登录",)),
        TracedItem("f_01", "feature", ">>>", ">>>", (), ("登录",)),
        TracedItem("all-1", "feature", "三", "- a: b", (), ("登录",)),
    ),
)  # fmt: skip


def run(folder: Path, *command: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [f"{PEERS}/{command[0]}", *command[1:]],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


def laid_out(folder: Path, found: Traced) -> Path:
    for path, data in doorstop.write(found).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    # Doorstop works in checkouts only
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    return folder


def picked_up(folder: Path) -> Traced:
    files = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*.yml")}
    back, findings = doorstop_tree.read("tree", files)
    assert findings == ()
    return back


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample of the repository as every format has it."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("tree", "t.sdoc", "t.reqif"):
        assert polreq(ROOT, "export", "trace", "-o", str(folder / name)).code == 0
    return folder


def compared(found: Traced) -> list[object]:
    return [(i.id, i.layer, i.title, i.text.strip(), dict(i.fields), sorted(i.above), i.covered) for i in found.items]


@needs("doorstop")
@pytest.mark.parametrize("found", [SMALL, ODD], ids=["small", "odd"])
def test_doorstop_checks_a_tree_without_a_word_and_what_it_writes_back_comes_in_unchanged(tmp_path, found):
    ran = run(laid_out(tmp_path, found), "doorstop")
    assert (ran.returncode, [line for line in ran.stderr.splitlines() if line[:5] in ("ERROR", "WARNI")]) == (
        0,
        # a feature without a description, which is so
        ["WARNING: FEATURE: F-1: no text"] if found is SMALL else [],
    )
    assert compared(picked_up(tmp_path)) == compared(doorstop_tree.read("t", doorstop.write(found))[0])


@needs("doorstop")
def test_doorstop_misses_in_the_sample_only_what_is_missing_there(sample):
    tree = sample / "tree"
    before = compared(picked_up(tree))
    subprocess.run(["git", "init", "-q"], cwd=tree, check=True)
    ran = run(tree, "doorstop")
    said = {
        line.split(": ", 3)[-1].split(":")[0]
        for line in ran.stderr.splitlines()
        if line.startswith(("WARNING", "ERROR"))
    }
    assert ran.returncode == 0
    assert said <= {"no text", "no links to parent document", "no links from child document"}
    assert compared(picked_up(tree)) == before
    # a second look finds every review stamped, and nothing to write
    first = {p: p.read_bytes() for p in tree.rglob("*.yml")}
    assert run(tree, "doorstop").returncode == 0
    assert {p: p.read_bytes() for p in tree.rglob("*.yml")} == first


@needs("strictdoc")
@pytest.mark.parametrize("which", ["small", "odd", "sample"])
def test_strictdoc_exports_what_was_written(sample, tmp_path, which):
    data = (
        (sample / "t.sdoc").read_bytes() if which == "sample" else strictdoc.write(SMALL if which == "small" else ODD)
    )
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "t.sdoc").write_bytes(data)
    ran = run(tmp_path, "strictdoc", "export", "in", "--output-dir", "out", "--formats", "json")
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    assert "warning" not in ran.stdout.lower()
    exported = "".join(p.read_text("utf-8") for p in (tmp_path / "out").rglob("*.json"))
    ours = strictdoc_reading.read("t.sdoc", data)[0]
    assert exported.count('"LAYER"') >= len(ours.items)


@needs("reqif")
@pytest.mark.parametrize("which", ["small", "odd", "sample"])
def test_the_library_of_reqif_finds_nothing_against_the_schema_and_gives_back_what_it_read(sample, tmp_path, which):
    # the library writes titles back without escapes, so that its own file is no XML where they need any
    small = replace(SMALL, title="示例")
    data = (sample / "t.reqif").read_bytes() if which == "sample" else reqif.write(small if which == "small" else ODD)
    (tmp_path / "t.reqif").write_bytes(data)
    ran = run(tmp_path, "reqif", "validate", "--use-reqif-schema", str(tmp_path / "t.reqif"))
    assert (ran.returncode, ran.stdout.splitlines()[-1]) == (
        0,
        "Validation complete with 0 errors, 0 schema issues found, 0 semantic issues found.",
    )
    ran = run(tmp_path, "reqif", "passthrough", "t.reqif", "back.reqif")
    assert ran.returncode == 0, ran.stderr
    ours, back = (reqif_reading.read("t", file)[0] for file in (data, (tmp_path / "back.reqif").read_bytes()))
    assert (back.title, compared(back)) == (ours.title, compared(ours))
