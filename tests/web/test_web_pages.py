"""What the pages show: the same as every other output, with everything that people wrote escaped."""

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from served import serving
from terminal import polreq, write

from polreq.arrange.trace import arrange_trace
from polreq.conclude.report import make_report
from polreq.pipeline.assess import assess
from polreq.results.said import whole
from polreq.store.caches import open_cache
from polreq.web.app import PAGES
from polreq.web.pages.report import ALONE

ROOT = Path(__file__).resolve().parents[2]

WICKED = "<script>alert('x')</script><img src=x onerror=alert(1)>\"' &amp; \u202e"

POLICY = """\
polreq: policy/1
id: doc-1
title: TITLE
number: 示政发〔2026〕1号
issuers: [示例市人民政府]
body:
  - {kind: title, at: 标题, text: 关于“一网通办”的通知}
  - {kind: heading, level: 1, at: 一, text: 一、工作任务, children: [
      {kind: paragraph, at: 一.p1, text: "各单位应当在2026年底前实现办件进度在线查询。应当提供 BODY 检索。"}]}
"""


class Tags(HTMLParser):
    """Notes every element of a page with what it says of itself."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture(scope="module", params=["zh", "en"])
def sample(request):
    with serving(ROOT, request.param) as client:
        yield client, request.param


def pages(root: Path) -> list[str]:
    """Addresses of all pages, and of one of each thing."""
    return [path for path in PAGES if not path.endswith(("/rows", "/queue", "/save"))]


def test_every_page_opens_in_both_languages_and_has_one_heading(sample):
    client, lang = sample
    more = [
        "/item?id=F-001",
        "/item?id=gf-2018-27-R008",
        "/document?id=gf-2018-27",
        "/search?q=%E5%8A%9E%E4%BB%B6",
        "/review?stale=1",
    ]
    for path in [p for p in pages(ROOT) if p not in ("/item", "/document", "/compare")] + more:
        answer = client.ask("GET", path)
        assert answer.status == 200, path
        assert f'lang="{"zh-CN" if lang == "zh" else "en"}"' in answer.text
        assert answer.text.count("<h1") == 1, path


def test_pages_have_no_scripts_or_styles_of_their_own_and_name_nothing_elsewhere(sample):
    client, _ = sample
    framed = [path for path in pages(ROOT) if path != ALONE]  # that one is a file of its own, with a policy of its own
    for path in [*framed, "/item?id=F-001", "/document?id=gf-2018-27"]:
        for tag, said in Tags(client.ask("GET", path).text).found:
            assert "style" not in said
            assert not [name for name in said if name.startswith("on")]
            assert tag != "style"
            for name in ("src", "href", "action"):
                where = said.get(name)
                assert where is None or where.startswith(("/", "#")), (path, tag, where)
            # data that a script reads is run by no browser
            if tag == "script" and said.get("type") != "application/json":
                assert (said.get("src") or "").startswith("/static/")


def test_figures_are_those_of_trace(sample):
    client, lang = sample
    with open_cache(None) as cache:
        found = assess(ROOT, cache, as_of=None, suggest=True)
    report = make_report(found.assessment, found.findings, found.tolerated, found.suggestions)
    said = [whole(one, lang) for one in arrange_trace(report).sections[0].parts[0].sentences]
    seen = " ".join(unescape(re.sub(r"<[^>]*>", "", client.get("/").text)).split())
    assert [one for one in said if " ".join(one.split()) not in seen] == []


def test_what_is_saved_is_what_the_commands_write(sample, tmp_path):
    client, lang = sample
    for form, name in (
        ("html", "report.html"),
        ("csv", "report.csv"),
        ("markdown", "report.md"),
        ("csv-gaps", "gaps.csv"),
    ):
        file = tmp_path / name
        format_ = ("--format", form) if form == "csv-gaps" else ()
        assert polreq(ROOT, "report", "-o", str(file), *format_, lang=lang).code == 0
        saved = client.get("/report/save", form=form)
        assert saved.body == file.read_bytes(), form
        assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    assert client.get("/report/save", form="workbook").body[:2] == b"PK"
    alone = client.get("/report/save", form="html").text
    assert "<link" not in alone
    assert " src=" not in alone.partition("<script")[0]


def test_rows_of_lists_are_all_there(sample):
    client, _ = sample
    with open_cache(None) as cache:
        workspace = assess(ROOT, cache, as_of=None, suggest=False).assessment.workspace
    rows = client.get("/items/rows").value["rows"]
    assert [row[0] for row in rows] == [i.id for i in (*workspace.requirements, *workspace.features)]
    assert [row[0] for row in client.get("/documents/rows").value["rows"]] == [d.id for d in workspace.documents]
    gaps = client.get("/gaps/rows").value
    assert len(gaps["rows"]) == len(gaps["of"])


def test_the_text_of_a_document_is_whole_with_its_requirements_marked(sample):
    client, _ = sample
    html = client.get("/document", id="gf-2018-27").text
    with open_cache(None) as cache:
        workspace = assess(ROOT, cache, as_of=None, suggest=False).assessment.workspace
    document = next(d for d in workspace.documents if d.id == "gf-2018-27")
    article = re.sub(r"<small.*?</small>|<[^>]*>", "", html.partition("<article>")[2].partition("</article>")[0])
    assert "".join(unescape(article).split()) == "".join(document.text().split())
    resting = {r.id for r in workspace.requirements for b in r.bases if b.ref == document.id}
    assert {i for i in resting if f"/item?id={i}" in html} == resting


def test_search_finds_texts_and_goes_to_what_is_named(sample):
    client, _ = sample
    assert client.get("/search", q="F-001").headers["location"] == "/item?id=F-001"
    assert client.get("/search", q="国发〔2018〕27号").headers["location"] == "/document?id=gf-2018-27"
    assert "/document?id=" in client.get("/search", q="电子票据").text
    assert client.get("/search", q="").status == 200
    assert client.get("/search", q=WICKED).status == 200


def test_what_is_not_there_is_said(sample):
    client, _ = sample
    for path in ("/item", "/document"):
        answer = client.get(path, id="F-9<b>")
        assert answer.status == 404
        assert "F-9&lt;b&gt;" in answer.text
    assert client.get("/nothing").status == 404


def test_what_people_wrote_is_escaped_everywhere(tmp_path):
    demands = {"polreq": "requirements/1", "layer": "project", "requirements": [
        {"id": "P-1", "title": WICKED, "statement": f"应当支持 {WICKED} 查询。", "note": WICKED, "bases": [{"contract": WICKED, "quote": WICKED}]},
    ]}  # fmt: skip
    features = {"polreq": "backlog/1", "features": [
        {"id": "F-1", "title": f"查询 {WICKED}", "description": f"支持 {WICKED} 查询", "status": "done", "module": WICKED, "acceptance": WICKED},
    ]}  # fmt: skip
    settings = {"polreq": "workspace/1", "name": WICKED, "suggest_min": 0, "link": {"semantic": False}}
    write(
        tmp_path,
        polreq=json.dumps(settings, ensure_ascii=False),
        requirements__p=json.dumps(demands, ensure_ascii=False),
        requirements__backlog=json.dumps(features, ensure_ascii=False),
        policies__doc=POLICY.replace("TITLE", json.dumps(WICKED))
        .replace('"各单位', '"')
        .replace("BODY", json.dumps(WICKED)[1:-1]),
    )
    polreq(tmp_path, "trace")
    with serving(tmp_path) as client:
        addresses = [
            *pages(tmp_path),
            "/item?id=P-1",
            "/item?id=F-1",
            "/document?id=doc-1",
            "/search?q=script",
            "/report/save?form=html",
        ]
        shown = {path: client.ask("GET", path).text for path in addresses}
        key = re.search(r'data-window="([^"]+)"', shown["/review"]).group(1)
        shown["panel"] = client.get("/review/queue", window=key).value["html"]
        shown["read"] = client.ask(
            "POST", "/bring/read?name=%3Cb%3E.txt", f"通知\n\n{WICKED}应当办理。".encode()
        ).value["html"]
    for path, html in shown.items():
        assert "<script>alert" not in html, path
        assert "<img" not in html, path
        assert "\u202e" not in html, path
        assert not [said for _, said in Tags(html).found if any(name.startswith("on") for name in said)], path


def test_the_language_can_be_changed_on_the_page(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")
    with serving(tmp_path) as client:
        assert "缺口" in client.get("/").text
        assert client.post("/language", lang="en").status == 200
        assert ">Gaps<" in client.get("/").text


def test_an_empty_workspace_says_what_to_do_first(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")
    with serving(tmp_path) as client:
        assert 'href="/bring"' in client.get("/").text
        assert "没有要审核的" in client.get("/review").text
        assert "还没有政策文件" in client.get("/documents").text


def test_files_that_others_write_are_seen_at_the_next_page(tmp_path):
    write(tmp_path, polreq="polreq: workspace/1\nname: 试验\n")
    with serving(tmp_path) as client:
        assert client.get("/item", id="F-1").status == 404
        write(
            tmp_path, requirements__backlog="polreq: backlog/1\nfeatures:\n  - {id: F-1, title: 查询, status: done}\n"
        )
        assert client.get("/item", id="F-1").status == 200


def test_a_file_that_cannot_be_read_is_named_on_the_first_page(tmp_path):
    write(
        tmp_path,
        polreq="polreq: workspace/1\nname: 试验\n",
        requirements__p="polreq: requirements/1\nrequirements: [\n",
    )
    with serving(tmp_path) as client:
        assert "没有读全" in client.get("/").text
