"""Table rows (任务分工表): which cell says what is to be done, who does it, and by when."""

from dataclasses import dataclass
from typing import Final

from polreq.extract.cells import bodies_and_dates, name_lines
from polreq.extract.named_bodies import bracket_bodies, split_names
from polreq.late import late
from polreq.model.clause import Body, Deadline, Target
from polreq.model.document import Block
from polreq.official.bodies import is_bearer, is_body
from polreq.official.columns import KINDS, ROLES, column_kinds
from polreq.official.date_context import DateContext
from polreq.official.deadlines import find_deadlines, read_cell
from polreq.official.patterns import WORDS
from polreq.text.lexicon import Lexicon
from polreq.text.normalise import fold

#: Columns of a directory.
_FOUND_AT: Final = late(r"地址|电话|邮编|网址|住所|联系(?:人|方式)")


def is_header(block: Block) -> bool:
    """Tell whether a row only names the columns, or is one of several rows that name them together."""
    named = [
        f" {head} ".startswith(f" {cell} ") or head.endswith(f" {cell}")
        for head, cell in zip(block.head, block.cells, strict=False)
    ]
    return bool(named) and all(named)


def is_directory(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a row only says where somebody is to be found: names, addresses, telephones, and nothing to be done."""
    heads = ["".join(fold(head).split()) for head in block.head]
    asked = any(_under(block, kind, lexicon) for kind in ("task", "time", "lead", "support"))
    return any(map(_FOUND_AT.search, heads)) and not asked and not any("。" in cell for cell in block.cells)


def role(block: Block, lexicon: Lexicon) -> str:
    """Tell what a row is for.

    Returns:
        `header`; `form` where it is to be filled in; `values` where it only gives values of what it names; else `row`.
    """
    if is_header(block) or is_directory(block, lexicon):
        return "header"
    if _is_form(block, lexicon):
        return "form"
    return "values" if _gives_values(block, lexicon) else "row"


#: Columns whose cells say what is to be reached or done, though under no name of a task.
_GOALS: Final = late(WORDS["goal_columns"])
#: What a field waits for: a date, a seal, a signature.
_TO_FILL: Final = late(r"年 {1,}月 {1,}日|（(?:盖|公|签)?章）|盖章|签字|签章|：(?: |$)")
_FIELD: Final = late(rf"(?:{WORDS['fields']})(?:（[^（）]*）)?$")
_BESIDE: Final = late(r"（[^（）]*）")
#: A cell that says something rather than names it.
_SAYS: Final = late(r"[。；，！？≥≤]|[以之][上下内前后]|(?:不|最)[高低少多大小]于|不超过|达到?到|\d ?%|[前底末内起]$")


def _is_form(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a row is one of a form: fields with room for what is to be written, and nothing said."""
    cells = [" ".join(fold(cell).split()) for cell in block.cells]
    written = [cell for cell in cells if cell]
    if (
        not written
        or _asks(block, lexicon)
        or any(_SAYS.search(cell) and not _TO_FILL.search(cell) for cell in written)
    ):
        return False
    fields = [
        cell for cell in written if _TO_FILL.search(cell) or _FIELD.search("".join(cell.split()).replace("/", ""))
    ]
    room = len(written) < len(cells) or any(map(_TO_FILL.search, written))
    return len(fields) == len(written) and (room or len(written) > 1)


def _gives_values(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a row only gives values of what it names (病种, 限额, 有效期): no column tells, no cell says."""
    cells = [fold(cell).strip() for cell in block.cells]
    if not any(block.head) or _asks(block, lexicon) or any(_GOALS.search(fold(head)) for head in block.head):
        return False
    return not any(_SAYS.search(_BESIDE.sub("", cell)) or _bids(cell, lexicon) for cell in cells)


def _asks(block: Block, lexicon: Lexicon) -> bool:
    return any(_under(block, kind, lexicon) for kind in KINDS)


def _bids(cell: str, lexicon: Lexicon) -> bool:
    opens = lexicon.starts(cell, "opener.firm.words") or lexicon.starts(cell, "opener.soft.words")
    told = any(next(lexicon.find(cell, f"modal.{name}.words"), None) for name in ("must", "never", "may", "encourage"))
    return bool(opens) or told


def task(block: Block, lexicon: Lexicon) -> str:
    """Give the folded words of what is to be done: the cell under 任务 or the like, else the longest one."""
    cells = [column.cell for column in _under(block, "task", lexicon)]
    cells = cells or [cell for cell in block.cells if cell.strip()]
    return max((fold(cell).strip() for cell in cells), key=len, default=fold(block.text).strip())


#: A cell that is worded like a bracket: 市数据局牵头，市财政局配合.
_TELLS_APART: Final = late(r"[^（]{2,}(?:牵头|配合|负责)(?=[，；。\s]|$)")
#: Behind a name in a column of several roles: 市住建局（牵头）.
_OWN_ROLE: Final = late(r"（(?P<how>牵头|主办|配合|协办|参与)(?:单位|部门)?）$")


def bodies(block: Block, dates: DateContext, lexicon: Lexicon, first_leads: bool) -> list[Body]:
    """Give the bodies under 牵头单位, 责任单位, 配合单位, also where a column has both bodies and dates.

    Args:
        block: the row.
        dates: what dates without a year are read from.
        lexicon: endings of bodies.
        first_leads: whether the document says that the first body of several is the lead.
    """
    out: list[Body] = []
    for role in ROLES:
        for column in _under(block, role, lexicon):
            words = _names(column, dates, lexicon)
            if _TELLS_APART.search(words):
                out += bracket_bodies(f"（{words.strip()}）", lexicon, first_leads)
                continue
            lines = name_lines(words, lexicon)
            named = [name for line in lines for name in split_names(line, lexicon)]
            if column.shared:
                named = [name for name in named if _is_body(_OWN_ROLE.sub("", name), lexicon)]
            leads = first_leads and role == "owner" and not out and bool(named)
            leads = leads and not named[0].startswith("各") and not any(map(_OWN_ROLE.search, named))
            out += [_with_role(name, "lead" if leads and i == 0 else role) for i, name in enumerate(named)]
    return out


def _is_body(name: str, lexicon: Lexicon) -> bool:
    return is_bearer(name, lexicon) or is_body(name)


def _with_role(name: str, role: str) -> Body:
    """Give a body with the role that stands behind its name, else with that of its column."""
    own = _OWN_ROLE.search(name)
    if not own:
        return Body(name, role)
    return Body(name[: own.start()], "lead" if own["how"] in ("牵头", "主办") else "support")


def deadlines(block: Block, dates: DateContext, lexicon: Lexicon) -> list[Deadline]:
    """Give the time expectations of a row: those of the task, then those under 完成时限.

    Under 完成时限 a bare year or month means its end. Nothing where no column is of times: then the whole row is read.
    """
    if not _under(block, "time", lexicon):
        return []
    out: list[Deadline] = []
    for column in _under(block, "time", lexicon):
        for text in _dates(column, dates, lexicon):
            if found := read_cell(text, dates):
                out += found
            elif lexicon.has(fold(text), "table.always"):
                out.append(Deadline(text, "continuous"))
    told = {deadline.text for deadline in out}
    tasks = [d for column in _under(block, "task", lexicon) for d in find_deadlines(column.cell, dates)]
    return [*(deadline for deadline in tasks if deadline.text not in told), *out]


#: The columns of a table of indicators: what is measured, by what unit, and what it is to be in which year.
_INDICATOR: Final = late(r"(?:主要|核心|具体|考核|评价)?(?:指标|指标名称|指标内容)")
_UNIT_OF: Final = late(r"(?:计量)?单位")
_AIM: Final = late(
    r"(?:到|至)?(?:20\d\d年?(?:底|末)?)?(?:计划|预期)?(?:目标|目标值|预期值|指标值|计划数)|(?:到|至)?20\d\d年?(?:底|末)?"
)
_FIGURE: Final = late(
    r"(?P<op>≥|>=|>|≤|<=|<)?(?P<value>\d+(?:,\d{3})*(?:\.\d+)?)(?P<scale>[万亿]*)(?P<unit>%|‰|[一-龥]{0,3}?)(?P<about>以上|左右|以内|以下)?"
)
#: 登记数据资源（项）: the unit behind the name.
_NAMED_UNIT: Final = late(r"（(?:单位：)?([%‰一-龥]{1,4})）$")


def targets(block: Block, year: int | None = None) -> list[Target]:
    """Give the goals of a row of a table of indicators: one for each column that names a year or is called 目标值.

    Args:
        block: the row.
        year: in which the document was written, if known: what stands under an earlier one is what there was.
    """
    cells = [fold(cell).strip() for cell in block.cells]
    heads = ["".join(fold(head).split()) for head in block.head]
    columns = list(zip(heads, cells, block.cells, strict=False))
    name = next((cell for head, cell, _ in columns if _INDICATOR.fullmatch(head)), "")
    named = _NAMED_UNIT.search(name)
    unit = next((cell for head, cell, _ in columns if _UNIT_OF.fullmatch(head)), "") or (named[1] if named else "")
    out: list[Target] = []
    for head, cell, words in columns if name else ():
        figure = _FIGURE.fullmatch(cell)
        if figure and _AIM.fullmatch(head) and not _is_past(head, year):
            down = (figure["op"] or "") in ("≤", "<=", "<") or figure["about"] in ("以内", "以下")
            value, measured = figure["value"].replace(",", ""), f"{figure['scale']}{figure['unit'] or unit}"
            out.append(Target(words.strip(), "<=" if down else ">=", value, measured, _NAMED_UNIT.sub("", name)))
    return out


_YEAR_OF: Final = late(r"20\d\d")


def _is_past(head: str, year: int | None) -> bool:
    named = [int(found[0]) for found in _YEAR_OF.finditer(head)]
    return year is not None and bool(named) and max(named) < year


def is_dated(block: Block, lexicon: Lexicon) -> bool:
    """Tell whether a row has a day by which its task is to be done, whatever words the task is put in."""
    cells = [column.cell.strip() for column in _under(block, "time", lexicon)]
    return any(found.kind == "milestone" for cell in cells for found in read_cell(cell, DateContext()))


@dataclass(frozen=True, slots=True)
class _Column:
    """A cell under a kind of column; `shared` where its column is of two kinds: 责任单位及时限."""

    cell: str
    shared: bool


def _dates(column: _Column, dates: DateContext, lexicon: Lexicon) -> list[str]:
    """Give the words of each date as the cell has them."""
    if not column.shared:
        return [column.cell.strip()]
    key = fold(column.cell)
    found = bodies_and_dates(key, dates, lexicon)[1]
    return [column.cell[key.index(words) : key.index(words) + len(words)] for words in found]


def _names(column: _Column, dates: DateContext, lexicon: Lexicon) -> str:
    return bodies_and_dates(fold(column.cell), dates, lexicon)[0] if column.shared else fold(column.cell)


def _under(block: Block, name: str, lexicon: Lexicon) -> list[_Column]:
    """Give the cells under a kind of column."""
    out = []
    for head, cell in zip(block.head, block.cells, strict=False):
        kinds = column_kinds("".join(fold(head).split()), lexicon)
        if name in kinds and cell.strip():
            out.append(_Column(cell, len(kinds) > 1))
    return out
