"""Every mistake of every file is reported once, at its place, and hides no other."""

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path

import pytest

from polreq.model.link import Gap, Link
from polreq.model.requirement import Basis
from polreq.model.workspace import Channel, Settings, Workspace
from polreq.store.cache import Cache
from polreq.store.files import FileRecord
from polreq.store.load import load
from polreq.words import Text


def write(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))


def told(root):
    return [(str(f.place), f.code, dict(f.facts)) for f in load(root).findings]


GOOD = {
    "polreq.yml": "polreq: workspace/1\n",
    "policies/gbh-1.yml": "polreq: policy/1\nid: gbh-1\ntitle: 通知\nbody:\n  - {kind: paragraph, at: p1, text: 应当办理。}\n",
    "requirements/a.yml": """\
polreq: requirements/1
layer: high
requirements:
  - id: R-001
    statement: 应当办理。
    bases: [{clause: "gbh-1#p1.s1", digest: 1f0c}]
    targets: [{text: 九成以上, op: '>=', value: 90.50, unit: '%'}]
    deadlines: [{text: 2019年底前, kind: milestone, date: 2019-12-31}]
    release: x
    note:
  - {id: R-002, layer: user, statement: 'no', satisfies: [R-001]}
""".replace("    release: x\n", ""),
    "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 办理, channels: {pc: done}, satisfies: [R-002]}\n",
    "trace/links.yml": """\
polreq: links/1
links:
  - {lower: F-1, upper: R-001, verdict: confirmed, digests: [a, b], by: 王敏, on: 2026-03-02}
gaps:
  - {requirement: R-002, reason: 省里统一建}
""",
}


def test_a_good_workspace(tmp_path):
    write(tmp_path, GOOD)
    loaded = load(tmp_path)
    assert loaded.findings == ()
    w = loaded.workspace
    assert [d.id for d in w.documents] == ["gbh-1"]
    assert [(r.id, r.layer, r.statement, r.note, r.satisfies) for r in w.requirements] == [
        ("R-001", "high", "应当办理。", "", ()),
        ("R-002", "user", "no", "", ("R-001",)),
    ]
    assert w.requirements[0].bases == (Basis("clause", "gbh-1", "p1.s1", "1f0c"),)
    assert w.requirements[0].targets[0].value == "90.5"
    assert w.requirements[0].due == date(2019, 12, 31)
    assert str(w.requirements[1].place) == "requirements/a.yml:10:10"
    assert w.features[0].channels == (("pc", "done"),)
    assert w.links == (Link("F-1", "R-001", "confirmed", "a", "b", "王敏", date(2026, 3, 2)),)
    assert w.gaps == (Gap("R-002", "省里统一建"),)
    data = GOOD["polreq.yml"].encode()
    assert loaded.files[0] == FileRecord("polreq.yml", hashlib.sha256(data).hexdigest(), len(data))
    assert [f.path for f in loaded.files] == list(GOOD)


def test_an_empty_folder_has_one_finding(tmp_path):
    assert [f[:2] for f in told(tmp_path)] == [("polreq.yml:1:1", "Y007")]
    assert load(tmp_path).workspace == Workspace(settings=Settings())


