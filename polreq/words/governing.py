"""Words for which value governs (适用值), and why, once each, in Chinese and English."""

from typing import Final

from polreq.words.names import Names, names

#: Why a value governs.
GOVERNING: Final[Names] = names(
    only=("现行有效的只有这一处", "it is the only one in force"),
    same=("现行有效的各处要求一致", "all that are in force say the same"),
    upper=("下位文件、合同、纪要可以更严，不能放宽上位要求，以上位为准", "lower documents, contracts and minutes may be stricter than the upper one and not looser: the upper one governs"),
    stricter=("下位要求更严，达到它也就达到上位要求，交付以更严的为准", "the lower one is stricter and meets the upper one too: the stricter one governs delivery"),
    later=("同级文件以后发的为准（新法优于旧法）", "of one level the later one governs"),
    none=("没有现行有效的要求", "none is in force"),
    unknown=("还不能确定以哪个为准，需先核实", "which one governs cannot be told yet: ask first"),
)  # fmt: skip

#: Why a value does not govern; what it is held against is named beside.
ASIDE: Final[Names] = names(
    not_in_force=("不是现行有效", "not in force"),
    looser=("低于上位要求", "looser than the upper one"),
    against=("与上位要求不能同时满足", "cannot be met together with the upper one"),
    incomparable=("与上位要求无法直接比较宽严", "whether it is stricter than the upper one cannot be told"),
    earlier=("同级的较早要求", "an earlier one of the same level"),
    met=("达到更严的要求即同时满足", "met by the stricter one"),
)  # fmt: skip

#: What has to be asked, and of whom.
QUESTIONS: Final[Names] = names(
    level=("文件是哪一级发的（国家、省、市、县、部门）不清楚：请核实发文机关，并在文件里写明 level", "the level of a document is unknown: ask who issued it and write its level"),
    day=("文件日期不清楚，不能判断先后：请核实施行日期或成文日期", "the day of a document is unknown: ask when it takes effect or was issued"),
    same_day=("同一天或同一份文件里有不同要求，可能各管一种情形：请问发文机关各自适用于什么", "one document, or two of one day, state different values, perhaps for different cases: ask the issuer which is for what"),
    region=("同级文件来自不同地区：请确认项目适用哪个地区", "documents of one level are of different regions: ask in which one the project is"),
    force=("有文件没有注明是否现行有效，或不在工作区：请核实", "whether a document is in force is not stated, or it is not in the workspace: ask"),
    special=("如果较早的是针对特定情形的特别规定，可能仍然适用，程序不判断：请问发文机关", "if the earlier one is a special rule it may still hold, which the program does not decide: ask the issuer"),
    compare=("两个要求的单位或算法不同，宽严请人工核对", "units or ways of counting differ: compare by hand which one is stricter"),
)  # fmt: skip
