"""A file is dropped: what was read is shown first, and written when the user says so."""

import re
from urllib.parse import quote, unquote

import pytest
from served import serving
from terminal import polreq, write

NOTICE = """\
示例市人民政府办公室关于做好网上办事的通知

示政办发〔2026〕7号

各县（区）人民政府：

为做好网上办事，现通知如下：

一、优化查询
各单位应当在2026年底前实现办件进度在线查询。

二、规范预约
政务服务中心要提供网上预约取号。

示例市人民政府办公室
2026年10月8日
"""


@pytest.fixture
def client(tmp_path):
    with serving(write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")) as found:
        yield found


def read(client, text: str = NOTICE, name: str = "通知.txt") -> dict:
    answer = client.ask("POST", f"/bring/read?name={quote(name)}", text.encode())
    assert answer.status == 200
    return answer.value


def key_of(html: str) -> str:
    return re.search(r'data-key="([^"]+)"', html).group(1)


def test_what_was_read_is_shown_and_nothing_is_written(client, tmp_path):
    html = read(client)["html"]
    for words in (
        "示例市人民政府办公室关于做好网上办事的通知",
        "示政办发〔2026〕7号",
        "示例市人民政府办公室",
        "2026-10-08",
        "这是一份新文件",
    ):
        assert words in html
    assert not list(tmp_path.glob("policies/*"))


def test_it_is_written_with_its_requirements_when_the_user_says_so(client, tmp_path):
    answer = client.post("/bring/take", key=key_of(read(client)["html"]), update=False)
    assert answer.status == 200
    (file,) = (tmp_path / "policies").glob("*.yml")
    assert unquote(answer.value["to"]) == f"/document?id={file.stem}"
    html = client.ask("GET", answer.value["to"]).text
    assert "办件进度在线查询" in html
    assert 'class="mark' in html
    assert list((tmp_path / "requirements").glob("*.yml"))


def test_the_same_file_is_known_again_and_a_new_wording_updates_it(client, tmp_path):
    client.post("/bring/take", key=key_of(read(client)["html"]), update=False)
    (file,) = (tmp_path / "policies").glob("*.yml")
    same = read(client)["html"]
    assert "内容相同" in same
    assert 'id="take"' not in same
    changed = read(client, NOTICE.replace("在线查询", "在线查询和短信提醒"))["html"]
    assert "另一个版本" in changed
    assert client.post("/bring/take", key=key_of(changed), update=False).status == 409
    assert "短信提醒" not in file.read_text(encoding="utf-8")
    assert client.post("/bring/take", key=key_of(changed), update=True).status == 200
    assert "短信提醒" in file.read_text(encoding="utf-8")
    assert [p.name for p in (tmp_path / "policies").iterdir()] == [file.name]


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3" * 50, b"PK\3\4broken", b"%PDF-1.7 broken"])
@pytest.mark.parametrize("name", ["通知.pdf", "通知.docx", "../../通知.txt", "C:\\x\\通知.txt", ""])
def test_what_cannot_be_read_is_said_and_cannot_be_written(client, tmp_path, data, name):
    answer = client.ask("POST", f"/bring/read?name={quote(name)}", data)
    assert answer.status in (200, 400)
    assert 'id="take"' not in answer.value.get("html", "") or data.startswith(b"\0") is False
    assert not list(tmp_path.glob("policies/*"))
    assert not [p for p in tmp_path.parent.iterdir() if "通知" in p.name]


def test_what_waited_too_long_is_to_be_chosen_again(client):
    first = key_of(read(client)["html"])
    for n in range(5):
        read(client, NOTICE.replace("7号", f"{n + 10}号"))
    answer = client.post("/bring/take", key=first, update=False)
    assert answer.status == 410
    assert "重新选择" in answer.value["said"]


def test_documents_that_wait_are_extracted_by_a_button(tmp_path):
    text = (
        "polreq: policy/1\nid: doc-1\ntitle: 通知\nbody:\n"
        "  - {kind: title, at: 标题, text: 通知}\n  - {kind: paragraph, at: p1, text: 各单位应当提供网上预约。}\n"
    )
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n", policies__doc=text)
    with serving(tmp_path) as client:
        assert 'id="extract"' in client.get("/documents").text
        assert client.post("/documents/extract").value == {"to": "/documents"}
        assert 'id="extract"' not in client.get("/documents").text
        assert client.get("/items/rows").value["rows"]


def test_a_newer_version_is_shown_beside_the_older_one_and_takes_its_place_under_any_name(client, tmp_path):
    client.post("/bring/take", key=key_of(read(client)["html"]), update=False)
    (file,) = (tmp_path / "policies").glob("*.yml")
    text = (
        NOTICE.replace("关于做好", "关于进一步做好")
        .replace("〔2026〕7号", "〔2026〕19号")
        .replace("2026年底前", "2026年11月底前")
    )
    html = read(client, text)["html"]
    assert "这是一份新文件" in html
    assert f'<option value="{file.stem}">' in html
    key, old = key_of(html), quote(file.stem)
    page = client.ask("GET", f"/compare?key={key}&id={old}").text
    for words in ("新旧对照", "2026年11月底前”", "实质修改"):
        assert words in page
    assert "polreq ingest" not in page
    for form, begins in (("xlsx", b"PK"), ("docx", b"PK")):
        saved = client.ask("GET", f"/compare/save?key={key}&id={old}&form={form}")
        assert (saved.status, saved.body[:2]) == (200, begins)
    assert client.ask("GET", f"/compare?key=x&id={old}").status == 404
    assert client.ask("GET", "/compare").status == 404
    answer = client.post("/bring/take", key=key, over=file.stem)
    assert answer.status == 200
    assert list((tmp_path / "policies").glob("*.yml")) == [file]
    assert "〔2026〕19号" in file.read_text(encoding="utf-8")
    assert client.post("/bring/take", key=key, over=3).status == 400


def test_the_tables_of_the_report_are_those_of_export(client, tmp_path):
    client.post("/bring/take", key=key_of(read(client)["html"]), update=False)
    for what in ("rtm", "ledger"):
        saved = client.ask("GET", f"/report/table/save?what={what}&form=xlsx")
        assert polreq(tmp_path, "export", what, "-o", f"{what}.xlsx").code == 0
        assert saved.body == (tmp_path / f"{what}.xlsx").read_bytes()
        assert client.ask("GET", f"/report/table/save?what={what}&form=docx").body.startswith(b"PK")
    assert client.ask("GET", "/report/table/save?what=x&form=xlsx").status == 400
