"""Short demands that say the same in more or fewer words are proposed for a merge, in any layer but never across layers."""

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


def test_a_short_statement_is_found_in_one_that_says_more(tmp_path):
    assert suggest(tmp_path, "留言超期自动提醒", "群众留言超期自动提醒经办人") == (
        "可能重复的需求 1 组，字面相同的比例从高到低：\n\n"
        "  字面相同 74%，短的一条有 100% 在另一条里，都没有写时限和指标\n"
        "  R-1  四月例会\n    留言超期自动提醒\n"
        "  R-2  四月例会\n    群众留言超期自动提醒经办人\n"
        "  不同之处：（没有写）／“群众”、（没有写）／“经办人”\n"
        "  合并：polreq merge R-1 R-2\n"
    )


def test_in_english(tmp_path):
    assert suggest(tmp_path, "留言超期自动提醒", "群众留言超期自动提醒经办人", lang="en").splitlines()[2] == (
        "  74% alike, 100% of the shorter one stands in the other, neither names a deadline or target"
    )


@pytest.mark.parametrize("layer", ["high", "middle", "project", "user"])
def test_in_every_layer(tmp_path, layer):
    out = suggest(tmp_path, "留言超期自动提醒", "群众留言超期自动提醒经办人", layers=(layer, layer))
    assert out.endswith("  合并：polreq merge R-1 R-2\n")


@pytest.mark.parametrize(
    ("one", "other", "layers", "more"),
    [
        ("留言超期自动提醒", "群众留言超期自动提醒经办人", ("middle", "project"), ""),
        ("留言超期自动提醒", "群众留言超期自动提醒经办人", ("middle", "middle"), ", class: prohibition"),
        ("超期提醒", "群众超期提醒", ("middle", "middle"), ""),
        ("留言超期要提醒", "留言超期要提示", ("middle", "middle"), ""),
        ("留言超期自动提醒", "群众留言超期自动提醒经办人，并且按月汇总各部门的办理情况", ("middle", "middle"), ""),
        ("留言超期自动提醒", "群众留言到期自动通知经办人", ("middle", "middle"), ""),
    ],
    ids=["another layer", "forbidden", "a common phrase", "seven letters", "one demand of several", "other words"],
)
def test_what_is_not_proposed(tmp_path, one, other, layers, more):
    assert suggest(tmp_path, one, other, layers=layers, more=more) == "没有发现重复的需求。\n"


def test_a_merge_across_layers_is_refused_with_the_reason(tmp_path):
    suggest(tmp_path, "留言超期自动提醒", "群众留言超期自动提醒经办人", layers=("middle", "project"))
    ran = polreq(tmp_path, "merge", "R-1", "R-2", "--by", "王敏", "--on", "2026-11-01", "--no-cache")
    assert (ran.code, ran.err) == (2, "polreq: “R-2”与“R-1”不在同一层。\n")
