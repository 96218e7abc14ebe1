"""What a lead-in (…：) opens: cases and kinds, which its items only name, or the points of a meeting."""

from typing import Final

from polreq.late import late
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.segment import verbs

#: Items behind these say when something holds, or what there is of a kind; what is to be done stands in the lead-in.
_CASES: Final = late(
    r"(?:下列|以下|下述|如下|规定)[^，。；：]{0,12}(?:情形|情况|条件|标准|指征|特征|因素)[^，。；：]{0,4}之一"
    r"|(?:下列|以下|下述)(?:情形|情况)[^。；：]{0,40}：$"
)
#: Lead-ins that tell nobody anything: the list explains, or says of what kinds something is or by what it is known.
KINDS: Final = (
    r"^(?:具体|有关|相关)?(?:说明|解释|释义|含义|定义|分类|分级)如下：$"
    r"|^[^，。；：]{2,30}(?:类型|类别|种类|分类|分级|等级|级别)(?:主要|具体|划分)?(?:如下|有以下几种)：$"
    r"|之一的?，?(?:可以?|应当?|即)?(?:被)?(?:判别|判定|认定|评定|划分|分级|确定|视|定|列|评)为[^，。；：]{2,30}：$"
    r"|(?:诊断|判定|判别|认定|分级|准入|鉴别)[^，。；：]{0,12}标准(?:之一)?的?：$"
    r"|(?:确诊|诊断|鉴定)[^。；：]*(?:标准|指标|指征)[^。；：]{0,40}：$"
    r"|(?:符合|具有|具备)(?:下列|以下)[^，。；：]{2,24}的：$"
)
_KINDS: Final = late(KINDS)
#: What a line that only names what comes next ends in, whatever verb it begins with: 申领对象：, 办理指南：.
_LABELS: Final = late(rf"(?:{WORDS['labels']})：$")
_LABEL: Final = late(r"^[^，。；：！？《》“”]{3,12}：$")
_NO_LABEL: Final = late(r"^(?:本|会议)|[如以下]下|下列|包括|包含|分为|[是为有将请]|[应要须](?!求|急|用|素|点|件)")
_NUMBER: Final = late(r"^第[^条]{1,9}条 *")
#: Of these the list says what is to be done.
_POINTS: Final = late(r"(?:任务|事项|措施|工作|要求|议定|决定|明确|意见)：$")


#: What the labels below it are: 服务券奖补标准、实施细则、申报材料：.
_PARTS: Final = late(
    rf"(?!.*(?:下列|以下|如下|应当|应(?![用急对答])|须|不得))[^，。；：]{{2,60}}(?:{WORDS['parts_named']})："
)


def names_parts(words: str) -> bool:
    """Tell whether a folded line without its number only names what stands below it, each under a label of its own."""
    return _PARTS.fullmatch(words) is not None


def lists_cases(key: str) -> bool:
    """Tell whether the items behind a folded lead-in name cases or kinds rather than what is to be done."""
    return bool(_CASES.search(key) or _KINDS.search(key.strip()))


def is_label(key: str, lexicon: Lexicon) -> bool:
    """Tell whether a folded line only names what comes next: 申领对象：, 线下办理：."""
    if not _LABEL.match(key) or _NO_LABEL.search(key):
        return False
    if _LABELS.search(key):
        return True
    opens = lexicon.starts(key, "opener.firm.words") or lexicon.starts(key, "opener.soft.words")
    return not opens and next(iter(lexicon.cut(key)), "") not in verbs()


def opens_points(key: str, lexicon: Lexicon) -> bool:
    """Tell whether the list behind a folded heading with a colon says what is to be done: the points of a meeting."""
    parts = names_parts(_NUMBER.sub("", key))
    return not (is_label(key, lexicon) or parts) or bool(_POINTS.search(key))
