"""Who owns which item: the most specific slice, by owners.yml alone; and what is wrong with that file."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from polreq.checks.assessment import Assessment
from polreq.checks.owners import ownership
from polreq.coverage import Ask, compute
from polreq.graph import build
from polreq.model.owners import Owners, Slice
from polreq.model.place import Place
from polreq.model.workspace import Settings, Workspace
from tests.terminal import polreq
from tests.worlds import feature, requirement

FILES = {
    "polreq.yml": "polreq: workspace/1\nname: 望川一网通办\nas_of: 2026-11-01\nlink: {semantic: false}\n",
    "policies/a.yml": "polreq: policy/1\nid: A\ntitle: 望川市一网通办方案\nregion: 澜江省望川市\ngenre: 方案\n"
    "body:\n  - {kind: paragraph, at: p1, text: 应当提供办件进度查询。}\n",
    "requirements/r.yml": "polreq: requirements/1\nlayer: high\nrequirements:\n"
    "  - id: P-1\n    statement: 应当提供办件进度查询。\n    line: [统一受理]\n"
    '    bases: [{clause: "A#p1", quote: 应当提供办件进度查询。}]\n    units: [{name: 市政数局, role: lead}]\n'
    "  - {id: P-2, statement: 应当推行电子证照。, line: [电子证照]}\n"
    "  - {id: P-3, statement: 应当公开收费标准。}\n",
    "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n"
    "  - {id: F-1, title: 进度查询, status: done, satisfies: [P-1]}\n",
    "owners.yml": "polreq: owners/1\nunits:\n  - name: 市政务服务和数据管理局\n    aliases: [市政数局]\n"
    "    offices:\n      - {name: 审批服务处, persons: [陈处], line: [统一受理]}\n      - {name: 综合处}\n"
    "slices:\n  - {person: 王敏, city: [望川]}\n  - {person: 李强, line: [电子证照]}\n",
}


@pytest.fixture
def workspace(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def assessed(*slices: Slice, **more) -> Assessment:
    placed = tuple(
        Slice(**{f: getattr(s, f) for f in s.__dataclass_fields__} | {"place": Place("owners.yml", n, 1)})
        for n, s in enumerate(slices, 1)
    )
    workspace = Workspace(
        settings=Settings(name="望川"),
        requirements=(
            requirement("R1", lines=("证照",)),
            requirement("R2", lines=("证照", "受理")),
            requirement("R3"),
        ),
        features=(feature("F1", satisfies=("R1",)), feature("F2", lines=("受理",))),
        owners=Owners(slices=placed),
        **more,
    )
    graph = build(workspace)
    return Assessment(workspace, graph, compute(workspace, graph, Ask()))


def owners_of(*slices: Slice) -> dict[str, list[str]]:
    return {id: [person for person, _ in one.persons] for id, one in ownership(assessed(*slices)).items()}


def test_the_narrowest_slice_that_matches_holds():
    assert owners_of(
        Slice("项目经理", projects=("望川",)), Slice("证照经理", lines=("证照",)), Slice("专人", items=("R2",))
    ) == {"R1": ["证照经理"], "R2": ["专人"], "R3": ["项目经理"], "F1": ["证照经理"], "F2": ["项目经理"]}


def test_every_key_that_is_given_has_to_match_and_a_slice_without_any_is_nobodys():
    assert owners_of(Slice("甲", lines=("证照",), projects=("别处",)), Slice("乙"))["R1"] == []


def test_equally_specific_slices_hold_together_and_that_is_contested_unless_shared():
    two = (Slice("甲", lines=("证照",)), Slice("乙", lines=("受理",)))
    found = ownership(assessed(*two))
    assert [person for person, _ in found["R2"].persons] == ["甲", "乙"]
    assert found["R2"].contested
    shared = (Slice("甲", lines=("证照",), shared=True), Slice("乙", lines=("受理",), shared=True))
    assert not ownership(assessed(*shared))["R2"].contested


def test_kinds_of_work_are_looked_at_apart():
    found = ownership(assessed(Slice("甲", lines=("证照",)), Slice("乙", kind="design", projects=("望川",))))
    assert (found["R1"].persons, found["R1"].contested) == ((("甲", ""), ("乙", "design")), False)


@given(st.permutations((Slice("甲", projects=("望川",)), Slice("乙", lines=("证照",)), Slice("丙", lines=("受理",)))))
def test_the_order_of_the_file_changes_nobodys_items(slices):
    assert {id: set(people) for id, people in owners_of(*slices).items()} == {
        "R1": {"乙"},
        "R2": {"乙", "丙"},
        "R3": {"甲"},
        "F1": {"乙"},
        "F2": {"丙"},
    }


def test_mistakes_in_the_file_are_told_all_at_once(workspace):
    owners = workspace / "owners.yml"
    owners.write_text(
        FILES["owners.yml"].replace(
            "slices:\n", "  - {name: 市数据局, aliases: [市政数局]}\nslices:\n  - {person: 吴工, line: [区块链]}\n"
        )
        + "  - {person: 赵倩, unit: [市政教局]}\n  - {person: 钱工, line: [电子证照]}\n  - {person: 孙悦, item: [P-9], kind: 设计师}\n",
        encoding="utf-8",
    )
    said = [
        line
        for line in polreq(workspace, "check", columns=200).out.splitlines()
        if line.startswith("owners.yml") and " O105 " not in line
    ]
    assert said == [
        "owners.yml:8:12 O104 单位名称“市政数局”已给了别的单位",
        "owners.yml:10:14 O102 吴工的这一划分没有对应到任何需求",
        "owners.yml:12:14 O103 李强、钱工的划分同样具体，都负责 1 项，如 P-2",
        "owners.yml:13:14 O101 责任单位“市政教局”不在目录里，需求里也没有",
        "owners.yml:15:25 I202 编号“P-9”不存在",
        "owners.yml:15:37 S104 “kind”的取值“设计师”不在可选范围内",
    ]


def test_trace_shows_the_part_of_a_person_an_office_or_nobody(workspace):
    def figures(name: str) -> str:
        ran = polreq(workspace, "trace", "--no-write", "--owner", name)
        assert ran.code == 0
        return ran.out.splitlines()[0].split("  ")[0] + next(x for x in ran.out.splitlines() if "范围内" in x)

    assert (
        figures("李强")
        == "望川一网通办（李强负责的部分）  范围内共 1 项需求，已落到功能 0/1（0%），其中已交付 0/1（0%）。"
    )
    for name in ("陈处", "审批服务处", "市政数局", "市政务服务和数据管理局", "王敏"):
        assert figures(name) == (
            f"望川一网通办（{name}负责的部分）  范围内共 1 项需求，已落到功能 1/1（100%），其中已交付 1/1（100%）。"
        )
    for name in ("none", "无人", "无人负责"):
        assert (
            figures(name)
            == "望川一网通办（无人负责的部分）  范围内共 1 项需求，已落到功能 0/1（0%），其中已交付 0/1（0%）。"
        )


def test_the_parts_of_all_owners_and_of_nobody_add_up_to_the_whole(workspace):
    def items(*more: str) -> list[str]:
        found = json.loads(polreq(workspace, "trace", "--no-write", "--format", "json", *more).out)
        assert found.get("owner", "") == (more[-1] if more else "")
        return [one["id"] for one in found["coverage"]["items"]]

    assert sorted(items("--owner", "王敏") + items("--owner", "李强") + items("--owner", "none")) == items()


def test_a_name_that_is_not_in_the_file_names_the_nearest(workspace):
    ran = polreq(workspace, "trace", "--no-write", "--owner", "李墙")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: owners.yml 里没有“李墙”。有：王敏、李强、市政务服务和数据管理局、市政数局、审批服务处、陈处、综合处；无人负责的用 --owner none。\n"
    )
    (workspace / "owners.yml").unlink()
    assert "工作区没有 owners.yml" in polreq(workspace, "trace", "--owner", "李强").err


def test_show_and_tables_say_who_owns_an_item(workspace):
    shown = polreq(workspace, "show", "P-1").out
    assert "责任处室    审批服务处（陈处）" in shown
    assert "产品负责人  王敏" in shown
    assert "产品负责人  无人负责" in polreq(workspace, "show", "P-3").out
    (workspace / "polreq.yml").write_text(
        FILES["polreq.yml"]
        + "export: {columns: {rtm: [需求编号, 产品负责人, 责任处室], ledger: [编号, 责任处室, 产品负责人]}}\n",
        encoding="utf-8",
    )
    polreq(workspace, "export", "rtm", "-o", "rtm.csv")
    rows = (workspace / "rtm.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows == ["需求编号,产品负责人,责任处室", "P-1,王敏,审批服务处（陈处）", "P-2,李强,", "P-3,,"]
    polreq(workspace, "export", "ledger", "-o", "ledger.csv")
    rows = (workspace / "ledger.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[1] == "P-1,审批服务处（陈处）,王敏"


def test_report_is_written_for_one_owner(workspace):
    out = polreq(workspace, "report", "--owner", "李强", lang="en").out
    assert "(the part of 李强)" in out.splitlines()[0]
    assert "P-2" in out
    assert "P-3" not in out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_due_and_what_comes_first_for_one_owner(workspace, lang):
    whole = json.loads(polreq(workspace, "rank", "--format", "json", lang=lang).out)
    parts = [
        json.loads(polreq(workspace, "rank", "--format", "json", "--owner", n).out) for n in ("李强", "王敏", "none")
    ]
    scores = {one["id"]: one["score"] for one in whole["ranked"]}
    assert scores == {one["id"]: one["score"] for part in parts for one in part["ranked"]}
    mine = {"zh": "优先级（李强负责的部分）", "en": "Priorities (the part of 李强)"}[lang]
    assert polreq(workspace, "rank", "--owner", "李强", lang=lang).out.startswith(mine)
    due = {"zh": "时限清单（李强负责的部分）", "en": "What is due (the part of 李强)"}[lang]
    assert polreq(workspace, "due", "--owner", "李强", lang=lang).out.startswith(due)
    assert polreq(workspace, "due", "--owner", "李墙").code == 2


def test_the_queue_of_one_owner_holds_only_that_part(workspace):
    listed = polreq(workspace, "review", "--list", "--owner", "李强").out
    assert "P-2" in listed
    assert "P-3" not in listed
    refused = polreq(workspace, "review", "--owner", "李强", "--confirm-sure")
    assert (refused.code, refused.err) == (2, "polreq: --owner 只用来看和导出，不能与 --confirm-sure 同时使用。\n")


def test_a_part_without_requirements_says_so(workspace):
    owners = workspace / "owners.yml"
    owners.write_text(FILES["owners.yml"] + "  - {person: 钱工, item: [P-1, P-3]}\n", encoding="utf-8")
    assert "这一部分没有纳入范围的需求。" in polreq(workspace, "trace", "--no-write", "--owner", "none").out
