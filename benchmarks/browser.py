"""A real browser without a window, driven over a pipe by the protocol that its developer tools speak; nothing to install beside it."""

import base64
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Final

#: Seconds until something must have happened; far more than it takes, so that a busy machine fails nothing.
PATIENCE = 90

#: Names by which systems know it.
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

#: Filters the list of a page by each of WORDS, and gives the time of each with the layout that follows, in milliseconds.
FILTER_EACH: Final = """(() => {
  const field = document.querySelector(".filter"), took = [];
  for (const words of WORDS) {
    const start = performance.now();
    field.value = words;
    field.dispatchEvent(new Event("input"));
    document.body.offsetHeight;
    took.push(performance.now() - start);
  }
  return took;
})()"""

_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",  # containers run tests as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
)


def find_browser() -> str | None:
    """Where a browser is that can be driven; None if there is none."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


class Browser:
    """One browser with one page."""

    def __init__(self, profile: Path) -> None:
        command = find_browser()
        assert command
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()
        # it reads from 3 and writes to 4
        shell = f'exec "$@" 3<&{to_read} 4>&{to_write}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", command, *_ARGUMENTS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(to_read, to_write),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_read)
        os.close(to_write)
        self._buffer = b""
        self._number = 0
        self._session = ""
        self.errors: list[str] = []
        self.asked: list[str] = []
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(t["targetId"] for t in targets if t["type"] == "page")
        self._session = self.send("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: object) -> Any:
        """Send a command and wait for what it gives back."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            back = self._next(until)
            if back.get("id") == self._number:
                assert "error" not in back, f"{method}: {back}"
                return back["result"]

    def _next(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser does not answer"
            more = os.read(self._in, 1 << 20)
            assert more, "the browser is gone"
            self._buffer += more
        raw, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        self._note(message)
        return message

    def _note(self, message: dict[str, Any]) -> None:
        """Keep what the page complains of, and what it asks the network for."""
        parameters = message.get("params", {})
        if message.get("method") == "Runtime.exceptionThrown":
            details = parameters["exceptionDetails"]
            self.errors.append(details.get("exception", {}).get("description") or details["text"])
        elif message.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.errors.append(f"{parameters['entry']['text']} {parameters['entry'].get('url', '')}")
        elif message.get("method") == "Network.requestWillBeSent":
            self.asked.append(parameters["request"]["url"])

    def run(self, script: str) -> Any:
        """Run a script in the page, and give back what it comes to."""
        back = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in back, back["exceptionDetails"]
        return back["result"].get("value")

    def wait(self, script: str, what: str = "") -> Any:
        """Wait until a script comes to something; an element is something."""
        script = f"(found => found instanceof Node ? true : found)({script})"
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if found := self.run(script):
                    return found
            except AssertionError:  # the page is being left
                pass
            time.sleep(0.02)
        raise AssertionError(f"{what or script} did not come; the page says: {self.text()[:2000]}")

    def open(self, address: str) -> None:
        """Go to a page and wait until it is there."""
        back = self.send("Page.navigate", url=address)
        assert "errorText" not in back, back
        self.wait("location.href !== 'about:blank' && document.readyState === 'complete'", address)

    def text(self) -> str:
        """Everything that the page shows."""
        return str(self.run("document.body ? document.body.innerText : ''"))

    def key(self, key: str) -> None:
        """Press a key and let it go."""
        named = {"Enter": 13, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39}
        code = named.get(key) or ord(key.upper())
        text = "\r" if key == "Enter" else key if len(key) == 1 else ""
        common = {"key": key, "windowsVirtualKeyCode": code, "code": f"Key{key.upper()}" if key.isalpha() else key}
        self.send("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def click(self, selector: str) -> None:
        """Press the mouse on an element."""
        box = self.wait(
            f"(() => {{const e = document.querySelector({json.dumps(selector)}); if (!e) return null; e.scrollIntoView({{block: 'center'}});"
            " const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]})()",
            selector,
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def write(self, text: str) -> None:
        """Write a text where the cursor is, as an input method gives it in the end."""
        self.send("Input.insertText", text=text)

    def compose(self, text: str) -> None:
        """Begin to write with an input method, which shows a text that is not chosen yet."""
        self.send("Input.imeSetComposition", text=text, selectionStart=len(text), selectionEnd=len(text))

    def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Make the page so large, light or dark."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        value = "dark" if dark else "light"
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])

    def choose_file(self, selector: str, file: Path) -> None:
        """Choose a file, as in the window of the system."""
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", files=[str(file)], nodeId=node)

    def picture(self, *, whole: bool = False) -> bytes:
        """Return what the page looks like as PNG."""
        back = self.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(back["data"])

    def nodes(self) -> int:
        """How many elements the page has."""
        return int(self.run("document.getElementsByTagName('*').length"))

    def close(self) -> None:
        """End the browser."""
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._out)
        os.close(self._in)
