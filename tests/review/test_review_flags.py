"""Decisions by options: written at once and only where they stand, or refused with everything that is wrong."""

import re
import shutil
import subprocess

import pytest
from review_world import digest_of, links, make
from terminal import polreq

SIGNED = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")


@pytest.fixture
def root(tmp_path):
    return make(tmp_path)


def test_decisions_are_written_behind_what_stands(root):
    before = links(root)
    ran = polreq(
        root,
        "review",
        "--confirm",
        "F-1:P-1",
        "--reject",
        "F-1：P-2",
        "--justify",
        "P-3=合同没有约定期限，二期再议",
        *SIGNED,
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "已写入 3 处变化：\n"
        "  未定 → 已确认    F-1 → P-1\n"
        "  未定 → 已否决    F-1 → P-2\n"
        "  未定 → 无需功能  P-3        合同没有约定期限，二期再议\n"
    )
    one, two, three, f = (digest_of(root, i) for i in ("P-1", "P-2", "P-3", "F-1"))
    assert links(root) == before + (
        f"  - {{lower: F-1, upper: P-1, verdict: confirmed, digests: [{f}, {one}], by: 王敏, on: 2026-11-01}}\n"
        f"  - {{lower: F-1, upper: P-2, verdict: rejected, digests: [{f}, {two}], by: 王敏, on: 2026-11-01}}\n"
        "gaps:\n"
        f"  - {{requirement: P-3, reason: 合同没有约定期限，二期再议, digest: {three}, by: 王敏, on: 2026-11-01}}\n"
    )


def test_the_same_decision_again_changes_nothing(root):
    polreq(root, "review", "--confirm", "F-1:P-1", "--note", "看过演示", *SIGNED)
    before = links(root)
    ran = polreq(root, "review", "--confirm", "F-1:P-1", "--by", "别人", "--on", "2027-01-01", "--no-cache")
    assert (ran.code, ran.out) == (0, "没有任何变化。\n")
    assert links(root) == before


def test_a_decision_can_be_turned_round_where_it_stands(root):
    polreq(root, "review", "--confirm", "F-1:P-1", *SIGNED)
    before = links(root)
    ran = polreq(root, "review", "--reject", "F-1:P-1", "--note", "只能查状态", *SIGNED)
    assert ran.out == "已写入 1 处变化：\n  已确认 → 已否决  F-1 → P-1  只能查状态\n"
    assert links(root).count("F-1") == 1
    assert links(root).startswith(before[: before.index("F-1")])


def test_renewing_writes_todays_digests_and_keeps_the_note(root):
    old = links(root)
    ran = polreq(root, "review", "--renew", "F-3:P-4", *SIGNED)
    assert ran.out == "已写入 1 处变化：\n  待复核 → 已确认  F-3 → P-4  现场看过\n"
    assert links(root) == old.replace("aaaaaaaaaaaa", digest_of(root, "F-3")).replace("李航", "王敏").replace(
        "2026-03-02", "2026-11-01"
    )
    assert polreq(root, "review", "--stale", "--no-cache").out == "没有待复核的关联。\n"


def test_stale_links_are_listed_with_what_is_known_of_before_and_after(root):
    ran = polreq(root, "review", "--stale", "--no-cache", columns=70)
    assert ran.code == 0
    assert ran.out == (
        "F-3 → P-4  已确认 李航 2026-03-02\n"
        "  现场看过\n"
        f"  F-3  aaaaaaaaaaaa → {digest_of(root, 'F-3')}\n"
        "    审核时  （审核时的文字没有留存，只有摘要值 aaaaaaaaaaaa）\n"
        "    现在    网上预约，到厅取号。\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: no history to look into")
