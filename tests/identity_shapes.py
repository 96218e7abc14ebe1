"""More invented documents: letterheads, numbers, portals, front matter, validity, layout tables and pages with a way to them."""

from datetime import date

from tests.identity_cases import BODY, DAY, NUMBER, SIGNED, TITLE, Case

ABOUT = "关于规范窗口服务的通知"
TO = "各区人民政府：\n"
REST = f"{TO}{BODY}{SIGNED}"
TRIAL = "示例市窗口服务管理办法（试行）"
PRINTS = f"示例市人民政府办公室关于印发{TRIAL}的通知"
JOINT = ("示例省财政厅", "示例省税务局", "示例省数据局")
JOINTLY_SIGNED = "示例省财政厅 示例省税务局 示例省数据局\n2027年3月1日\n"
PUBLISHED = date(2027, 3, 5)


def page(head: str, body: str, *, title: str = "") -> str:
    """A web page: what stands around the article, and the article with a line to a paragraph."""
    rows = "".join(f"<p>{line}</p>" for line in body.splitlines())
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>{head}<div class="article">{rows}</div></body></html>'


def ruled(clause: str) -> str:
    """A notice that prints rules, of which the last says how long they hold."""
    return f"{PRINTS}\n{NUMBER}\n{TO}现将《{TRIAL}》印发给你们，请认真执行。\n{SIGNED}{TRIAL}\n第一条 为了规范窗口服务，制定本办法。\n第二条 窗口应当公布清单。\n第三条 {clause}\n"


def holds(name: str, clause: str, effective: date | None, expires: date | None) -> Case:
    return Case(f"validity: {name}", ruled(clause), title=PRINTS, effective=effective, expires=expires)


def joint(name: str, head: str, number: str = "示财〔2027〕9号") -> Case:
    text = f"{head}\n关于加强票据管理的通知\n各市财政局：\n{BODY}{JOINTLY_SIGNED}"
    return Case(f"joint letterhead: {name}", text, title="关于加强票据管理的通知", number=number, issuers=JOINT)


def numbered(name: str, line: str, number: str = NUMBER) -> Case:
    return Case(f"number: {name}", f"{TITLE}\n{line}\n{REST}", number=number)


def portal(
    name: str, head: str, *, published: date | None = None, effective: date | None = None, expires: date | None = None
) -> Case:
    return Case(
        f"portal: {name}",
        f"{head}\n{TITLE}\n{NUMBER}\n{REST}",
        published=published,
        effective=effective,
        expires=expires,
    )


