"""Faults while polreq writes: killed, disk full, refused, at every call that changes a file, over every command that writes (Linux)."""

import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.attacks.apart import Apart, Limits, apart, polreq_apart, polreq_here, warm
from benchmarks.attacks.faulty import ERRORS, FaultKind, FaultySystem
from benchmarks.attacks.outcome import Tally
from benchmarks.attacks.worlds import WritingCommand, make_world, writing_commands

_LIMITS: Final = Limits(seconds=60)
#: Every so many faults the command is run once more, and must come to what it comes to undisturbed.
_AGAIN: Final = 10
#: How often in each round a command is killed at a moment of chance, between calls too.
_MOMENTS: Final = 4
#: What a message says where a part was written and the next program writes the rest.
_REST: Final = "any polreq command will write the rest"

Held = Mapping[str, bytes]


def run_faults(wanted: int, seed: int = 0) -> Iterator[Tally]:
    """Try faults, at least so many, and yield a tally for each command.

    Args:
        wanted: number of faults.
        seed: of the moments of chance.
    """
    chance = random.Random(seed)
    tried = dict.fromkeys(writing_commands(), 0)
    wrong: dict[str, list[str]] = {name: [] for name in tried}
    size = 1
    _warm()
    while sum(tried.values()) < wanted:
        for name, command in writing_commands().items():
            left = wanted - sum(tried.values())
            share = -(-left // len(tried)) if wanted < _whole_round(tried) else left
            with tempfile.TemporaryDirectory(prefix="polreq-faults-") as folder:
                attack = _Attack(Path(folder), name, command, size)
                for said in attack.run(chance, max(share, 1)):
                    tried[name] += 1
                    wrong[name] += said
        size += 7
    for name in tried:
        yield Tally("faults", name, tried[name], tuple(wrong[name]))


def _warm() -> None:
    """Load here what every run needs."""
    with tempfile.TemporaryDirectory(prefix="polreq-faults-") as folder:
        root = make_world(Path(folder))
        for command in writing_commands().values():
            warm(root, command.arguments)


def _whole_round(tried: Mapping[str, int]) -> int:
    """Return roughly how many faults one round has: below that, every command gets its share."""
    return 130 * len(tried)


@dataclass(slots=True)
class _Attack:
    """One command in one workspace, which is put back before each fault."""

    folder: Path
    name: str
    command: WritingCommand
    size: int

    def run(self, chance: random.Random, most: int) -> Iterator[list[str]]:
        """Yield for each fault what did not hold."""
        made = make_world(self.folder / "made", self.size)
        for arguments in self.command.prepared:
            polreq_apart(made, arguments, _LIMITS)
        for name, text in self.command.changed:
            (made / name).write_text(text, encoding="utf-8")
        before = _held(made)
        whole = self._fresh()
        undisturbed, calls = self._disturbed(whole, -1, "kill")
        after = _held(whole)
        if undisturbed.code not in (0, 1) or before == after or not calls:
            yield [f"{self.name}: does not write undisturbed: {undisturbed.said.strip()[-300:]}"]
            return
        faults: list[tuple[int, FaultKind]] = [(n, kind) for n in range(calls) for kind in ERRORS]
        chance.shuffle(faults)
        for count, (number, kind) in enumerate(faults[:most]):
            root = self._fresh()
            ran, _ = self._disturbed(root, number, kind)
            what = f"{self.name}, {kind} at call {number} of {calls}"
            yield self._judge(root, what, ran, (before, after), killed=kind == "kill", again=count % _AGAIN == 0)
        for _ in range(min(_MOMENTS, max(0, most - len(faults)))):
            root = self._fresh()
            moment = chance.uniform(0, undisturbed.seconds)
            ran = apart(partial(self._work, root), _LIMITS, kill_after=moment)
            yield self._judge(
                root, f"{self.name}, killed after {moment:.3f} s", ran, (before, after), killed=True, again=True
            )

    def _fresh(self) -> Path:
        root = self.folder / "ws"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.folder / "made", root)
        return root

    def _work(self, root: Path) -> None:
        polreq_here(root, self.command.arguments)

    def _disturbed(self, root: Path, number: int, kind: FaultKind) -> tuple[Apart, int]:
        told = self.folder / "calls"
        told.unlink(missing_ok=True)

        def work() -> None:
            system = FaultySystem(root, number, kind, told)
            try:
                polreq_here(root, self.command.arguments, system.install)
            finally:
                system.tell()

        ran = apart(work, _LIMITS)
        return ran, int(told.read_text(encoding="ascii")) if told.exists() else 0

    def _judge(
        self, root: Path, what: str, ran: Apart, states: tuple[Held, Held], *, killed: bool, again: bool
    ) -> list[str]:
        """Say what does not hold after the next run of polreq."""
        before, after = states
        wrong = []
        if not killed and (ran.code not in (0, 1, 2) or "Traceback" in ran.said or "Internal error" in ran.said):
            wrong.append(f"{what}: exit {ran.code}, {ran.said.strip()[-300:]}")
        following = polreq_apart(root, ("cache",), _LIMITS)
        if following.code:
            wrong.append(f"{what}: the next run ends with {following.code}: {following.said.strip()[-300:]}")
        now = _held(root)
        wrong += [f"{what}: {odd}" for odd in _odd(now, before, after, whole=self.command.whole)]
        if not killed and now == after != before and ran.code == 2 and _REST not in ran.said:
            wrong.append(f"{what}: says that it failed and has written: {ran.said.strip()[-300:]}")
        if not killed and now == before and ran.code == 0:
            wrong.append(f"{what}: says that it has written and has not")
        wrong += [f"{what}: {path.relative_to(root)} is left" for path in sorted(root.rglob("*")) if _is_left(path)]
        if again and not wrong:
            polreq_apart(root, self.command.arguments, _LIMITS)
            if _held(root) != after and now != after:  # where all was written, it may have something else to say
                wrong.append(f"{what}: run again, it does not come to what it comes to undisturbed")
        return wrong


def _odd(now: Held, before: Held, after: Held, *, whole: bool) -> Iterator[str]:
    if whole and now not in (before, after):
        differing = sorted(name for name in {*now, *before, *after} if now.get(name) != after.get(name))
        yield f"neither as before nor as after ({', '.join(differing)})"
    if not whole:
        for name in sorted({*now, *before, *after}):
            if now.get(name) not in (before.get(name), after.get(name)):
                yield f"{name} is neither as before nor as after"


def _held(root: Path) -> Held:
    """Return what the files of the workspace hold."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".polreq" not in path.parts and not _is_left(path)
    }


def _is_left(path: Path) -> bool:
    return (path.name.startswith(".polreq-") and path.name.endswith(".tmp")) or (
        path.parent.name == ".polreq" and path.name in ("journal.json", "writing", "journal.unreadable")
    )
