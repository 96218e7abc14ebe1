"""Invented documents in the shapes in which people have texts, with title, number, issuers and days: for tests and `benchmarks.metadata`."""

from dataclasses import dataclass
from datetime import date

BODY = """现将有关事项通知如下：
一、明确责任
（一）各部门应当公布清单，逐项编制办事指南。
（二）各部门应当按季度报送进展。
（三）各部门应当对照清单梳理办事环节、申请材料和办理时限，凡是通过数据共享能够核验的，不得要求申请人重复提交，并在窗口和网站同步公布。
"""
SIGNED = "示例市人民政府办公室\n2027年3月1日\n"
SAME = ("示例市人民政府办公室",)
TITLE = "示例市人民政府办公室关于规范窗口服务的通知"
NUMBER = "示政办发〔2027〕8号"
DAY = date(2027, 3, 1)


@dataclass(frozen=True)
class Case:
    name: str
    text: str
    title: str = TITLE
    number: str = NUMBER
    issuers: tuple[str, ...] = SAME
    written: date | None = DAY
    published: date | None = None
    effective: date | None = None
    expires: date | None = None
    file: str = "a.txt"


CASES = (
    Case("plain", f"{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("title on two lines, the second begins with 的", f"示例市人民政府办公室关于规范窗口服务\n的通知\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case(
        "title on three lines with a trial mark",
        f"示例市人民政府办公室关于印发\n《示例市窗口服务\n管理办法（试行）》的通知\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}",
        title="示例市人民政府办公室关于印发《示例市窗口服务管理办法（试行）》的通知",
    ),
    Case(
        "等部门 in the title, signed by each",
        f"示例省数据局等部门关于促进数据标注产业\n高质量发展的实施意见\n示数〔2027〕3号\n各市人民政府：\n{BODY}示例省数据局\n示例省财政厅\n2027年3月1日\n",
        title="示例省数据局等部门关于促进数据标注产业高质量发展的实施意见",
        number="示数〔2027〕3号",
        issuers=("示例省数据局", "示例省财政厅"),
    ),
    Case(
        "等部门 in the title, unsigned",
        f"示例省数据局等五部门关于促进数据标注产业发展的意见\n示数〔2027〕3号\n各市人民政府：\n{BODY}",
        title="示例省数据局等五部门关于促进数据标注产业发展的意见",
        number="示数〔2027〕3号",
        issuers=("示例省数据局",),
        written=None,
    ),
    Case("red heading", f"示例市人民政府办公室文件\n{NUMBER}\n关于规范窗口服务的通知\n各区人民政府：\n{BODY}", title="关于规范窗口服务的通知", written=None),
    Case("red heading set apart", f"示 例 市 数 据 局 文 件\n示数局﹝2027﹞7 号\n关于规范窗口服务的通知\n各区人民政府：\n{BODY}", title="关于规范窗口服务的通知", number="示数局〔2027〕7号", issuers=("示例市数据局",), written=None),
    Case(
        "joint red heading, 文件 beside the first",
        f"示例省财政厅 文件\n示例省税务局\n示财规【2027】8 号\n关于加强票据管理的通知\n各市财政局：\n{BODY}",
        title="关于加强票据管理的通知",
        number="示财规〔2027〕8号",
        issuers=("示例省财政厅", "示例省税务局"),
        written=None,
    ),
    Case(
        "joint red heading without 文件",
        f"示例市商务局\n示 例 市 数 据 局\n示商[2027]74 号\n\n关于印发《示例市数据加工\n枢纽建设方案》的通知\n\n各有关单位:\n{BODY}2027年3月1日\n",
        title="关于印发《示例市数据加工枢纽建设方案》的通知",
        number="示商〔2027〕74号",
        issuers=("示例市商务局", "示例市数据局"),
    ),
    Case(
        "joint red heading on one line",
        f"示例省财政厅 示例省税务局文件\n示财〔2027〕1号\n关于票据便利措施的公告\n{BODY}财政厅　　税务局\n2027年3月1日\n",
        title="关于票据便利措施的公告",
        number="示财〔2027〕1号",
        issuers=("财政厅", "税务局"),
    ),
    Case(
        "names of a title run together",
        f"示例市数据局示例市财政局关于加强票据管理的通知\n示数〔2027〕1号\n各区数据局：\n{BODY}",
        title="示例市数据局示例市财政局关于加强票据管理的通知",
        number="示数〔2027〕1号",
        issuers=("示例市数据局", "示例市财政局"),
        written=None,
    ),
    Case("full-width figures", f"{TITLE}\n示政办发〔２０２７〕８号\n各区人民政府：\n{BODY}示例市人民政府办公室\n２０２７年３月１日\n"),
    Case("a dash before the figure", f"{TITLE}\n示政办发〔2027〕-8\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("number above the title, on one line with it", f"{NUMBER}{TITLE}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("number behind the title", f"{TITLE}（{NUMBER}）\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("number in pieces", f"示政\n办发\n〔2027〕8号\n{TITLE}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("registered as a normative document, urgent, with a copy number", f"SLCR00-2027-0004\n000012\n特急\n示例市人民政府办公室文件\n{NUMBER}\n{TITLE}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("page number first", f"1\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case(
        "facts of a portal, two on a line",
        f"索 引 号： 000014349/2027-8 信息分类： 政务公开\n发布机构：示例市人民政府办公室 成文日期：2027-03-01\n文　　号： {NUMBER} 有效性： 有效\n名　　称： {TITLE}\n{TITLE}\n各区人民政府：\n{BODY}",
    ),
    Case("facts of a portal in columns", f"索引号\t000-1\t发文机关\t示例市人民政府办公室\n文号\t{NUMBER}\t成文日期\t2027-03-01\n{TITLE}\n各区人民政府：\n{BODY}"),
    Case("a title that the portal has cut off", f"标题：示例市人民政府办公室关于规范... 发文字号：{NUMBER}\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("a portal names the issuer without its place", f"发布机构：市政府办公室 文件编号：  有效性： 有效\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("menus, way, tools and time around the title", f"登录 | 注册 无障碍阅读\n首页 新闻中心 政务公开 政务服务\n当前位置：首页 > 政务公开 > 政策文件\n{TITLE}\n时间：2027-03-05 09:31 来源：示例市门户网 浏览量：239\n【字体：大 中 小】 打印 关闭 分享到：\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}", published=date(2027, 3, 5)),
    Case("kind of document and links above the title", f"示例市人民政府办公室行政规范性文件\n下载文字版 下载图片版\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}"),
    Case("printed by a browser", f"2027/3/9 17:59 {TITLE}_政策文件_示例市政府网\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}https://www.example.gov.cn/a/b.html 1/2\n2027/3/9 17:59 {TITLE}_政策文件_示例市政府网\n{SIGNED}https://www.example.gov.cn/a/b.html 2/2\n"),
    Case("title only where the browser printed it", f"{TITLE} - 示例市人民政府 9/3/27 下午5:59\n{BODY}{SIGNED}{TITLE} - 示例市人民政府 9/3/27 下午5:59\n", number=""),
    Case("facts in brackets without colons", f"[发布机构]示例市人民政府办公室[成文日期]2027-03-01[失效日期] ----\n{TITLE}\n{NUMBER}\n各区人民政府：\n{BODY}"),
    Case("facts behind the title on its line", f"{TITLE}日期：2027-03-05 15:03 来源： 示例市政府网 字号： 【大 中 小】\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}", published=date(2027, 3, 5)),
    Case("a portal names what the notice prints", f"名称：示例市窗口服务管理办法\n示例市人民政府办公室关于印发示例市窗口服务管理办法的通知\n{NUMBER}\n各区人民政府：\n{BODY}{SIGNED}", title="示例市人民政府办公室关于印发示例市窗口服务管理办法的通知"),
    Case("a decree whose law was not told apart", "中华人民共和国主席令\n（第九十一号）\n《中华人民共和国示例法》已由中华人民共和国第十五届全国人民代表大会常务委员会第三十次会议于2027年3月1日通过，现予公布。\n", title="中华人民共和国示例法", number="主席令第九十一号", issuers=("主席",), written=None),
    Case("sections of the site before the title that the browser printed", f"示例省人民政府 公报汇总 {TITLE} 9/3/27 下午5:59\n{BODY}{SIGNED}示例省人民政府 公报汇总 {TITLE} 9/3/27 下午5:59\n", number=""),
    Case("an attachment that came alone", "附件1\n示例市窗口服务管理办法\n（征求意见稿）\n第一条 为了规范窗口服务，制定本办法。\n第二条 窗口应当公布清单。\n", title="示例市窗口服务管理办法（征求意见稿）", number="", issuers=(), written=None),
    Case("a decree whose number stands behind the title", "示例数据安全管理条例(中华人民共和国国务院令 第 790 号)\n第一条 为了规范数据处理，制定本条例。\n第二条 有关部门应当建立目录。\n", title="示例数据安全管理条例", number="国令第790号", issuers=("国务院",), written=None),
    Case("a local standard", "ICS 35.020\nCCS L 80\nDB9901\n示例市地方标准\n窗口服务规范\n1 范围\n本文件规定了窗口服务的要求。\n", title="窗口服务规范", number="", issuers=(), written=None),
    Case("Markdown of a converter", f"# {TITLE}\n\n![](images/a.jpg)\n\n**{NUMBER}**\n\n各区人民政府：\n\n{BODY}\n示例市人民政府办公室\n\n$2027$ 年 $3$ 月 1 日\n", file="a.md"),
    Case("Markdown with the facts in front", f"---\n标题: {TITLE}\n文号: {NUMBER}\n发文机关: 示例市人民政府办公室\n成文日期: 2027-03-01\n---\n\n{BODY}", file="a.md"),
    Case("radicals for characters", f"⽰例市⼈⺠政府办公室关于规范窗⼝服务的通知\n⽰政办发〔2027〕8号\n各区⼈⺠政府：\n{BODY}⽰例市⼈⺠政府办公室\n2027年3⽉1⽇\n"),
)  # fmt: skip
