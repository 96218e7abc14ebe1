"""`polreq schema`: the list, one schema, all of them in a folder."""

import json

import pytest
from json_schemas import validator
from terminal import polreq

from polreq.render.machine.schemas import FORMATS
from polreq.store.schema.file_kinds import FILE_KINDS

LIST = """\
工作区的文件 ───────────────────────────────────────────────────────────────────────────────────────
  workspace     工作区的设置                       polreq.yml
  policy        一份政策文件                       policies/**/*.yml
  requirements  需求                               requirements/**/*.yml
  backlog       功能                               requirements/**/backlog*.yml
  links         审核过的关联、缺口的理由           trace/*.yml
  baseline      容忍清单                           trace/baseline.yml
  usage         使用情况                           usage/**/*.yml
  owners        责任单位、处室和负责人             owners.yml
  file          以上任何一种，看文件开头的 polreq

给程序读的输出 ─────────────────────────────────────────────────────────────────────────────────────
  report           报告                  polreq report --format json
  overview         各项目总览            polreq report --workspaces DIR... --format json
  findings         检查结果              polreq check --format json
  extract          提取的条款，每行一条  polreq extract --format jsonl
  align            逐条对照，每行一条    polreq align --format jsonl
  levels           多级对照              polreq align --format json
  diff             新旧对照，每行一条    polreq diff --format jsonl
  link             推荐的关联，每行一条  polreq link --format jsonl
  citations        核对的引用            polreq check-citation --format json
  due              时限清单              polreq due --format json
  history          覆盖率的历史          polreq history --format json
  history-changes  两个版本之间的得失    polreq history --from REV --format json
  lifecycle        政策效力              polreq lifecycle --format json
  rank             优先级                polreq rank --format json
  judge            需求核实              polreq judge --format json
  users            用户声音与使用        polreq users --format json
  conflicts        要求冲突              polreq conflicts --format json
  terms            改了叫法的词          polreq terms --format json
"""


def test_without_a_name_all_are_listed(tmp_path):
    ran = polreq(tmp_path, "schema")
    assert (ran.code, ran.out, ran.err) == (0, LIST, "")


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_printed_in_the_language_of_the_user(tmp_path, kind):
    chinese, english = (json.loads(polreq(tmp_path, "schema", kind, lang=lang).out) for lang in ("zh", "en"))
    assert chinese == validator(kind).schema
    assert english["$id"] == chinese["$id"] == f"urn:polreq:{kind}:1"
    assert english["properties"]["polreq"]["description"] == "what the file is"


def test_an_unknown_name_is_answered_with_the_nearest(tmp_path):
    ran = polreq(tmp_path, "schema", "Backlogs")
    assert (ran.code, ran.out, ran.err) == (2, "", "polreq: 没有格式“Backlogs”。相近的有：backlog。\n")
    ran = polreq(tmp_path, "schema", "甲", lang="en")
    assert ran.err == "polreq: there is no format '甲'; for all names: polreq schema\n"


def test_all_are_written_into_a_folder_with_the_settings_of_an_editor(tmp_path):
    ran = polreq(tmp_path, "schema", "-o", ".vscode/polreq")
    assert ran.code == 0
    assert json.loads(ran.out) == {
        "yaml.schemas": {
            "./.vscode/polreq/file.schema.json": [
                "polreq.yml",
                "policies/**/*.yml",
                "requirements/**/*.yml",
                "trace/*.yml",
            ]
        }
    }
    folder = tmp_path / ".vscode" / "polreq"
    outputs = [one.name for one in FORMATS]
    assert {path.name for path in folder.iterdir()} == {
        f"{name}.schema.json" for name in (*FILE_KINDS, "file", *outputs)
    }
    for kind in (*FILE_KINDS, "file"):
        assert json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8")) == validator(kind).schema
        assert f"已写出 {folder.relative_to(tmp_path) / kind}.schema.json\n" in ran.err


def test_one_alone_is_written_without_settings(tmp_path):
    ran = polreq(tmp_path, "schema", "links", "-o", "schemas", lang="en")
    assert (ran.code, ran.out, ran.err) == (0, "", "wrote schemas/links.schema.json\n")
    assert [path.name for path in (tmp_path / "schemas").iterdir()] == ["links.schema.json"]
