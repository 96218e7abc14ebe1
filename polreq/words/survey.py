"""Questions for surveys (问卷), once each, in Chinese and English: plain words, about what somebody did, without a hint of what would be good."""

from typing import Final

from polreq.words.names import Names, names

QUESTIONS: Final[Names] = names(
    **{
        "used": (
            "过去一年里，您自己办过或用过“{about}”吗？（办过或用过 / 听说过，没办过 / 没听说过）",
            "In the last year, did you use “{about}” yourself? (yes / heard of it, did not use it / never heard of it)",
        ),
        "where": (
            "最近一次是在哪里办的？（{ways} / 窗口 / 电话 / 请别人代办 / 没有办过）",
            "Where did you do it the last time? ({ways} / counter / telephone / somebody did it for me / never)",
        ),
        "time": (
            "最近一次从提交到有结果，用了多长时间？（当天 / 1 至 3 天 / 4 至 7 天 / 8 至 30 天 / 更长 / 还没有结果 / 记不清）",
            "The last time, how long did it take from handing in to the result? (same day / 1 to 3 days / 4 to 7 days / 8 to 30 days / longer / no result yet / do not remember)",
        ),
        "visits": (
            "最近一次为办这件事，一共到现场去了几次？（没有去 / 1 次 / 2 次 / 3 次或更多 / 记不清）",
            "The last time, how often did you go somewhere for it? (not at all / once / twice / three times or more / do not remember)",
        ),
        "help": (
            "最近一次是自己办的，还是有人帮着办的？（自己办的 / 家人帮着办的 / 工作人员帮着办的 / 没有办过）",
            "The last time, did you do it yourself or with help? (myself / with help of family / with help of staff / never)",
        ),
        "hard": (
            "最近一次，哪一步用的时间最多？（请写）",
            "The last time, which step took most of the time? (please write)",
        ),
        "else": ("关于“{about}”，还有什么想说的？（请写）", "Is there anything else about “{about}”? (please write)"),
    }
)
