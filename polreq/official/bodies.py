"""Names of public bodies: whether words name one, at which level of government it stands, and for which region."""

import re
from typing import Final

#: How names of public bodies end.
_ENDS: Final = (
    "国务院|人民政府|政府|办公厅|办公室|委员会|常务委员会|人民代表大会|党委|党组|政协|军委|中共中央|总局|局|厅|部|署|委|办|院|会|"
    "集团|公司|中心|联合会|协会|银行|总行|分行|法院|检察院|领导小组|小组|联席会议|指挥部|专家组|管委会|总队|支队|大队|学校|大学|社|组"
    "|民航总局|综合司|司|处|科|所|站|馆|台|兵团|总公司|党工委|工委|工会|联|总会|基金会|法制办|督查室|研究室"
)
_BODY: Final = re.compile(rf"[一-鿿（）()“”·]{{1,40}}(?:{_ENDS})(?:[（(][^（）()]{{1,30}}[）)])?")
_OFFICIAL: Final = re.compile(
    r"(?:总理|主席|省长|市长|区长|县长|州长|部长|主任|局长|署长|行长|委员长|厅长|会长)[ \u3000\t]*[一-鿿·][一-鿿·\u3000 ]{1,9}"
)
_SPLIT: Final = re.compile(r"[ \u3000\t\u00a0]+|(?<=[一-鿿])[、,，;；](?=[一-鿿])")


def is_body(text: str) -> bool:
    """Whether the words name a public body, or several next to each other."""
    return bool(split_bodies(text)) and all(_BODY.fullmatch(name) for name in split_bodies(text))


def is_signatory(text: str) -> bool:
    """Whether the words may stand above a date: a body, several bodies, or an official with name."""
    words = text.strip()
    return is_body(words) or _OFFICIAL.fullmatch(words) is not None


def split_bodies(text: str) -> tuple[str, ...]:
    """Split names next to each other: 国务院、中央军委 or names with spaces between them."""
    words = text.strip()
    spread = [w for w in re.split(r"[ \u3000\t]+", words) if w]
    if spread and all(len(w) == 1 for w in spread):
        return ("".join(spread),)
    return tuple(name for name in _SPLIT.split(words) if name)