SHAPES = (
    joint("a body to a line, 文件 in the middle", "示例省财政厅\n示例省税务局 文件\n示例省数据局\n示财〔2027〕9号"),
    joint("文件 on a line of its own", "示例省财政厅\n示例省税务局\n示例省数据局\n文 件\n示财〔2027〕9号"),
    joint("all on one line", "示例省财政厅 示例省税务局 示例省数据局文件\n示财〔2027〕9号"),
    joint("an official signs beside the number", "示例省财政厅\n示例省税务局\n示例省数据局\n示财〔2027〕9号 签发人：李示例"),
    joint("set apart", "示 例 省 财 政 厅\n示 例 省 税 务 局 文 件\n示 例 省 数 据 局\n示财〔2027〕9号"),
    Case("letterhead: set apart, 文件 too", f"示　例　市　人　民　政　府　办　公　室　文　件\n{NUMBER}\n{ABOUT}\n{REST}", title=ABOUT),
    Case("letterhead: of a committee", f"中共示例市委员会文件\n示发〔2027〕8号\n关于规范窗口服务的意见\n各区委：\n{BODY}中共示例市委员会\n2027年3月1日\n", title="关于规范窗口服务的意见", number="示发〔2027〕8号", issuers=("中共示例市委员会",)),
    Case("letterhead: of a letter, without 文件", f"示例市人民政府办公室\n示政办函〔2027〕8号\n关于答复窗口服务问题的函\n示例区人民政府：\n{BODY}{SIGNED}", title="关于答复窗口服务问题的函", number="示政办函〔2027〕8号"),
    Case("letterhead: in brackets behind the name", f"示例市人民政府办公室（通知）\n{NUMBER}\n{ABOUT}\n{REST}", title=ABOUT),
    numbered("square brackets", "示政办发[2027]8号"),
    numbered("square brackets of full width", "示政办发［２０２７］８号"),
    numbered("round brackets", "示政办发(2027)8号"),
    numbered("round brackets of full width", "示政办发（２０２７）８ 号"),
    numbered("black brackets", "示政办发【2027】８号"),
    numbered("angle brackets", "示政办发〈2027〉8号"),
    numbered("curly brackets", "示政办发｛2027｝8号"),
    numbered("spaces everywhere", "示 政 办 发 〔 2 0 2 7 〕 8 号"),
    numbered("第 before the figure", "示政办发〔2027〕第8号"),
    numbered("in round brackets", "（示政办发〔2027〕8号）"),
    numbered("with 文号 before it", "文号：示政办发〔2027〕8号"),
    portal("facts a line each", f"索引号：000-2027-1\n发文机关：示例市人民政府办公室\n发文字号：{NUMBER}\n成文日期：2027年03月01日\n发布日期：2027年03月05日", published=PUBLISHED),
    portal("label and value on lines of their own", f"索引号：\n000-2027-1\n发文机关：\n示例市人民政府办公室\n发文字号：\n{NUMBER}\n成文日期：\n2027-03-01\n发布日期：\n2027-03-05", published=PUBLISHED),
    portal("a day with its time between way and title", "首页 > 政务公开 > 政策文件\n2027-03-05 11:43", published=PUBLISHED),
    portal("days of effect and of expiry", "实施日期：2027-04-01 失效日期：2030-03-31 有效性：有效", effective=date(2027, 4, 1), expires=date(2030, 3, 31)),
    Case("portal: a stamp between title and number", f"{TITLE}\n2027-03-05 11:43\n{NUMBER}\n{REST}", published=PUBLISHED),
    Case("portal: facts between the lines of a title", f"示例市人民政府办公室关于印发《示例市窗口\n发布日期：2027-03-05 10:50 来源：示例市政府网\n服务管理办法》的通知\n{NUMBER}\n{REST}", title="示例市人民政府办公室关于印发《示例市窗口服务管理办法》的通知", published=PUBLISHED),
    Case("portal: the title again below a stamp", f"{TITLE}\n2027-03-05 11:43\n{TITLE}\n{NUMBER}\n{REST}", published=PUBLISHED),
    Case("portal: an account and its post", "示例市窗口服务合规指引\n示例市数据局 示例发布 2027年3月5日 18:11 示例\n第一条 为了规范窗口服务，制定本指引。\n第二条 窗口应当公布清单。\n", title="示例市窗口服务合规指引", number="", issuers=(), written=None, published=PUBLISHED),
    Case("front matter: English keys", f"---\ntitle: {TITLE}\nnumber: {NUMBER}\nissuer: 示例市人民政府办公室\nwritten: 2027-03-01\n---\n\n{BODY}", file="a.md"),
    Case("front matter: with days of effect and expiry", f"---\n标题: {TITLE}\n发文字号: {NUMBER}\n发文机关: 示例市人民政府办公室\n成文日期: 2027-03-01\n发布日期: 2027-03-05\n施行日期: 2027-04-01\n有效期至: 2030-03-31\n---\n\n{BODY}", file="a.md", published=PUBLISHED, effective=date(2027, 4, 1), expires=date(2030, 3, 31)),
    Case("front matter: and the same title below", f"---\ntitle: {TITLE}\n---\n\n# {TITLE}\n\n{NUMBER}\n\n{TO}\n{BODY}\n{SIGNED}", file="a.md"),
    holds("from a day, for years", "本办法自2027年4月1日起施行，有效期3年。", date(2027, 4, 1), date(2030, 3, 31)),
    holds("until a day", "本办法自印发之日起施行，有效期至2029年12月31日。", DAY, date(2029, 12, 31)),
    holds("a term", "本办法执行期限为2027年1月1日至2028年12月31日。", date(2027, 1, 1), date(2028, 12, 31)),
    holds("on trial", "本办法自2027年4月1日起试行，试行期一年。", date(2027, 4, 1), date(2028, 3, 31)),
    holds("in Chinese figures", "本办法自二〇二七年四月一日起施行，有效期五年。", date(2027, 4, 1), date(2032, 3, 31)),
    holds("of a certificate only", "窗口发给的证书有效期5年。本办法自2027年4月1日起施行。", date(2027, 4, 1), None),
    holds("of a subsidy only", "本办法涉及的奖补措施有效期至2028年12月31日。", None, None),
    holds("of results only", "市数据局每年评定星级，结果有效期三年。", None, None),
    Case("expired: its portal says so", f"有效性：失效 失效日期：2028-03-01\n{TITLE}\n{NUMBER}\n{REST}", expires=date(2028, 3, 1)),
    Case("an explanation of a draft", "关于《示例市窗口服务管理办法（草案再次征求意见稿）》的说明\n市人民政府高度重视窗口服务。现将有关情况说明如下。\n一、修改背景\n窗口服务办法自2020年施行以来，发挥了作用。\n", title="关于《示例市窗口服务管理办法（草案再次征求意见稿）》的说明", number="", issuers=(), written=None),
    Case("a joint decree, 令 on its own line", "示例窗口服务管理规定\n示例省财政厅\n示例省税务局\n令\n第5号\n《示例窗口服务管理规定》已经2027年2月1日示例省财政厅厅务会议审议通过，现予公布，自2027年8月1日起施行。\n示例省财政厅厅长 李示例\n示例省税务局局长 王示例\n2027年3月1日\n示例窗口服务管理规定\n第一条 为了规范窗口服务，制定本规定。\n第二条 窗口应当公布清单。\n", title="示例窗口服务管理规定", number="示例省财政厅、示例省税务局令第5号", published=DAY, issuers=("示例省财政厅", "示例省税务局"), effective=date(2027, 8, 1)),
    Case("a cover with those who issue it and a month", "示例试验区数据出境管理清单（负面清单）\n示例省商务厅\n示例省数据局\n2027年3月\n一、电子商务\n数据处理者应当申报安全评估。\n", title="示例试验区数据出境管理清单（负面清单）", number="", issuers=("示例省商务厅", "示例省数据局"), written=None),
    Case("page: title in a nested layout table", page(f"<table><tr><td><table><tr><td align='center'><b>{TITLE}</b></td></tr></table></td></tr><tr><td><table><tr><td>{NUMBER}</td></tr></table></td></tr></table>", REST), file="a.html"),
    Case("page: everything in a layout table", f"<html><body><table><tr><td><table><tr><td>{TITLE}</td></tr><tr><td>{NUMBER}</td></tr><tr><td>{''.join(f'<p>{line}</p>' for line in REST.splitlines())}</td></tr></table></td></tr></table></body></html>", file="a.html"),
    Case("page: way and h1", page(f"<div class='crumbs'>当前位置：<a href='/'>首页</a> &gt; <a href='/zw'>政务公开</a> &gt; 政策文件</div><h1>{TITLE}</h1>", f"{NUMBER}\n{REST}"), file="a.html"),
    Case("page: h1, time and source", page(f"<nav><a href='/'>首页</a> &gt; <a href='/zw'>政务公开</a></nav><h1>{TITLE}</h1><div>发布时间：2027-03-05 09:00&nbsp;&nbsp;来源：示例市政府网&nbsp;&nbsp;字号：大 中 小</div>", f"{NUMBER}\n{REST}", title=f"{TITLE}_示例市政府网"), file="a.html", published=PUBLISHED),
    Case("page: h1 is the way, h2 the title", page(f"<h1>您当前所在的位置：首页 &gt; 政务公开 &gt; 政策文件</h1><h2>{TITLE}</h2>", f"{NUMBER}\n{REST}"), file="a.html"),
    Case("page: facts in a table", page(f"<table><tr><td>索引号</td><td>000-1</td><td>发文机关</td><td>示例市人民政府办公室</td></tr><tr><td>发文字号</td><td>{NUMBER}</td><td>成文日期</td><td>2027年03月01日</td></tr><tr><td>标题</td><td colspan='3'>{TITLE}</td></tr></table><h1>{TITLE}</h1>", REST), file="a.html"),
    Case("page: facts in a definition list", page(f"<dl><dt>发文机关</dt><dd>示例市人民政府办公室</dd><dt>发文字号</dt><dd>{NUMBER}</dd><dt>发布日期</dt><dd>2027-03-05</dd></dl><h1>{TITLE}</h1>", REST), file="a.html", published=PUBLISHED),
    Case("page: facts in meta elements", page(f"<meta name='ArticleTitle' content='{TITLE}'><meta name='PubDate' content='2027-03-05 09:00'>", f"{TITLE}\n{NUMBER}\n{REST}", title="示例市政府网"), file="a.html", published=PUBLISHED),
    Case("page: title only in the head", page("", f"{NUMBER}\n{REST}", title=f"{TITLE}-示例市人民政府门户网站"), file="a.html"),
)  # fmt: skip