def test_all_mistakes_of_all_files_at_once(tmp_path):
    write(
        tmp_path,
        {
            "polreq.yml": "polreq: workspace/1\nas_of: 2026-02-30\nsuggest_min: 2\nlanguage: zh\n",
            "policies/bad.yml": "polreq: policy/1\nid: [x\n",
            "policies/gb.yml": "polreq: policy/1\nid: 国办\n".encode("gb18030"),
            "policies/list.yml": "- a\n",
            "policies/ok.yml": "polreq: policy/1\nid: gbh-1\ntitle: 通知\nissuers: 国办\nbody:\n  - {kind: para, text: x}\n",
            "requirements/a.yml": """\
polreq: requirements/1
requirements:
  - id: R-001
    layer: high
    statment: 应当
    class: demand
    product: yes
    deadlines: [{text: 年底前, date: 2019-13-01}]
    targets: [{text: 九成, value: 90%}]
    satisfies: [R-0003, R-002]
  - id: R-002
    statement: 甲
    id: R-009
  - {id: R-001, layer: user, statement: 乙, bases: [{clause: gbh-2#p1}, {quote: 无}]}
  - {id: "R 3", layer: user, statement: 丙, channels: [pc, web]}
  - 只有文字
""",
            "requirements/b.yml": "polreq: policy/1\nrequirements: {}\n",
            "requirements/backlog.yml": "polreq: backlog/1\nfeatures:\n  - {id: F-1, title: '', channels: {pc: finished, tv: done}}\n",
            "trace/links.yml": "polreq: links/1\nlinks:\n  - {lower: F-2, upper: R-001, digests: [a]}\n",
        },
    )
    told_facts = [
        (place, code, "/".join(v.zh if isinstance(v, Text) else v for v in facts.values()))
        for place, code, facts in told(tmp_path)
    ]
    choices = "alipay, app, baidu, pc, quickapp, wechat"
    wider = f"{choices}, x_hall, x_hotline, x_kiosk, x_public_account, x_weibo"
    assert told_facts == [
        ("policies/bad.yml:2:5", "Y001", "括号没有闭合：缺少“]”，或两项之间缺少逗号"),
        ("policies/gb.yml:2:5", "Y003", "22"),
        ("policies/list.yml:1:1", "Y004", "列表"),
        ("policies/ok.yml:4:10", "S102", "issuers/列表，写成 [国办]/“国办”"),
        (
            "policies/ok.yml:6:12",
            "S104",
            "kind/para/title, number, addressee, heading, paragraph, row, signature, date, note, attachment",
        ),
        ("polreq.yml:2:8", "S105", "as_of/2026-02-30"),
        ("polreq.yml:3:14", "S106", "suggest_min/2/应在 0 到 1 之间"),
        ("polreq.yml:4:1", "S101", "language/lang"),
        ("requirements/a.yml:3:5", "S103", "statement"),
        ("requirements/a.yml:5:5", "S101", "statment/statement"),
        ("requirements/a.yml:6:12", "S104", "class/demand/requirement, prohibition, optional"),
        ("requirements/a.yml:7:14", "S102", "product/true 或 false/“yes”"),
        ("requirements/a.yml:8:35", "S105", "date/2019-13-01"),
        ("requirements/a.yml:9:33", "S106", "value/90%/应为数字，不带单位"),
        ("requirements/a.yml:10:17", "I202", "R-0003/R 3"),
        ("requirements/a.yml:11:5", "S103", "layer"),
        ("requirements/a.yml:13:5", "Y002", "id/requirements/a.yml:11:5"),
        ("requirements/a.yml:14:10", "I201", "R-001/requirements/a.yml:3:9"),
        ("requirements/a.yml:14:72", "S103", "clause | contract | meeting | instruction | index | evidence"),
        ("requirements/a.yml:15:10", "I203", "R 3"),
        ("requirements/a.yml:15:59", "S104", f"channels/web/{wider}"),
        ("requirements/a.yml:16:5", "S102", "requirements/映射/“只有文字”"),
        ("requirements/b.yml:1:1", "S103", "id"),
        ("requirements/b.yml:1:1", "S103", "title"),
        ("requirements/b.yml:1:9", "S107", "policy/1/requirements/1"),
        ("requirements/b.yml:2:1", "S101", "requirements/"),
        ("requirements/backlog.yml:3:22", "S108", "title"),
        ("requirements/backlog.yml:3:41", "S104", "pc/finished/idea, planned, doing, done, closed, ruled_out"),
        ("requirements/backlog.yml:3:51", "S104", f"channels/tv/{choices}"),
        ("trace/links.yml:3:5", "S103", "verdict"),
        ("trace/links.yml:3:13", "L501", "F-2/F-1"),
        ("trace/links.yml:3:41", "S106", "digests/1/应为两端的两个摘要值"),
    ]
    for _ in range(2):
        with Cache.open(tmp_path / "kept", root=tmp_path) as cache:
            assert repr(load(tmp_path, cache)) == repr(load(tmp_path))
    kept = load(tmp_path).workspace
    assert [(r.id, r.statement, r.kind, r.product) for r in kept.requirements] == [
        ("R-001", "", "requirement", True),
        ("R 3", "丙", "requirement", True),
    ]
    assert [(f.id, f.channels) for f in kept.features] == [("F-1", (("pc", "planned"),))]


