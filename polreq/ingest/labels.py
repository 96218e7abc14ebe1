"""Metadata that portals print above a document (发文机关, 成文日期, 文号, 有效性, …): which label means which field."""

import re
from collections.abc import Iterable
from typing import Final

from polreq.text.normalise import compact

#: Field → labels in use; white space inside labels does not count.
LABELS: Final = {
    "index": ("索引号", "统一编号", "信息索引号"),
    "category": ("主题分类", "分类", "信息分类", "主题词"),
    "issuer": ("发文机关", "发布机构", "发文机构", "发文单位", "颁布单位", "制定机关", "发布机关", "联合发文单位", "公布机关"),
    "written": ("成文日期", "发文日期", "公文生成日期", "颁布时间", "生成日期", "印发日期"),
    "title": ("标题", "名称", "文件名称", "信息名称"),
    "number": ("发文字号", "文号", "发文号", "备注/文号", "文件编号"),
    "published": ("发布日期", "发文时间", "公开日期", "发布时间", "公布日期"),
    "effective": ("实施日期", "施行日期", "生效日期"),
    "expires": ("废止日期", "失效时间", "失效日期", "有效期至"),
    "status": ("有效性", "时效状态", "文件状态", "时效性", "是否有效"),
}  # fmt: skip

_FIELDS: Final = {label: name for name, labels in LABELS.items() for label in labels}
_LABEL: Final = re.compile(r"[【\[]?(?P<label>[一-鿿/]{2,7})[】\]]?[:：]?")


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


def labelled_line(text: str) -> tuple[str, str] | None:
    """Read a line of the form 发文机关：某某局 that was copied along with a document; None if it is none."""
    label, colon, value = text.partition("：") if "：" in text else text.partition(":")
    name = field_of(label) if colon and len(compact(label)) <= 9 else ""
    return (name, value.strip()) if name and value.strip() else None
