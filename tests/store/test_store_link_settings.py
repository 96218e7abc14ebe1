"""`link` in polreq.yml: how links are suggested; every mistake at its place, and no model out of half a setting."""

from dataclasses import replace

import pytest

from polreq.model.workspace import Linking, Rerank
from polreq.results.messages import message
from polreq.store.load import load
from polreq.store.save import save_settings
from polreq.store.writing import writing

HEAD = "polreq: workspace/1\n"


def loaded(root, text):
    (root / "polreq.yml").write_text(HEAD + text, encoding="utf-8")
    return load(root)


def told(root, text):
    return [(f"{f.place.line}:{f.place.column}", f.code, message(f)[0].zh) for f in loaded(root, text).findings]


def test_without_the_key_everything_has_its_default(tmp_path):
    assert loaded(tmp_path, "").workspace.settings.link == Linking(semantic=True, learn=True, thesaurus=(), rerank=None)


def test_an_endpoint(tmp_path):
    found = loaded(
        tmp_path,
        "link:\n  semantic: false\n  learn: false\n  rerank: {url: 'https://llm.example.gov.cn/v1/', model: qwen3, key_env: LLM_KEY,"
        " top: 20, timeout_seconds: 60}\n",
    )
    assert found.findings == ()
    endpoint = Rerank(url="https://llm.example.gov.cn/v1", model="qwen3", key_env="LLM_KEY", top=20, timeout_seconds=60)
    assert found.workspace.settings.link == Linking(semantic=False, learn=False, rerank=endpoint)
    assert str(found.workspace.settings.link.rerank.place) == "polreq.yml:5:11"


def test_a_program(tmp_path):
    found = loaded(tmp_path, "link: {rerank: {command: [bge-rerank, --model, bge]}}\n")
    assert found.findings == ()
    assert found.workspace.settings.link.rerank == Rerank(command=("bge-rerank", "--model", "bge"))


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("link: fast\n", [("2:7", "S102", "“link”的类型不对：应为映射，实际为“fast”")]),
        ("link: {vectors: false}\n", [("2:8", "S101", "不认识的键“vectors”")]),
        (
            "link: {semantic: no, learn: 0, thesaurus: words.tsv}\n",
            [
                ("2:18", "S102", "“semantic”的类型不对：应为true 或 false，实际为“no”"),
                ("2:29", "S102", "“learn”的类型不对：应为true 或 false，实际为“0”"),
                ("2:43", "S102", "“thesaurus”的类型不对：应为列表，写成 [words.tsv]，实际为“words.tsv”"),
            ],
        ),
        ("link: {rerank: true}\n", [("2:16", "S102", "“rerank”的类型不对：应为映射，实际为“true”")]),
        (
            "link: {rerank: {model: m}}\n",
            [("2:16", "S102", "“rerank”的类型不对：应为url 或 command 二者之一，实际为其他写法")],
        ),
        (
            "link: {rerank: {url: 'http://a/v1', command: [b], model: m}}\n",
            [("2:16", "S102", "“rerank”的类型不对：应为url 或 command 二者之一，实际为其他写法")],
        ),
        ("link: {rerank: {url: 'http://a/v1'}}\n", [("2:16", "S103", "缺少必填的键“model”")]),
        (
            "link: {rerank: {url: 'http://a/v1', model: m, key: sk-1, top: 0, timeout_seconds: 9999}}\n",
            [
                ("2:47", "S101", "不认识的键“key”"),
                ("2:63", "S106", "“top”的数值“0”不对：应为 1 到 50 的整数"),
                ("2:83", "S106", "“timeout_seconds”的数值“9999”不对：应为 1 到 3600 的整数"),
            ],
        ),
        (
            "link: {rerank: {url: 'http://a/v1', model: m, key_env: sk-abc123}}\n",
            [("2:56", "S102", "“key_env”的类型不对：应为环境变量的名称（密钥本身不要写在文件里），实际为其他写法")],
        ),
        (
            "link: {rerank: {command: ['']}}\n",
            [("2:26", "S102", "“command”的类型不对：应为程序的路径和参数，实际为其他写法")],
        ),
    ],
)
def test_every_mistake_is_said_and_no_model_is_made_of_it(tmp_path, text, findings):
    assert told(tmp_path, text) == findings
    assert load(tmp_path).workspace.settings.link.rerank is None


@pytest.mark.parametrize(
    "url",
    [
        "llm.example/v1", "file:///etc/passwd", "ftp://a/v1", "https://", "https:///v1", "https://user:secret@a/v1",
        "https://a/v1?key=secret", "https://a/v1#secret", "http://a b/v1", "http://a:x/v1", "http://[a/v1", "https://例.cn/v1",
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused_and_not_repeated(tmp_path, url):
    found = loaded(tmp_path, f"link: {{rerank: {{url: '{url}', model: m}}}}\n")
    assert [(f.code, f.place.column) for f in found.findings] == [("S102", 22)]
    assert "secret" not in "".join(text.en for text in message(found.findings[0]))
    assert found.workspace.settings.link.rerank is None


def test_saving_takes_away_what_no_longer_holds_and_keeps_what_is_spelt_out(tmp_path):
    head = HEAD + "phase: phase1\ndelivered: every\n"
    text = "link:   # 推荐\n  semantic: true\n  learn: false\n  rerank: {url: 'http://a/v1', model: m, top: 10, key_env: K}\n"
    settings = loaded(tmp_path, head.removeprefix(HEAD) + text).workspace.settings
    with writing(tmp_path) as files:
        save_settings(files, settings)
    assert (tmp_path / "polreq.yml").read_text(encoding="utf-8") == head + text
    link = replace(settings.link, learn=True, rerank=replace(settings.link.rerank, key_env=""))
    with writing(tmp_path) as files:
        save_settings(files, replace(settings, link=link))
    wanted = "link:   # 推荐\n  semantic: true\n  rerank: {url: 'http://a/v1', model: m, top: 10}\n"
    assert (tmp_path / "polreq.yml").read_text(encoding="utf-8") == head + wanted
