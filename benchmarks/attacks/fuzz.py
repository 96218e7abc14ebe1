"""Odd bytes for every reader, guided by coverage where atheris is installed (`pip install atheris`), else mutated blindly (Linux).

    python -m benchmarks.attacks.fuzz SECONDS FOLDER READER…

runs readers, each in a process forked from this one, which has loaded and instrumented the program, and leaves their counts in
FOLDER; `run_fuzz` starts it.
"""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any, Final

from benchmarks import ROOT
from benchmarks.attacks.outcome import Tally

#: One execution may take so long of the processor and a process may have so much, else it is a crash.
SECONDS: Final = 5
MEGABYTES: Final = 4_000
_LONGEST: Final = 4_096
_WRITE_EVERY_SECONDS: Final = 1.0


class TooLateError(BaseException):
    """An execution takes too long; not an Exception, so that no net of the program catches it."""


class FuzzedReader:
    """Calls a reader, counts, and keeps one example of each crash.

    Args:
        read: the reader.
        result: file that gets the counts, again and again, since a fuzzer may end the process.
    """

    def __init__(self, read: Callable[[bytes], object], result: Path) -> None:
        from polreq.errors import PolreqError
        from polreq.guarded.unreadable import UnreadableError

        self.read = read
        self._allowed = (PolreqError, UnreadableError)
        self._result = result
        self._written = 0.0
        self.executions = 0
        self.crashes: dict[str, str] = {}

    def __call__(self, data: bytes) -> None:
        """Try some bytes."""
        self.executions += 1
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            self.read(data)
        except self._allowed:
            pass
        except (Exception, TooLateError) as error:  # noqa: BLE001 - that is what is looked for
            self.crashes.setdefault(_where(error), data[:_LONGEST].hex())
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        if time.monotonic() - self._written > _WRITE_EVERY_SECONDS:
            self.write()

    def write(self) -> None:
        """Write down how it stands."""
        self._written = time.monotonic()
        self._result.write_text(json.dumps({"executions": self.executions, "crashes": self.crashes}), encoding="utf-8")


def is_guided() -> bool:
    """Whether there is a fuzzer that is guided by coverage."""
    return find_spec("atheris") is not None


def run_fuzz(seconds: float, names: tuple[str, ...] = ()) -> Iterator[Tally]:
    """Try every reader for a share of the time, and yield a tally for each.

    Args:
        seconds: for all together.
        names: of readers; all where there is none.
    """
    from benchmarks.attacks.reading import readers

    chosen = names or tuple(readers())
    each = max(seconds / len(chosen), 1)
    with tempfile.TemporaryDirectory(prefix="polreq-fuzz-") as folder:
        command = [sys.executable, "-m", "benchmarks.attacks.fuzz", str(each), folder, *chosen]
        subprocess.run(command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
        for number, name in enumerate(chosen):
            yield _tally(name, Path(folder, str(number)))


def _tally(name: str, place: Path) -> Tally:
    result, ended = place / "result.json", place / "ended"
    found: dict[str, Any] = {"executions": 0, "crashes": {}}
    if result.exists():
        found = json.loads(result.read_text(encoding="utf-8"))
    wrong = [f"{name}: {where}; bytes {data[:400]}" for where, data in found["crashes"].items()]
    status = ended.read_text(encoding="ascii") if ended.exists() else "never"
    if status != "0":
        said = (
            (place / "said").read_text(encoding="utf-8", errors="replace")[-600:] if (place / "said").exists() else ""
        )
        wrong.append(f"{name}: the process ends with {status}: {said}")
    return Tally("odd bytes", name, found["executions"], tuple(wrong))


def _where(error: BaseException) -> str:
    """Return what tells one crash from another: what it is, and the innermost line of the program."""
    own = [f for f in traceback.extract_tb(error.__traceback__) if f"{ROOT}/polreq/" in f.filename]
    last = own[-1] if own else None
    place = f"{Path(last.filename).relative_to(ROOT)}:{last.lineno}" if last else "?"
    return f"{type(error).__name__} at {place}: {str(error)[:80]!r}"


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise TooLateError


def _in_this_process(reader: FuzzedReader, name: str, seconds: float, folder: Path) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES << 20, MEGABYTES << 20))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seeds = _seeds(name)
    for seed in seeds:
        with suppress(Exception):  # what is loaded and compiled at first use takes its time once
            reader.read(seed)
    signal.signal(signal.SIGPROF, _late)
    for seed in seeds:
        reader(seed)
    reader.write()
    if is_guided():
        _guided(reader, name, seconds, folder, seeds)
    else:
        _blind(reader, name, seconds, seeds)


def _guided(reader: FuzzedReader, name: str, seconds: float, folder: Path, seeds: list[bytes]) -> None:
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in WORDS), encoding="ascii")
    name = name.replace(" ", "-")
    atheris.Setup(
        [name, str(corpus), f"-max_total_time={max(1, round(seconds))}", f"-max_len={_LONGEST}", "-verbosity=0",
         f"-dict={words}", f"-artifact_prefix={folder}/", "-rss_limit_mb=0", "-timeout=60"],
        reader,
    )  # fmt: skip
    atheris.Fuzz()  # ends the process


def _escaped(word: bytes) -> str:
    return "".join(rf"\x{byte:02x}" for byte in word)


def _blind(reader: FuzzedReader, name: str, seconds: float, seeds: list[bytes]) -> None:
    chance = random.Random(name)
    until = time.monotonic() + seconds
    kept = list(seeds)
    while time.monotonic() < until:
        data = mutated(chance, kept)
        reader(data)
        if not chance.randrange(50):
            kept.append(data)
            del kept[len(seeds) + 100 :: 2]
    reader.write()


