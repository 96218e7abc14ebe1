import pytest

from polreq.model.clause import Cite
from polreq.official.cites import find_cites


@pytest.mark.parametrize(
    ("text", "cites"),
    [
        ("根据《数据条例》和《平台办法（试行）》", [Cite("数据条例"), Cite("平台办法（试行）")]),
        ("按照《建设指南》（国办函〔2021〕105号）要求", [Cite("建设指南", "国办函〔2021〕105号")]),
        ("依据《关于印发〈工作方案〉的通知》", [Cite("关于印发〈工作方案〉的通知")]),
        ("依据《转发《工作方案》的通知》（某府办[2020]3号）", [Cite("转发《工作方案》的通知", "某府办[2020]3号")]),
        ("符合《服务评价规范》（GB/T 39735—2020）", [Cite("服务评价规范", "GB/T 39735—2020")]),
        ("《条例》施行前，按《条例》办理", [Cite("条例")]),
        ("没有引用", []),
        ("《未闭合的标题", []),
    ],
)
def test_titles_with_their_numbers(text, cites):
    assert list(find_cites(text)) == cites