def test_an_id_that_may_be_given_in_an_unread_file_is_not_unknown(tmp_path):
    files = GOOD | {
        "requirements/more.yml": "polreq: requirements/1\nlayer: user\nrequirements:\n  - {id: U-1, statement: 乙, satisfies: [R-003], bases: [{clause: gbh-2#p1}]}\n"
    }
    write(tmp_path, files)
    assert [f[:2] for f in told(tmp_path)] == [
        ("requirements/more.yml:4:41", "I202"),
        ("requirements/more.yml:4:66", "I205"),
    ]
    assert load(tmp_path).unread == ()
    write(tmp_path, {"policies/gbh-2.yml": "polreq: policy/1\nid: [x\n"})
    assert [f[:2] for f in told(tmp_path)] == [
        ("policies/gbh-2.yml:2:5", "Y001"),
        ("requirements/more.yml:4:41", "I202"),
    ]
    write(tmp_path, {"requirements/a.yml": "- a\n", "policies/gbh-2.yml": "polreq: policy/1\nid: gbh-2\ntitle: 通知\n"})
    assert [f[:2] for f in told(tmp_path)] == [("requirements/a.yml:1:1", "Y004")]
    assert [str(f.place) for f in load(tmp_path).unread] == ["requirements/a.yml:1:1"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("-\n id: U-2\n title: 预约\n title: 取号\n", ["I202", "Y002"]),
        ("requirements: [{id: U-3}]\n", ["Y002"]),
    ],
    ids=["of one item", "of the list"],
)
def test_a_key_that_is_given_twice_hides_ids_only_where_it_is_that_of_the_list(tmp_path, more, codes):
    some = "polreq: requirements/1\nlayer: user\nrequirements:\n-\n id: U-1\n statement: 乙\n satisfies: [U-3]\n"
    write(tmp_path, {"polreq.yml": "polreq: workspace/1\n", "requirements/a.yml": some + more})
    assert [code for _, code, facts in told(tmp_path) if code in ("I202", "Y002")] == codes


def test_a_mistake_in_the_settings_channels_is_one_finding(tmp_path):
    write(tmp_path, GOOD | {"polreq.yml": "polreq: workspace/1\nchannels:\n  - {id: pc}\n  - {nmae: 热线}\n"})
    assert [f[:2] for f in told(tmp_path)] == [("polreq.yml:4:5", "S103"), ("polreq.yml:4:6", "S101")]
    assert load(tmp_path).workspace.settings.channels == (Channel("pc", "pc"),)


def test_own_channels_are_known(tmp_path):
    write(tmp_path, GOOD | {"polreq.yml": "polreq: workspace/1\nchannels: [{id: hotline, name: 热线}]\n"})
    assert told(tmp_path) == [
        ("requirements/backlog.yml:3:37", "S104", {"key": "channels", "value": "pc", "choices": "hotline"})
    ]