def test_the_wording_of_that_time_is_found_in_the_history_of_the_file(root):
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)

    backlog = root / "requirements" / "backlog.yml"
    digest = digest_of(root, "F-3")
    (root / "trace" / "links.yml").write_text(links(root).replace("aaaaaaaaaaaa", digest), encoding="utf-8")
    for command in (("init",), ("add", "."), ("commit", "-m", "一")):
        git(*command)
    for n, text in enumerate(("网上预约，凭短信取号。", "网上预约，刷脸取号。")):
        backlog.write_text(
            backlog.read_text(encoding="utf-8").rpartition("description: ")[0]
            + f"description: {text}\n    status: done\n",
            encoding="utf-8",
        )
        git("commit", "-am", str(n))
    ran = polreq(root, "review", "--stale", "--no-cache", columns=70)
    assert ran.out == (
        "F-3 → P-4  已确认 李航 2026-03-02\n"
        "  现场看过\n"
        f"  F-3  {digest} → {digest_of(root, 'F-3')}\n"
        "    描述\n"
        "      审核时  网上预约，到厅取号。\n"
        "      现在    网上预约，刷脸取号。\n"
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed: no history to look into")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            "    约束力\n      审核时  必须\n      现在    可选\n"
            "    时间要求\n      审核时  （没有写）\n      现在    2027年底前 2027-12-31\n"
            "    渠道\n      审核时  PC端\n      现在    APP、PC端\n"
            "  上层随之要再看的有 2 项需求：M-2、M-1\n",
        ),
        (
            "en",
            "    Force\n      when reviewed  must\n      today          may\n"
            "    Deadline\n      when reviewed  (nothing)\n      today          2027年底前 2027-12-31\n"
            "    Channels\n      when reviewed  PC端\n      today          APP、PC端\n"
            "  to be looked at with it, above: 2 requirements: M-2, M-1\n",
        ),
    ],
)
def test_every_field_that_changed_is_shown_and_what_stands_above(root, lang, said):
    """The statement is the same: that fields beside it changed is what made the link stale."""

    def git(*arguments: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)

    own = root / "requirements" / "own.yml"
    demand = "  - {id: P-9, layer: project, statement: 支持代办取号。, SAYS, bases: [{contract: 一期合同}], satisfies: [M-1]}\n"
    above = (
        "polreq: requirements/1\nrequirements:\n"
        "  - {id: M-2, layer: high, statement: 方便群众取号。, bases: [{instruction: 批示}]}\n"
        "  - {id: M-1, layer: middle, statement: 不用本人到场。, bases: [{meeting: 例会}], satisfies: [M-2]}\n"
        "  - {id: M-3, layer: middle, statement: 取号不排队。, bases: [{meeting: 例会}]}\n"
    )
    own.write_text(above + demand.replace("SAYS", "channels: [pc]"), encoding="utf-8")
    decide = ("review", "--no-cache", "--confirm", "F-3:P-9", "--by", "王敏", "--on", "2026-10-01")
    assert polreq(root, *decide).code == 0
    for command in (("init",), ("add", "."), ("commit", "-m", "一")):
        git(*command)
    now = "force: may, channels: [pc, app], deadlines: [{text: 2027年底前, kind: milestone, date: 2027-12-31}]"
    own.write_text(above + demand.replace("SAYS", now), encoding="utf-8")
    ran = polreq(root, "review", "--stale", "--no-cache", "--lang", lang).out
    assert ran.partition(digest_of(root, "P-9"))[2].partition("\n")[2] == said


def test_a_new_item_makes_no_link_stale(root):
    polreq(root, "review", "--no-cache", "--renew", "F-3:P-4", "--by", "王敏", "--on", "2026-10-01")
    with (root / "requirements" / "backlog.yml").open("a", encoding="utf-8") as file:
        file.write("  - {id: F-9, title: 现场取号, description: 在自助机上取号。, status: done}\n")
    with (root / "requirements" / "p.yml").open("a", encoding="utf-8") as file:
        file.write("  - {id: P-9, statement: 支持现场取号。, bases: [{contract: 一期合同}]}\n")
    assert polreq(root, "review", "--stale", "--no-cache").out == "没有待复核的关联。\n"
    assert "L504" not in polreq(root, "check", "--no-cache").out


def test_all_mistakes_are_named_at_once_and_nothing_is_written(root):
    before = links(root)
    ran = polreq(
        root,
        "review",
        *("--confirm", "F-1:P-1", "--confirm", "F-11:P-1", "--confirm", "P-1:F-1", "--confirm", "P-1:P-2"),
        *("--reject", "F-1:P-1", "--renew", "F-2:P-2"),
        *SIGNED,
        lang="en",
    )
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "polreq: nothing was written:\n"
        "  there is no 'F-11'; did you mean 'F-1'?\n"
        "  project (vendor) 'P-1' may not satisfy feature 'F-1'; the lower layer satisfies the upper one: swap the ends, "
        "or allow the step in polreq.yml\n"
        "  project (vendor) 'P-1' may not satisfy project (vendor) 'P-2'; the lower layer satisfies the upper one: swap "
        "the ends, or allow the step in polreq.yml\n"
        "  two different decisions about F-1 → P-1; keep one of them\n"
        "  there is no confirmed link F-2 → P-2 to renew; see the stale links with: polreq review --stale --list\n"
    )
    assert links(root) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--confirm", "F-1"),
        ("--confirm", ":P-1"),
        ("--justify", "P-3="),
        ("--justify", "P-3"),
        ("--confirm", "F-1:P-1", "--on", "2026-02-30"),
        ("--confirm", "F-1:P-1", "--confirm-above", "0.5"),
        ("--export", "a.pdf"),
        ("--confirm-above", "1.5"),
        ("--split", "P-1"),
        ("--split", "P-1=没有的字"),
        ("--import", "nothing.csv"),
    ],
)
def test_what_cannot_be_read_exits_with_2_and_writes_nothing(root, arguments):
    before = links(root)
    ran = polreq(root, "review", *arguments, "--no-cache")
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert "内部出错" not in ran.err
    assert links(root) == before


