"""An endpoint of the shape that people have in their networks, in a thread of the test, and what it was asked."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

#: From the two texts of a pair to (status, body).
Answer = Callable[[str, str], tuple[int, bytes]]


def said(content: object, status: int = 200) -> tuple[int, bytes]:
    """Return what a server sends when its model says this."""
    return status, json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


class ModelServer:
    """Answers `POST /v1/chat/completions` as it is told to."""

    def __init__(self, answer: Answer, headers: dict[str, str] | None = None) -> None:
        self.asked: list[tuple[str, str]] = []
        self.requests: list[tuple[str, dict[str, str], dict]] = []
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                upper, lower = json.loads(body["messages"][1]["content"]).values()
                server.requests.append((self.path, dict(self.headers), body))
                server.asked.append((upper, lower))
                status, data = answer(upper, lower)
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *args):
                pass

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.01})
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"

    def __enter__(self) -> "ModelServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()
