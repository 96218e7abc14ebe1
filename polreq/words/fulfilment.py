"""Words of whether features say as much as was asked (符合情况), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names
from polreq.words.sentences import filled

TITLE: Final = Text("符合情况", "Fulfilment")

STATES: Final[Names] = names(met=("符合", "met"), partly=("部分符合", "partly"), not_stated=("未说明", "not stated"))

ASPECTS: Final[Names] = names(
    number=("指标", "target"), limit=("办理时限", "time limit"), deadline=("时间节点", "milestone"), channels=("渠道", "channels"), users=("对象", "users"),
)  # fmt: skip

_SENTENCES: Final[Names] = names(
    said=("{aspect}：要求“{asked}”，功能写的是“{said}”（{features}）", "{aspect}: asked '{asked}', the features say '{said}' ({features})"),
    unsaid=("{aspect}：要求“{asked}”，功能里没有写", "{aspect}: asked '{asked}', no feature says"),
)  # fmt: skip


def told(key: str, **values: object) -> Text:
    """Return a sentence with its gaps filled."""
    return filled(_SENTENCES[key], values)
