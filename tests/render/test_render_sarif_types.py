"""What `check --format sarif` writes fits the types that are made of the schema of SARIF 2.1.0, all of them closed."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from render.sample_reports import FINDINGS

from polreq.render.machine.sarif import render_sarif
from polreq.results.summary import Summary

#: The folder `node_modules` into which `.ci/run` puts TypeScript and the types.
MODULES = os.environ.get("POLREQ_NODE_MODULES", "")

pytestmark = pytest.mark.skipif(
    not MODULES, reason="POLREQ_NODE_MODULES does not name the folder with TypeScript and the types (.ci/run makes it)"
)


def complaints(log: str, folder: Path) -> str:
    types = Path(MODULES, "@schemastore", "sarif-2.1.0", "index.d.ts").as_posix().removesuffix(".d.ts")
    name = "StaticAnalysisResultsFormatSARIFVersion210JSONSchema"
    file = folder / "log.ts"
    file.write_text(f'import type {{ {name} }} from "{types}";\nexport const log: {name} = {log};\n', encoding="utf-8")
    command = ["node", Path(MODULES, "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck", file]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize("findings", [FINDINGS, ()], ids=["some", "none"])
def test_the_log_fits_the_types(tmp_path, findings):
    assert complaints(render_sarif(findings, Summary(), "zh"), tmp_path) == ""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), "version", "2.1.9"),
        (("runs", 0, "results", 0), "level", "bad"),
        (("runs", 0, "results", 0), "ruleIndex", "none"),
        (("runs", 0), "unheard", "of"),
    ],
)
def test_the_types_refuse_what_the_schema_refuses(tmp_path, path, key, value):
    log = json.loads(render_sarif(FINDINGS, Summary(), "zh"))
    at = log
    for step in path:
        at = at[step]
    at[key] = value
    assert "error TS" in complaints(json.dumps(log), tmp_path)
