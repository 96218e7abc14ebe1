"""The programs that formats are made for read what was written, without complaint; without them these tests are skipped.

They live in an environment of their own (`.ci/run` makes it), since they bring two hundred megabytes of packages along.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from terminal import polreq
from traced_items import SMALL

from polreq.exchange import dot, lobster, needs_json
from polreq.store.schema.backlog import FEATURE
from polreq.store.schema.requirements import REQUIREMENT

ROOT = Path(__file__).resolve().parents[2]
PEERS = os.environ.get("POLREQ_PEERS", "")
needs_peers = pytest.mark.skipif(
    not PEERS, reason="POLREQ_PEERS does not name the programs of an environment with sphinx-needs and bmw-lobster"
)
needs_graphviz = pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz (dot) is not installed")

#: All fields that a need of ours may have beside those that sphinx-needs knows itself.
FIELDS = sorted(
    {row.key for table in (REQUIREMENT, FEATURE) for row in table.rows} - {"id", "title", "status"}
    | {"covered", "gap", "skip"}
)

CONFIGURATION = """\
project = "x"
extensions = ["sphinx_needs"]
needs_types = [
    {{"directive": name, "title": name, "prefix": "", "color": "#ffffff", "style": "node"}}
    for name in ("high", "middle", "project", "user", "feature")
]
needs_fields = {{name: {{"nullable": True}} for name in {fields}}}
needs_id_regex = ".+"
needs_build_json = True
needs_reproducible_json = True
{more}
"""

EXTERNAL = 'needs_external_needs = [{"base_url": "https://example.invalid", "json_path": "t.needs.json"}]'


def run(folder: Path, *command: str) -> None:
    """Run a program of a peer; whatever it complains about is shown."""
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout


def build(folder: Path, page: str, more: str = "") -> dict:
    """Build documentation with every warning an error, and return the needs that sphinx-needs found."""
    (folder / "conf.py").write_text(CONFIGURATION.format(fields=FIELDS, more=more), "utf-8")
    (folder / "index.rst").write_text(f"x\n=\n\n{page}\n", "utf-8")
    run(folder, f"{PEERS}/python", "-m", "sphinx", "-q", "-W", "-b", "html", ".", "out")
    return json.loads((folder / "out" / "needs.json").read_text("utf-8"))["versions"][""]["needs"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample of the repository as every format has it."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("t.needs.json", "t.lobster", "t.dot"):
        assert polreq(ROOT, "export", "trace", "-o", str(folder / name)).code == 0
    return folder


@needs_peers
def test_sphinx_needs_refers_to_every_item(sample, tmp_path):
    ours = needs_json.read("t", (sample / "t.needs.json").read_bytes())[0]
    shutil.copy(sample / "t.needs.json", tmp_path)
    first, last = ours.items[0].id, ours.items[-1].id
    build(tmp_path, f":need:`{first}` :need:`{last}`\n\n.. needtable::\n   :filter: is_external", EXTERNAL)
    shown = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert [item.id for item in ours.items if f">{item.id}<" not in shown] == []


@needs_peers
def test_the_schema_of_needs_json_is_kept(sample):
    code = "import sys; from sphinx_needs.needsfile import check_needs_file as c; sys.exit(len(c(sys.argv[1]).schema))"
    run(sample, f"{PEERS}/python", "-c", code, "t.needs.json")


@needs_peers
def test_sphinx_needs_imports_every_item_and_its_own_file_comes_back(sample, tmp_path):
    data = (sample / "t.needs.json").read_bytes()
    (tmp_path / "t.needs.json").write_bytes(data)
    needs = build(tmp_path, ".. needimport:: t.needs.json")
    ours = {item.id: item for item in needs_json.read("t", data)[0].items}
    assert {id_: (n["layer"], n["title"], n["content"], set(n["links"])) for id_, n in needs.items()} == {
        id_: (item.layer, item.title, item.text, set(item.above)) for id_, item in ours.items()
    }
    back, findings = needs_json.read("back", (tmp_path / "out" / "needs.json").read_bytes())
    assert findings == ()
    told = [(i.id, i.layer, i.title, i.text, sorted(i.above), i.covered) for i in back.items]
    assert sorted(told) == sorted((i.id, i.layer, i.title, i.text, sorted(i.above), i.covered) for i in ours.values())
    kept = {item.id: dict(item.fields) for item in back.items}
    assert [i.id for i in ours.values() if dict(i.fields).items() - kept[i.id].items()] == []


@needs_peers
@pytest.mark.parametrize("small", [True, False])
def test_lobster_reports_what_was_written(sample, tmp_path, small):
    if small:
        for name, data in lobster.write_set(SMALL, "t").items():
            (tmp_path / name).write_bytes(data)
    else:
        for file in (*sample.glob("*.lobster"), sample / "t.conf"):
            shutil.copy(file, tmp_path)
    run(tmp_path, f"{PEERS}/lobster-report", "--lobster-config", "t.conf", "--out", "report.lobster")
    levels = json.loads((tmp_path / "report.lobster").read_text("utf-8"))["levels"]
    status = {item["tag"]: item["tracing_status"] for level in levels for item in level["items"]}
    wanted = {
        one["tag"] for file in tmp_path.glob("t-*.lobster") for one in json.loads(file.read_text("utf-8"))["data"]
    }
    assert set(status) == wanted
    if small:
        assert status == {"req H-1": "JUSTIFIED", "req 中-2": "OK", "imp F-1": "OK"}
    messages = {m for level in levels for item in level["items"] for m in item["messages"]}
    assert not [m for m in messages if "unknown tracing target" in m], messages


@needs_graphviz
def test_graphviz_draws_every_box_and_arrow(sample, tmp_path):
    for data in (dot.write(SMALL), (sample / "t.dot").read_bytes()):
        (tmp_path / "t.dot").write_bytes(data)
        run(tmp_path, "dot", "-Tdot_json", "-o", "t.json", "t.dot")
        drawn = json.loads((tmp_path / "t.json").read_text("utf-8"))
        lines = data.decode("utf-8").splitlines()
        assert len(drawn["objects"]) == sum("fillcolor=" in line for line in lines)
        assert len(drawn["edges"]) == sum('" -> "' in line for line in lines)
    (tmp_path / "t.dot").write_bytes(dot.write(SMALL))
    run(tmp_path, "dot", "-Tsvg", "-o", "t.svg", "t.dot")
    svg = (tmp_path / "t.svg").read_text("utf-8")
    assert all(f">{item.id}<" in svg or f">{item.id.replace('-', '&#45;')}<" in svg for item in SMALL.items)
