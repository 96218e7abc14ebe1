"""A workspace in which nothing stands yet: no command says that all is well, each says what to do first."""

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\n"


@pytest.fixture
def root(tmp_path):
    return write(tmp_path, polreq=SETTINGS)


def test_trace_says_what_to_begin_with(root):
    assert polreq(root, "trace", "--no-cache", columns=90).out == (
        "需求追溯报告" + " " * 63 + "截至 2026-11-01\n\n"
        "覆盖情况 " + "─" * 81 + "\n  还没有纳入范围的需求。\n\n"
        "下一步 " + "─" * 83 + "\n"
        "  1. 还没有政策文件和需求：先导入一份政策文件，或在 requirements/ 里写下需求\n"
        "     polreq ingest FILE\n"
    )
    assert polreq(root, "trace", "--no-cache", lang="en", columns=130).out.splitlines()[-2:] == [
        "  1. there are no documents and no requirements yet: bring in a document, or write requirements in requirements/",
        "     polreq ingest FILE",
    ]


@pytest.mark.parametrize(
    ("command", "zh", "en"),
    [
        (
            ["check", "--no-cache"],
            "工作区里还没有政策文件、需求和功能，没有可检查的。下一步：polreq ingest FILE。检查了 1 个文件。\n",
            "There are no documents, requirements or features yet, and nothing to check. Next: polreq ingest FILE. Looked at 1 file.\n",
        ),
        (
            ["review", "--list", "--no-cache"],
            "还没有可审核的：范围内没有需求。下一步：polreq trace，它会提取需求并说明该做什么。\n",
            "Nothing to review yet: no requirement is in scope. Next: polreq trace, which extracts them and says what to do.\n",
        ),
    ],
)
def test_nothing_is_no_success(root, command, zh, en):
    for lang, said in (("zh", zh), ("en", en)):
        ran = polreq(root, *command, lang=lang, columns=150)
        assert (ran.code, ran.out, ran.err) == (0, said, "")


@pytest.mark.parametrize("form", [[], ["--format", "jsonl"]])
def test_extraction_says_beside_its_output_that_there_is_nothing_to_read(root, form):
    ran = polreq(root, "extract", *form, "--no-cache")
    assert (ran.code, ran.out, ran.err) == (
        0,
        "",
        "工作区里还没有政策文件，没有可读的。下一步：polreq ingest FILE，或写出要读的文件。\n",
    )


def test_what_could_not_be_read_is_not_nothing(root):
    write(root, requirements__m="polreq: [\n")
    assert "还没有" not in polreq(root, "check", "--no-cache").out
    advised = polreq(root, "trace", "--no-cache").out.partition("下一步")[2]
    assert ("polreq check" in advised, "polreq ingest" in advised) == (True, False)
