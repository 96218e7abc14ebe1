"""Demands that say the same in whatever words are proposed for a merge in any layer, and for a link across layers."""

import pytest
from terminal import polreq, write

SETTINGS = "polreq: workspace/1\nas_of: 2026-11-01\n"


def suggest(
    root, *statements: str, layers: tuple[str, str] = ("middle", "middle"), more: str = "", lang: str = "zh"
) -> str:
    write(root, polreq=SETTINGS)
    for n, (layer, statement) in enumerate(zip(layers, statements, strict=True), start=1):
        item = f"{{id: R-{n}, statement: {statement}, bases: [{{meeting: 四月例会}}]{more if n == 2 else ''}}}"
        write(root, **{f"requirements__{n}": f"polreq: requirements/1\nlayer: {layer}\nrequirements:\n  - {item}\n"})
    ran = polreq(root, "merge", "--suggest", "--no-cache", lang=lang)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def test_a_statement_is_found_in_one_that_says_a_little_more(tmp_path):
    assert suggest(tmp_path, "留言超期自动提醒经办人", "群众留言超期自动提醒经办人") == (
        "可能重复的需求 1 组，字面相同的比例从高到低：\n\n"
        "  字面相同 91%，都没有写时限和指标\n"
        "  R-1  四月例会\n    留言超期自动提醒经办人\n"
        "  R-2  四月例会\n    群众留言超期自动提醒经办人\n"
        "  不同之处：（没有写）／“群众”\n"
        "  合并：polreq merge R-1 R-2\n"
    )


def test_in_english(tmp_path):
    assert suggest(tmp_path, "留言超期自动提醒经办人", "群众留言超期自动提醒经办人", lang="en").splitlines()[2] == (
        "  91% alike, neither names a deadline or target"
    )


def test_other_words_and_other_ways_to_write_a_number(tmp_path):
    out = suggest(tmp_path, "实现企业开办一日办结", "企业开办时间压缩至1个工作日")
    assert out.endswith("  合并：polreq merge R-1 R-2\n")


@pytest.mark.parametrize(("layers", "link"), [(("middle", "project"), "R-2:R-1"), (("project", "middle"), "R-1:R-2")])
def test_the_same_demand_of_two_layers_is_linked_and_not_proposed_again(tmp_path, layers, link):
    out = suggest(tmp_path, "群众诉求应当在3个工作日内答复", "三个工作日内回复群众诉求", layers=layers)
    assert out.endswith(f"  不同层，是同一要求，不要合并，应当关联：polreq review --confirm {link}\n")
    signed = ("--by", "王敏", "--on", "2026-11-01", "--no-cache")
    assert polreq(tmp_path, "review", "--confirm", link, *signed).code == 0
    assert polreq(tmp_path, "merge", "--suggest", "--no-cache").out == "没有发现重复的需求。\n"


@pytest.mark.parametrize("layer", ["high", "middle", "project", "user"])
def test_in_every_layer(tmp_path, layer):
    out = suggest(tmp_path, "留言超期自动提醒经办人", "群众留言超期自动提醒经办人", layers=(layer, layer))
    assert out.endswith("  合并：polreq merge R-1 R-2\n")


@pytest.mark.parametrize(
    ("one", "other", "layers", "more"),
    [
        ("留言超期自动提醒经办人", "群众留言超期自动提醒经办人", ("high", "user"), ""),
        ("留言超期自动提醒经办人", "群众留言超期自动提醒经办人", ("middle", "middle"), ", class: prohibition"),
        ("企业开办实行一日办结", "企业注销实行一日办结", ("middle", "middle"), ""),
        ("不动产登记5个工作日内办结", "不动产登记3个工作日内办结", ("middle", "middle"), ""),
        ("对外公开投诉人姓名", "不对外公开投诉人姓名", ("middle", "middle"), ""),
        ("提供留言超期自动提醒", "提供留言超期自动提醒、转派", ("middle", "middle"), ""),
        ("超期提醒", "群众超期提醒", ("middle", "middle"), ""),
        ("留言超期要提醒", "留言超期要提示", ("middle", "middle"), ""),
        ("留言超期自动提醒", "群众留言超期自动提醒经办人，并且按月汇总各部门的办理情况", ("middle", "middle"), ""),
        ("留言超期自动提醒", "留言要有短信回执", ("middle", "middle"), ""),
    ],
    ids=[
        "no step between the layers",
        "forbidden",
        "another thing",
        "another figure",
        "the contrary",
        "a part",
        "a common phrase",
        "seven letters",
        "one demand of several",
        "another act",
    ],
)
def test_what_is_not_proposed(tmp_path, one, other, layers, more):
    assert suggest(tmp_path, one, other, layers=layers, more=more) == "没有发现重复的需求。\n"


def test_a_merge_across_layers_is_refused_with_the_reason(tmp_path):
    suggest(tmp_path, "留言超期自动提醒", "群众留言超期自动提醒经办人", layers=("middle", "project"))
    ran = polreq(tmp_path, "merge", "R-1", "R-2", "--by", "王敏", "--on", "2026-11-01", "--no-cache")
    assert (ran.code, ran.err) == (2, "polreq: “R-2”与“R-1”不在同一层。\n")
