"""A workspace's own synonyms: every mistake with file, line and column, all at once."""

from polreq.results.messages import message
from polreq.store.load import load

GOOD = "# 本地说法\n\n园区通办\t园区通办 企业园区服务\t园区专窗\t楼下能办\t大厅\r\n一码通城\t一码通城\t城市码\n"

BAD = """\
园区通办	园区通办
园区通办 园区专窗
a b	词语
	词语
空概念
多列	一	二	三	四	五	六
一码通城	城市码 码 城市码	扫码 城市码
园区通办	楼下能办
""".replace("空概念", "空概念\t\t")


def workspace(root, **files):
    (root / "trace").mkdir()
    names = ", ".join(f"trace/{name}.tsv" for name in files)
    (root / "polreq.yml").write_text(f"polreq: workspace/1\nlink: {{thesaurus: [{names}]}}\n", encoding="utf-8")
    for name, text in files.items():
        (root / "trace" / f"{name}.tsv").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return load(root)


def told(loaded):
    return [(str(f.place), f.code, message(f)[0].zh) for f in loaded.findings]


def test_lines_are_loaded_in_order_with_their_places(tmp_path):
    loaded = workspace(tmp_path, own=b"\xef\xbb\xbf" + GOOD.encode())
    assert loaded.findings == ()
    assert [(line.text, str(line.place)) for line in loaded.thesaurus] == [
        ("园区通办\t园区通办 企业园区服务\t园区专窗\t楼下能办\t大厅", "trace/own.tsv:3:1"),
        ("一码通城\t一码通城\t城市码", "trace/own.tsv:4:1"),
    ]
    assert [f.path for f in loaded.files] == ["polreq.yml", "trace/own.tsv"]


def test_all_mistakes_at_once(tmp_path):
    loaded = workspace(tmp_path, own=BAD)
    line = "同义词表的这一行读不懂："
    assert told(loaded) == [
        ("trace/own.tsv:2:1", "S109", line + "没有制表符（Tab），概念和词没有分开"),
        ("trace/own.tsv:3:1", "S109", line + "第一列应为一个概念名称，不含空格"),
        ("trace/own.tsv:4:1", "S109", line + "第一列应为一个概念名称，不含空格"),
        ("trace/own.tsv:5:1", "S109", line + "概念后面一个词也没有"),
        ("trace/own.tsv:6:12", "S109", line + "有 7 列，最多 5 列"),
        ("trace/own.tsv:7:10", "S110", "同义词表里“码”只有一个字，不会用来查找"),
        ("trace/own.tsv:7:12", "S110", "同义词表里“城市码”写了两次，第一处在 trace/own.tsv:7:6"),
        ("trace/own.tsv:8:1", "S110", "同义词表里“园区通办”写了两次，第一处在 trace/own.tsv:1:1"),
    ]
    assert [row.place.line for row in loaded.thesaurus] == [1, 7, 8]


def test_a_concept_of_two_files_is_seen(tmp_path):
    loaded = workspace(tmp_path, a="园区通办\t园区专窗\n", b="园区通办\t楼下能办\n")
    assert told(loaded) == [("trace/b.tsv:1:1", "S110", "同义词表里“园区通办”写了两次，第一处在 trace/a.tsv:1:1")]


def test_files_that_cannot_be_read(tmp_path):
    loaded = workspace(tmp_path, gbk="园区通办\t园区专窗\n".encode("gb18030"))
    settings = "polreq: workspace/1\nlink: {thesaurus: [trace/gbk.tsv, gone.tsv, ../a.tsv, /etc/passwd]}\n"
    (tmp_path / "polreq.yml").write_text(settings, encoding="utf-8")
    loaded = load(tmp_path)
    assert [row[:2] for row in told(loaded)] == [
        ("gone.tsv:1:1", "Y007"),
        ("polreq.yml:1:1", "Y007"),
        ("polreq.yml:1:1", "Y007"),
        ("trace/gbk.tsv:1:2", "Y003"),
    ]
    assert loaded.thesaurus == ()
