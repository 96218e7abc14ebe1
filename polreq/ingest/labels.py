"""Metadata that portals print above a document (发文机关, 成文日期, 文号, 有效性, …): which label means which field."""

from collections.abc import Iterable
from typing import Final

from polreq.late import late
from polreq.text.normalise import compact

#: Field → labels in use; white space inside labels does not count. What stands under "" tells nothing about the document.
LABELS: Final = {
    "index": ("索引号", "统一编号", "信息索引号", "信息索引"),
    "category": ("主题分类", "分类", "信息分类", "主题词", "体裁分类", "服务对象分类", "公文种类", "信息类别"),
    "issuer": (
        "发文机关", "发布机构", "发文机构", "发文单位", "颁布单位", "制定机关", "发布机关", "制发单位", "联合发文单位", "公布机关", "发布单位", "发布部门",
        "制发机关", "印发机关", "发文部门", "公开单位", "公开责任部门", "填报单位", "采购人", "采购单位", "回复单位", "答复单位",
    ),
    "written": ("成文日期", "成文时间", "发文日期", "公文生成日期", "颁布时间", "生成日期", "印发日期", "印发时间", "公文日期", "填报日期", "填报时间", "回复时间", "答复时间"),
    "title": ("标题", "名称", "公开事项名称", "文件名称", "信息名称", "公文名称", "文件标题", "信息标题"),
    "number": ("发文字号", "文号", "发布文号", "发文号", "备注/文号", "文件编号", "文件号", "发文文号", "公文文号", "规范性文件编号", "项目编号", "采购编号", "采购项目编号", "招标编号"),
    "published": ("发布日期", "发文时间", "公开日期", "公开时间", "发布时间", "公布日期", "发表时间", "发稿时间"),
    "effective": ("实施日期", "施行日期", "生效日期", "实施时间", "施行时间", "生效时间"),
    "expires": ("废止日期", "失效时间", "失效日期", "有效期至", "废止时间"),
    "status": ("有效性", "时效状态", "文件状态", "时效性", "是否有效", "效力状态", "有效状态", "文件有效性"),
    "": (
        "来源", "信息来源", "文章来源", "浏览次数", "浏览量", "点击", "点击量", "点击数", "点击率", "点击次数", "阅读", "阅读量", "阅读次数", "访问量",
        "访问次数", "作者", "编辑", "责任编辑", "公开方式", "公开范围", "公开属性", "公开类别", "公开形式", "关键词", "关键字", "字号", "字体", "字体大小",
        "体裁", "载体类型", "视力保护色", "分享到", "分享", "审核", "录入",
    ),
}  # fmt: skip

_FIELDS: Final = {label: name for name, labels in LABELS.items() for label in labels}
_LABEL: Final = late(r"[【\[]?(?P<label>[一-鿿/]{2,7})[】\]]?[:：]?")


def field_of(label: str) -> str:
    """Return the field that a label stands for; empty if it is none."""
    match = _LABEL.fullmatch(compact(label))
    return _FIELDS.get(match["label"], "") if match else ""


def read_pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Keep what is known and not empty of (label, value) pairs, as (field, value); the first of a field wins."""
    result: dict[str, str] = {}
    for label, value in pairs:
        name, words = field_of(label), value.strip()
        if name and words and name not in result:
            result[name] = words
    return tuple(result.items())
