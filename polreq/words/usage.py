"""Words of figures of use (使用情况), once each, in Chinese and English."""

from typing import Final

from polreq.words import Text
from polreq.words.names import Names, names

#: What is counted.
MEASURES: Final[Names] = names(
    views=("访问量", "views"), visitors=("用户数", "visitors"), uses=("使用次数", "uses"), cases=("办件量", "cases"),
    success=("成功率", "success"), bad=("差评率", "bad ratings"),
)  # fmt: skip

#: Whose statistics; the Chinese name is what files hold.
SOURCES: Final[Names] = {
    "百度统计": Text("百度统计", "Baidu Tongji"),
    "友盟": Text("友盟", "Umeng"),
    "自建埋点": Text("自建埋点", "tracking of your own"),
    "办件统计": Text("办件统计", "statistics of cases"),
    "使用统计": Text("使用统计", "statistics of use"),
}


def percent(share: float) -> str:
    """Write a share in hundredths: 92%, 0.5%."""
    return f"{round(share * 100, 1):g}%"