def test_a_link_that_skips_a_layer_takes_a_reason(root):
    path = root / "requirements" / "p.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- id: P-2\n", "- id: P-2\n    layer: high\n"), encoding="utf-8"
    )
    refused = polreq(root, "review", "--confirm", "P-1:P-2", *SIGNED)
    assert refused.code == 2
    assert refused.err.startswith("polreq: 没有写入任何内容：\n  关联 P-1 → P-2 跨过了一层而没有说明理由；")
    ran = polreq(root, "review", "--confirm", "P-1:P-2", "--skip", "合同直接约定", *SIGNED)
    assert ran.out == "已写入 1 处变化：\n  未定 → 已确认  P-1 → P-2  合同直接约定\n"
    assert "skip: 合同直接约定" in links(root)


def test_a_link_written_with_its_feature_is_not_rejected_behind_its_back(root):
    path = root / "requirements" / "backlog.yml"
    path.write_text(path.read_text(encoding="utf-8") + "    satisfies: [P-3]\n", encoding="utf-8")
    ran = polreq(root, "review", "--reject", "F-3:P-3", *SIGNED)
    assert ran.code == 2
    assert "requirements/backlog.yml:" in ran.err
    assert "satisfies" in ran.err


def test_confirming_above_a_score_lists_first_and_writes_when_told(root):
    before = links(root)
    listed = polreq(root, "review", "--confirm-above", "0", *SIGNED)
    assert listed.code == 0
    assert "将有" in listed.out
    assert links(root) == before
    done = polreq(root, "review", "--confirm-above", "0", "--yes", *SIGNED)
    assert done.out.splitlines()[1:] == listed.out.splitlines()[1:]
    first = next(line for line in done.out.splitlines() if "F-1 → P-1 " in line)
    assert re.fullmatch(r"  未定 → 已确认  F-1 → P-1  0\.\d\d 办件进度查询 → 应当支持在线查询办件进度。", first)
    assert polreq(root, "review", "--confirm-above", "1", *SIGNED).out == "没有任何变化。\n"


def test_what_is_sure_is_a_setting(root):
    settings = root / "polreq.yml"
    text = settings.read_text(encoding="utf-8")
    for floor in ("0", "0.9", "1"):
        settings.write_text(f"{text}confirm_min: {floor}\n", encoding="utf-8")
        said = polreq(root, "review", "--confirm-above", floor, *SIGNED).out
        assert polreq(root, "review", "--confirm-sure", *SIGNED).out == said
    settings.write_text(text, encoding="utf-8")
    by_default = polreq(root, "review", "--confirm-above", "0.9", *SIGNED).out
    assert polreq(root, "review", "--confirm-sure", *SIGNED).out == by_default


def test_who_and_when_are_those_of_the_computer_where_nobody_says(root, monkeypatch):
    monkeypatch.setenv("USER", "chen")
    monkeypatch.setenv("PATH", "")  # no git here
    polreq(root, "review", "--confirm", "F-1:P-1", "--on", "2026-11-02", "--no-cache")
    assert "by: chen" in links(root)
    assert "on: 2026-11-02" in links(root)


def test_a_requirement_is_split_and_both_parts_keep_its_basis(root):
    before = (root / "requirements" / "p.yml").read_text(encoding="utf-8")
    ran = polreq(root, "review", "--split", "P-4=预约取号", "--no-cache")
    assert ran.out == "P-4 已拆分：P-4 保留前半，P-4-2 为后半。\n"
    assert (root / "requirements" / "p.yml").read_text(encoding="utf-8") == before.replace(
        "statement: 支持网上预约取号。\n    force: must\n    bases:\n      - {contract: 一期合同, at: '3.4'}\n",
        "statement: 支持网上\n    force: must\n    bases:\n      - {contract: 一期合同, at: '3.4'}\n    class: requirement\n    product: true\n"
        "    status: edited\n  - id: P-4-2\n    statement: 预约取号。\n    class: requirement\n    force: must\n    product: true\n"
        "    bases:\n      - {contract: 一期合同, at: '3.4'}\n    status: edited\n    note: 由 P-4 拆分\n",
    )
    assert polreq(root, "check", "--no-cache", "--fail-on", "never").out.count("L504") == 1
