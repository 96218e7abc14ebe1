"""The pages of a workspace, asked as a browser would: in this process over HTTP, or as a program of its own."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from polreq.web import Asked, Server, open_site

DAY = date(2026, 11, 2)


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def value(self) -> dict:
        return json.loads(self.body)


class Client:
    """A browser that has opened the printed address."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.guard = server.guard
        self.own = f"127.0.0.1:{server.server_address[1]}"
        self.cookie = f"{self.guard.cookie}={self.guard.session}"

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str | None) -> Answer:
        """Ask as a page of the server would; a header given as None is left out, others are added or changed."""
        usual: dict[str, str | None] = {"host": self.own, "cookie": self.cookie}
        if method == "POST":
            usual |= {"origin": f"http://{self.own}", "x_polreq_token": self.guard.page}
        wanted = {k.replace("_", "-"): v for k, v in (usual | headers).items() if v is not None}
        connection = http.client.HTTPConnection(self.own, timeout=60)
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in wanted.items():
                connection.putheader(name, value)
            if body is not None and "content-length" not in wanted and "transfer-encoding" not in wanted:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()})
        finally:
            connection.close()

    def get(self, path: str, **query: str) -> Answer:
        return self.ask("GET", quote(path) + (f"?{urlencode(query)}" if query else ""))

    def post(self, path: str, **value: object) -> Answer:
        return self.ask("POST", path, json.dumps(value).encode())


@contextmanager
def serving(root: Path, lang: str = "zh") -> Iterator[Client]:
    """Serve a workspace in this process."""
    server = open_site(Asked(root, lang, "王敏", lambda: DAY), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Client(server)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


#: What is started in the background of a shell ignores Ctrl-C, and so does what it starts.
_INTERRUPTIBLE = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


class Served:
    """`polreq serve`, or another command that serves the pages, as a program of its own, which can be killed."""

    def __init__(self, root: Path, *arguments: str, command: tuple[str, ...] = ("serve", "--no-open")) -> None:
        code = f"import sys; {_INTERRUPTIBLE}; sys.argv = ['polreq', *{[*command, *arguments]!r}]; from polreq.cli.main import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", code],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=os.environ | {"POLREQ_LANG": "zh", "PYTHONUTF8": "1", "BROWSER": "true"},
        )
        assert self.process.stdout
        line = self.process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + (self.process.stderr.read() if self.process.stderr else "")
        self.address = found.group()
        self.base = self.address.partition("/start")[0]

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> tuple[int, str]:
        """End it as Ctrl-C does; its exit status, and what it said on standard error."""
        self.process.send_signal(signal.SIGINT)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said

    def _end(self, sign: signal.Signals) -> None:
        if self.process.poll() is None:
            self.process.send_signal(sign)
            self.process.wait(60)
        for stream in (self.process.stdout, self.process.stderr):
            if stream:
                stream.close()
