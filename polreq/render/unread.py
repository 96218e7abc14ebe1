"""Files that could not be read, said above all figures, which are without them."""

from collections.abc import Iterator, Sequence

from polreq.render.messages import message
from polreq.render.oneline import clean
from polreq.render.words import pick
from polreq.results.finding import Finding
from polreq.words import Lang


def unread_lines(unread: Sequence[Finding], lang: Lang) -> Iterator[str]:
    """Yield a heading and a line for each file with its place and what is wrong with it; nothing if all were read."""
    if not unread:
        return
    yield pick(
        lang,
        f"有 {len(unread)} 个文件没有读全，各项数字不含没有读到的内容；改正后请重新运行：",
        f"{len(unread)} file(s) could not be read in full; all figures are without what was not read. Mend them and run this again:",
    )
    for finding in unread:
        yield clean(f"{finding.place} {finding.code} {message(finding, lang)[0]}")
