"""Why findings matter, what figures count and what they do not, and what the kinds of reasons say: beyond the catalogue's one line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from polreq.words import Text
from polreq.words.names import Names, names

#: First letter of a code → what such findings are about, in the order of the catalogue.
GROUPS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "Y": Text("文件写法（YAML）", "The text of a file (YAML)"),
        "S": Text("键和取值", "Keys and values"),
        "I": Text("编号", "Ids"),
        "D": Text("政策文件和引用", "Policy documents and citations"),
        "E": Text("提取", "Extraction"),
        "L": Text("关联", "Links"),
        "C": Text("覆盖和交付", "Coverage and delivery"),
        "Q": Text("写法质量", "Quality of what people wrote"),
        "X": Text("导入来源文件", "Reading source files"),
        "R": Text("审核", "Review"),
        "O": Text("责任人", "Owners"),
        "P": Text("程序本身出错", "Faults of polreq itself"),
        "B": Text("容忍清单", "Tolerated findings"),
    }
)

#: First letter of a code → why findings of the group matter.
GROUP_REASONS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "Y": Text("写法有错的文件读不进来，或读不全；里面的需求、功能、关联都不计，所以这一步先改。",
                  "A file whose text is wrong is not read, or not in full: what it holds counts nowhere, so mend it first."),
        "S": Text("写错的键、读不懂的值不起作用，程序按没有写处理；不改，您以为写下了的，报告里并没有。",
                  "A wrong key or value has no effect: it is as if it were not there, and the report lacks what you believe you wrote."),
        "I": Text("关联、依据、理由都靠编号找到对方。编号重复或不存在，追溯链就在这里断开。",
                  "Links, bases and reasons find each other by ids. Where one is missing or given twice, the chain breaks."),
        "D": Text("引错文号、引已废止的文件，验收和审计时站不住；这里逐处核对标题、文号、机关和效力。",
                  "A wrong number or a document no longer in force does not stand in acceptance or audit; title, number, issuer and force are compared."),
        "E": Text("政策文件变了，从中提取的需求可能已不成立。程序不替您改，只指出来。",
                  "Where a policy changed, what was extracted from it may not hold any more. The program points it out and changes nothing."),
        "L": Text("只有站得住的关联才算覆盖。这里指出断开的、矛盾的、审核后两端又改了的。",
                  "Only links that hold are coverage. These are broken, contradict each other, or have ends that changed since review."),
        "C": Text("政策要求了、合同签了而没有功能的，或到期没有交付的，是项目真正的风险。",
                  "What policy or contract demands and no feature answers, or what is overdue, is the risk of the project."),
        "Q": Text("写不清楚的，开发各做各的，验收各说各的。这里只指出来，原文一个字不改；政策原文引自法规文件，不评写法。",
                  "What is not clear is built one way and accepted another. It is pointed out, and no text is changed; policy text is quoted and not judged."),
        "X": Text("来源文件读得对不对，决定后面的一切。程序改过、猜过、没有读成的，都在这里说明，请与原件核对。",
                  "Everything rests on sources that are read right. What was repaired, doubted or left out is said here; compare with the original."),
        "R": Text("审核表里写得不清楚的决定一律不采用，也不猜，免得把别人的意思写错。",
                  "Decisions that are not clear in a review table are left out, not guessed at, so that nobody's decision is changed."),
        "O": Text("没有人负责、或几个人以为对方在管的需求，最容易落空。", "What nobody owns, or what each believes the other to own, is what is not done."),
        "P": Text("这是程序的错误，不是您的；其他文件照常处理。", "This is a fault of the program, not yours; the other files were gone on with."),
        "B": Text("容忍的问题也要有期限、有交代；解决了的、到期的要从清单里拿掉。",
                  "What is tolerated needs an end and a reason; what was solved or has expired leaves the list."),
    }
)  # fmt: skip


class Why(NamedTuple):
    """What is to be said about a rule beyond its message and its hint.

    Args:
        said: why it matters.
        example: what brings it about, and what mends it.
    """

    said: Text
    example: Text = Text("", "")


#: Code → more about it, where the group's reason does not say enough.
WHYS: Final[Mapping[str, Why]] = MappingProxyType(
    {
        "Y001": Why(Text("从这一行起，整个文件都没有读入。", "Nothing in the file was read."),
                    Text("“title:办件进度”缺空格，应写“title: 办件进度”。", "'title:Progress' lacks a space: 'title: Progress'.")),
        "Y008": Why(Text("两个人改了同一处，Git 把两种写法都留下了，要由人选。", "Two people changed the same place and git kept both; somebody has to choose."),
                    Text("留下 <<<<<<< 与 >>>>>>> 之间要的一种，删去三行标记。", "keep one of the two between <<<<<<< and >>>>>>>, and delete the three marked lines.")),
        "S101": Why(Text("多半是拼错；程序不猜，以免把内容放错地方。", "Mostly a misspelling; the program does not guess."),
                    Text("“titel: 进度查询”应为“title: 进度查询”；自己的内容放在“x:”下面。", "'titel: Progress' is 'title: Progress'; what is your own goes under 'x:'.")),
        "S102": Why(Text("要列表的写成了一段文字，或反过来；这个键按没有写处理。", "A list is expected and a text is there, or the other way round; the key counts as not written."),
                    Text("“line: 好差评”应为“line: [好差评]”。", "'line: ratings' is 'line: [ratings]'.")),
        "S108": Why(Text("必填的内容只有空白，报告里这一项就没有名称或内容。", "What must be said is blank, so that the report has no name or text for it.")),
        "I201": Why(Text("同一编号有两项，只有第一项算数，后一项连同它的关联都不计。", "Of two items with one id only the first counts; the other is left out with its links.")),
        "I202": Why(Text("编号指向的需求或文件不存在，这条关系不算。", "What is named does not exist, so the relation does not count."),
                    Text("多半是改过编号，或手抄时少了一位。", "mostly an id was changed, or a digit was lost in copying.")),
        "D304": Why(Text("依据指到了文件里没有的位置，验收时找不到原文。", "The basis names a place that the document does not have; nobody will find the words.")),
        "E402": Why(Text("条款的文字改了，需求写的仍是旧的要求。", "The clause has other words now; the requirement still says the old ones.")),
        "L502": Why(Text("关联由下层指向上层：功能满足项目需求，项目需求落实政策。方向反了，覆盖会算错。",
                        "A link goes from the lower to the upper: a feature satisfies a requirement, that carries out a policy. The wrong way round coverage is wrong."),
                    Text("不是“政策满足功能”，而是“功能满足政策”：lower 写功能，upper 写政策需求。", "not 'policy satisfies feature': lower is the feature, upper the requirement.")),
        "L504": Why(Text("审核时看的是旧内容；现在的内容没有人看过，所以暂不算覆盖（stale_counts: true 可改）。",
                        "It was reviewed with other words; nobody has seen today's, so it does not count for now (unless stale_counts: true).")),
        "L505": Why(Text("互相满足的需求，谁也没有真正落到功能上。", "Requirements that satisfy each other in a circle rest on no feature.")),
        "C601": Why(Text("约束力是“必须”的要求（应当、必须、不得……）没有任何功能，也没有写明理由：验收、督查时答不上来。",
                        "A demand that binds has neither a feature nor a written reason: there is no answer in acceptance or inspection."),
                    Text("补功能并关联；确实不需要的，在 trace/links.yml 写 gaps: [{requirement: 编号, reason: 由省平台统一建设}]。",
                         "add a feature and link it; if none is needed: gaps: [{requirement: ID, reason: built by the province}] in trace/links.yml.")),
        "C602": Why(Text("约束力是“应推动”：不做不违规，但考核和督查常常会问。", "Its force is 'should': leaving it undone breaks nothing, but inspections ask.")),
        "C603": Why(Text("约束力是“可选”：知道就行，不影响结论。", "Its force is 'may': good to know, and no more.")),
        "C604": Why(Text("过了政策或合同写明的最后一天而没有交付；日期由 --as-of 或 polreq.yml 的 as_of 决定。",
                        "The last day in policy or contract has passed; today is what --as-of or as_of in polreq.yml says.")),
        "C605": Why(Text("离最后一天不到 due_soon_days 天（polreq.yml，默认见 docs/formats.md）。", "The last day is nearer than due_soon_days of polreq.yml.")),
        "C606": Why(Text("没有人要求的功能也在花钱：要么漏了关联，要么该问是谁提的。", "What nobody asked for costs money too: a link is missing, or somebody should be asked.")),
        "C607": Why(Text("中层、项目、用户需求也要有来历，否则评审时说不清为什么做。", "Demands of departments, contracts and users need a source too, or nobody can say why they are done.")),
        "C608": Why(Text("这个渠道已停止新建；继续投入，多半白做。", "Nothing new may be built on this channel; what is put into it is mostly lost.")),
        "C609": Why(Text("政策点名的每个渠道都要交付，只做其中一个不算已交付。", "Every channel that is named has to be delivered; one of them is not enough.")),
        "C610": Why(Text("这是您用 --fail-under 定的门槛，与 --fail-on 无关。", "You set this gate with --fail-under; --fail-on does not change it.")),
        "C612": Why(Text("读不全的文件里可能正好有缺口，所以不判断，也不算通过。", "What was not read may hold the very gaps, so nothing is judged, and the gate is not passed.")),
        "C613": Why(Text("关联只说明“有关系”，验收问的是“够不够”：要求 95%，功能承诺 90%，就是部分符合。功能没有提到的不算（那是“未说明”），渠道另由 C609 说。",
                        "A link says that they belong together; acceptance asks whether it is enough: 95 % asked and 90 % promised is partly met. What a feature does not mention is not reported, and channels are told by C609."),
                    Text("polreq show 编号 的“符合情况”列出两边的原话。", "'Fulfilment' in polreq show ID has the words of both sides.")),
        "C630": Why(Text("下位文件、合同、会议纪要可以比上位更严，不能更松；照松的做，验收和督查都过不去。只看约束力为“必须”、与产品有关的需求。",
                        "Lower documents, contracts and minutes may be stricter than the upper one, not looser: what is built by the looser one does not pass. Only mandatory requirements that bear on the product are looked at."),
                    Text("国家“不超过5个工作日”，市里“7个工作日”：以国家的为准。", "the nation says at most 5 working days, the city 7: the nation's governs.")),
        "C631": Why(Text("同一件事有两种说法：有的能按级别、日期和从严定下来，有的要先问。", "One matter, two values: some are settled by level, day and the stricter one, others have to be asked.")),
        "Q001": Why(Text("督查和终验问“凭什么说做到了”，没有验收标准就答不上来。只看政策（high）和合同（project）里约束力为“必须”的需求；有测试用例、描述里写了“验收标准”的，也算有。",
                        "Inspection and acceptance ask by what it is known to be done. Only mandatory demands of policy (high) and contract (project) count; test cases, or 验收标准 in the description, count as criteria.")),
        "Q002": Why(Text("四分之三以上的功能都写了，没写的多半是漏了；不到四分之三时不逐项说，只说总数（Q003）。想法、已放弃的功能不看。",
                        "At least three quarters of the features have one, so this one was probably forgotten; below that only the number is told (Q003). Ideas and what was given up are not looked at.")),
        "Q004": Why(Text("“及时”是一分钟还是一天，“友好”谁说了算，验收时各有各的理解。同一句里写了数字、时限、清单或标准的不算；《》和引号里的、“社会稳定风险评估”这类名称不算。",
                        "A minute or a day, and who decides? A number, limit, list or standard in the same clause or the next settles it; names and what stands in quotation marks are left alone."),
                    Text("“出结果要快速、准确”改由提出的人写明“95%的查询 2 秒内出结果”；词可在自己的词表里增减：quality.vague.words、quality.vague.not。", "whoever wrote 'fast' says '95 % of queries within 2 seconds'; words are added under quality.vague.words of your own lexicon and taken away under quality.vague.not.")),
        "Q005": Why(Text("合在一起的，一项没做完就全都交不了，追溯也说不清是哪一项。一个动作的几个对象、条件和动作、通过什么实现什么，都算一项。",
                        "Where two are one, neither is delivered before both are, and a link cannot say which it means. Objects of one verb, a condition and its act, means and end are one demand."),
                    Text("“新增电子发票，并改造登录页”是两项；“支持微信和支付宝支付”是一项。", "'add e-invoices, and rebuild the login page' are two; 'pay by WeChat and Alipay' is one.")),
        "Q006": Why(Text("先定了做法，就看不出有没有更省事的做法，也说不清做完对谁有用。", "Once the means are settled nobody sees whether there are simpler ones, or whom the result helps.")),
        "Q007": Why(Text("“加强”“优化”“提升”到什么程度，没有可看的结果就没法测，也没法验收。写了对象的状态、数量、谁、什么时候的不算。",
                        "'Strengthen', 'improve': how far? Without a result that can be seen nothing can be tested or accepted. A state, an amount, an actor or a time is a result.")),
        "X704": Why(Text("从坏文件里读出的需求不可靠，宁可不读。", "Requirements out of a damaged file cannot be relied on, so none are read.")),
        "X713": Why(Text("机器识别会认错字，文号、日期、数字错一位意思就变了。", "Recognition makes mistakes, and one wrong digit in a number or a day changes the meaning.")),
        "R904": Why(Text("导出之后工作区改过，或 Excel 里排序时编号和内容错了位；照写会记到别的需求上。",
                        "The workspace changed since, or ids and texts were sorted apart in Excel; the decision would go to another requirement.")),
        "R911": Why(Text("别人刚决定过同一件事，程序不覆盖别人的决定。", "Somebody has just decided about the same; nobody's decision is overwritten.")),
        "B802": Why(Text("当初约好容忍到这一天，现在要解决或重新商定。", "It was agreed to tolerate it up to this day; solve it, or agree anew.")),
    }
)  # fmt: skip

#: Key of a figure → what counts, and what does not.
COUNTED: Final[Mapping[str, tuple[Text, Text]]] = MappingProxyType(
    {
        "total": (Text("涉及产品（product 不是 false）、没有被审核否决的需求，四个层级都算", "requirements about the product (product is not false) that review did not reject, of all four layers"),
                  Text("不涉及产品的、被否决的；它们的数目另外列出", "those that are not about the product, and rejected ones; their numbers stand apart")),
        "direct": (Text("人确认过的关联，写在 trace/ 或下层的 satisfies 里，另一端是下层需求或没有放弃的功能", "links that a person confirmed, in trace/ or under satisfies, to a lower requirement or a feature that was not given up"),
                   Text("建议的关联、待复核的关联、另一端已放弃的关联", "suggested links, stale links, links to what was given up")),
        "deep": (Text("一条全由确认的关联组成的链，末端是没有放弃的功能；功能做到哪一步都算", "a chain of confirmed links that ends at a feature which was not given up, however far that is"),
                 Text("链条中间有一处待复核的；末端功能 closed 或 ruled_out 的", "a chain with a stale link in it; ends that are closed or ruled_out")),
        "delivered": (Text("末端的功能是 done，而且在需求点名的、没有停用的每个渠道上都是 done", "features at the ends are done, on every channel that is asked for and not ruled out"),
                      Text("只完成一部分渠道的；delivered: every 时，末端还有功能没有完成的", "what is done on some channels only; with 'delivered: every', ends of which one is not done")),
        "justified": (Text("trace/ 的 gaps 里写了理由，而且写了之后需求没有改过", "a reason under gaps in trace/, written since the requirement last changed"),
                      Text("已经落到功能的需求：它算“已落到功能”，不重复计", "a requirement with a feature: it counts there and not twice")),
        "answered": (Text("已落到功能的，加上有理由的", "those with a feature and those that are justified"),
                     Text("只关联到下层、没有功能也没有理由的", "those linked to a lower layer only, with neither feature nor reason")),
        "gaps": (Text("没有落到功能、也没有理由的：只到下层、待复核、无关联三种状态", "neither a feature nor a reason: the states lower layer only, stale and missing"),
                 Text("写明理由的；不在范围内的", "justified ones; those out of scope")),
        "if_confirmed": (Text("已落到功能的，加上确认所列建议之后会落到功能的", "those with a feature, and those that would have one if the shown suggestions were confirmed"),
                         Text("没有列出的（低于 suggest_min 的）建议；任何门槛都不看这个数", "suggestions that are not shown (below suggest_min); no gate measures this figure")),
    }
)  # fmt: skip

#: Kind of a reason of a suggestion → what it is called.
REASON_NAMES: Final[Names] = names(
    words=("共同的词", "words of both"), missing=("没有提到", "not mentioned"), breach=("做了禁止的事", "does what is forbidden"),
    channels=("渠道不同", "other channels"), closeness=("意思相近", "close in meaning"), learned=("从已有决定学到", "learned from decisions"),
    reranked=("自己的模型打分", "a model of your own"), related=("相近的词", "related words"),
    parts=("列出的各项", "what is listed"), general=("只有泛泛的词", "general words only"), wording=("用语相近", "similar wording"), rival=("另有更像的", "another fits better"),
)  # fmt: skip

#: Kind of a reason of a suggestion → what it says.
REASON_MEANINGS: Final[Names] = names(
    words=("两边有同样的词，或同义词表里意思相同的词（单点登录、统一身份认证）；少见的词份量大", "both sides have the same words, or words that the thesaurus holds for the same; rare ones weigh more"),
    missing=("需求里份量最重、对方没有提到的词；分数因此降低", "the weightiest thing that is asked for and that the other side does not mention; it lowers the score"),
    parts=("需求并列了几项（查询、打印、下载），对方说到其中哪些、没说到哪些；有没说到的就只答了一部分", "the requirement lists several things (query, print, download): which of them the other side names, and which not; where some are not, it answers a part"),
    breach=("需求明令禁止的，正是对方要做的；分数压到最低，供您查看是否违规", "the requirement forbids what the other side would do; the score is lowest, for you to look at"),
    channels=("需求和功能说的不是同一个渠道；分数因此降低", "the two name other channels; it lowers the score"),
    closeness=("按词向量看意思相近；装了 semantic 时按整段文字的向量看，小于 0 是不相近", "vectors of words find them close in meaning; with the extra semantic vectors of whole texts, where below 0 means not close"),
    learned=("相似的需求上，有人确认（抬高）或否决（压低）过这一项", "for a similar requirement somebody confirmed (which lifts it) or rejected (which lowers it) this item"),
    related=("两边说的事相近而不相同（快递、邮政）；份量比同义的词小", "the two sides name things that are related, not the same; it weighs less than words of one meaning"),
    general=("两边共有的只有许多条都有的词（平台、服务），说明不了什么", "all that both have are words that many texts have, which says little"),
    wording=("其余共同的字词，单独说不成一个词；一般不显示", "whatever else both share, words that are not named and characters that make no word; not shown as a rule"),
    rival=("同一项需求，另一项得分更高；这一项并不因此扣分", "another item scores higher for the same requirement; nothing is taken off for it"),
    reranked=("polreq.yml 里 link.rerank 指定的模型给出的分数", "the score of the model that link.rerank in polreq.yml names"),
)  # fmt: skip