def mutated(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Change some bytes of a seed: cut, repeat, put in a word, join with another."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 6)):
        start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        match chance.randrange(6):
            case 0:
                del data[start : min(end, start + 30)]
            case 1:
                data[start:start] = chance.choice(WORDS)
            case 2:
                data[start:start] = data[start : start + 20] * chance.randint(1, 30)
            case 3 if data:
                data[min(start, len(data) - 1)] = chance.randrange(256)
            case 4:
                data[start:end] = chance.choice(seeds)[: chance.randint(0, 200)]
            case _:
                data[start:end] = chance.choice(WORDS)
    return bytes(data[:_LONGEST])


#: What stands in files of all the kinds.
WORDS: Final = tuple(
    word.encode("utf-8", "surrogatepass")
    for word in (
        "id: ", "- ", "\n  ", "title: ", "body:\n", "{", "}", "[", "]", ": ", "? ", "&a ", "*a", "!!str ", "|", ">", "'", '"', "#", "---\n", "\t", "\r\n", "\x85", "\u2028", "\ufeff", "\x00", "\ud800",
        "null", "~", "999999999999", "-1", "1e999", "0x1", "2026-02-30", "<p>", "</p>", "<table><tr><td>", "<td rowspan=9>", "<!--", "<?x", "&#0;", "&#1114112;", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>", "<w:tbl>",
        'r="B9"', "<c>", "<v>", "nan", "inf", "²", "①", "应当", "2026年", "底前", "《", "》", "〔2026〕", "号", "国办发", "第一条", "一、", "（一）", "不少于", "%", "个工作日", "，", "。", "；", "局", "由", "和", "印发", "关于", "的通知", "每年", "至",
        "[DOCUMENT]\n", "[REQUIREMENT]\n", "UID: ", "<testcase name=", "BT /F 9 Tf (x) Tj ET", "endobj", "stream\n", ",", ";", "编号,标题,状态\n",
    )
)  # fmt: skip

_SEEDS: Final = (
    "关于公开的通知\n\n国办发〔2026〕1号\n\n一、各部门应当在2026年底前公布不少于90%的办事指南。\n（一）负责单位：市发展改革委、市财政局。\n\n2026年3月2日\n",
    "id: a\ntitle: 通知\nbody:\n  - {kind: paragraph, at: p1, text: 应当公布。}\n",
    "requirements:\n  - id: P-1\n    statement: |\n      应当公布。\n    deadlines: [{text: 年底前, kind: milestone, date: 2026-12-31}]\n",
    "links:\n  - {lower: F-1, upper: P-1, verdict: confirmed, digests: [a, b], on: 2026-01-01}\ngaps: []\n",
    "features:\n  - {id: F-1, title: 登录, status: done, channels: {pc: done}}\n",
    "<html><head><title>通知</title></head><body><h1>通知</h1><table><tr><td colspan=2>甲</td></tr></table><p>应当公开。</p></body></html>",
    "# 通知\n\n- 应当 *公开*\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n> 注\n",
    "编号,标题,状态\nF-1,登录,完成\n\"F-2\",\"注\n册\",进行中\n",
    '[{"id": "1", "title": "登录", "status": "done"}]',
    '{"current_version": "", "versions": {"": {"needs": {"a": {"id": "a", "title": "b", "type": "req", "links": ["c"]}}}}}',
    "[DOCUMENT]\nTITLE: 甲\n\n[REQUIREMENT]\nUID: A-1\nTITLE: 乙\nSTATEMENT: >>>\n应当。\n<<<\nRELATIONS:\n- TYPE: Parent\n  VALUE: A-2\n",
    '<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"><CORE-CONTENT><REQ-IF-CONTENT><SPEC-OBJECTS><SPEC-OBJECT IDENTIFIER="a"/></SPEC-OBJECTS></REQ-IF-CONTENT></CORE-CONTENT></REQ-IF>',
    '<testsuites><testsuite><testcase classname="a" name="F-1 登录"><failure/></testcase></testsuite></testsuites>',
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>应当公开。</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>',
    '<Page xmlns="http://www.ofdspec.org/2016"><Content><Layer><TextObject Boundary="1 1 9 9" Size="3"><TextCode X="0" Y="3" DeltaX="g 3 1">应当公开</TextCode></TextObject></Layer></Content></Page>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
)  # fmt: skip


def _seeds(name: str) -> list[bytes]:
    from benchmarks.attacks.containers import docx, ofd, packed, pdf_page, stream

    seeds: list[bytes] = [text.encode() for text in _SEEDS]
    if name == "source .pdf":
        seeds = [pdf_page(stream(b"BT /F 9 Tf 10 10 Td (Notice) Tj ET 0 0 m 9 9 l S", deflated=n)) for n in (0, 1)]
    elif name.startswith("source .") or name == "exchange .reqifz":
        seeds += [docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), ofd(""), packed({"a.txt": seeds[0]})]
    return seeds


def _main() -> None:
    seconds, folder, *names = sys.argv[1:]
    if is_guided():
        import atheris

        with atheris.instrument_imports(include=["polreq"], enable_loader_override=False):
            from benchmarks.attacks.reading import readers
    else:
        from benchmarks.attacks.reading import readers
    known = readers()
    for number, name in enumerate(names):
        place = Path(folder, str(number))
        place.mkdir()
        child = os.fork()
        if not child:
            for stream in (1, 2):
                os.dup2(os.open(place / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
            _in_this_process(FuzzedReader(known[name], place / "result.json"), name, float(seconds), place)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        (place / "ended").write_text(str(os.waitstatus_to_exitcode(status)), encoding="ascii")


if __name__ == "__main__":
    _main()