def test_files_are_told_apart_by_their_header_and_hidden_ones_left_alone(tmp_path):
    write(
        tmp_path,
        GOOD
        | {
            "requirements/deep/er/功能.yaml": "polreq: backlog/1\nfeatures: [{id: F-2, title: 二}]\n",
            "requirements/.draft.yml": "rubbish",
            "requirements/notes.txt": "rubbish",
            "policies/.git/x.yml": "rubbish",
            "trace/deep/x.yml": "rubbish",
            "trace/baseline.yml": "polreq: baseline/1\ntolerated: [{code: C601, subject: R-001, until: 2027-06-30}]\n",
            "trace/more.yml": "polreq: links/1\n",
        },
    )
    loaded = load(tmp_path)
    assert loaded.findings == ()
    assert [f.id for f in loaded.workspace.features] == ["F-1", "F-2"]
    assert [(t.code, t.subject, t.until) for t in loaded.workspace.tolerated] == [("C601", "R-001", date(2027, 6, 30))]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_opened_and_lost_targets_are_reported(tmp_path):
    write(tmp_path, GOOD)
    os.mkfifo(tmp_path / "requirements" / "pipe.yml")
    (tmp_path / "requirements" / "lost.yml").symlink_to("nowhere.yml")
    assert [f[:2] for f in told(tmp_path)] == [("requirements/lost.yml:1:1", "Y007")]


def test_folders_that_may_not_be_listed_are_reported():
    # outside of tmp_path, whose own folders nobody but its owner may enter
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write(root, GOOD)
        root.chmod(0o755)
        (root / "trace").chmod(0)
        (root / "policies").chmod(0o444)
        as_root = os.geteuid() == 0
        if as_root:  # whom nothing is forbidden
            os.seteuid(65534)
        try:
            findings = [(str(f.place), f.code, f.facts[:1]) for f in load(root).findings if f.code[0] == "Y"]
        finally:
            if as_root:
                os.seteuid(0)
            for folder in ("trace", "policies"):
                (root / folder).chmod(0o755)
    refused = (("problem", Text("没有权限", "no permission")),)
    assert findings == [("policies/gbh-1.yml:1:1", "Y007", refused), ("trace/:1:1", "Y007", refused)]


def test_lexicon_files_of_the_settings(tmp_path):
    files = {
        "polreq.yml": "polreq: workspace/1\nlexicon: [words.yml, gone.yml, ../out.yml]\n",
        "words.yml": "terms: [甲]\n",
    }
    write(tmp_path, files)
    loaded = load(tmp_path)
    assert [(name, list(node.entries)) for name, node in loaded.lexicon] == [("words.yml", ["terms"])]
    assert [(str(f.place), f.code) for f in loaded.findings] == [("gone.yml:1:1", "Y007"), ("polreq.yml:1:1", "Y007")]


def test_a_thousand_unknown_ids_get_their_hints_at_once(tmp_path):
    links = "".join(f"  - {{lower: f-{i:05}, upper: R-001, verdict: confirmed}}\n" for i in range(1000))
    features = "".join(f"  - {{id: F-{i}, title: 甲}}\n" for i in range(1000))
    write(tmp_path, GOOD | {"trace/links.yml": f"polreq: links/1\nlinks:\n{links}"})
    write(tmp_path, {"requirements/backlog.yml": f"polreq: backlog/1\nfeatures:\n{features}"})
    assert [f[2]["nearest"] for f in told(tmp_path)] == [f"F-{i}" for i in range(1000)]


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("R-248", "R-2048"),  # a character too few
        ("R-204", "R-2048"),
        ("R-20148", "R-2048"),  # one too many
        ("RR-2048", "R-2048"),
        ("R-2049", "R-2048"),  # another one
        ("R-7048", "R-2048"),
        ("r 02048", "R-2048"),  # signs, capitals and leading zeros
        ("R-2790", ""),
        ("Q-2048", ""),  # another letter is another kind of thing
    ],
)
def test_the_hint_is_an_id_that_differs_in_one_character(tmp_path, wrong, nearest):
    demands = "polreq: requirements/1\nlayer: high\nrequirements:\n  - {id: R-2048, statement: 应当办理。}\n"
    links = f"polreq: links/1\ngaps:\n  - {{requirement: {wrong!r}, reason: 省里统一建}}\n"
    write(tmp_path, {"polreq.yml": "polreq: workspace/1\n", "requirements/a.yml": demands, "trace/links.yml": links})
    assert [facts["nearest"] for _, _, facts in told(tmp_path) if facts.get("id") == wrong] == [nearest]
