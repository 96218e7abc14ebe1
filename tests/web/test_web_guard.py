"""Who may ask the pages, and with what every answer is sent."""

import re
import socket
from html import unescape
from urllib.parse import quote

import pytest
from review_world import make
from served import Client, Served, serving
from terminal import polreq

from polreq.web.app import ACTIONS, LIMITS, PAGES
from polreq.web.exchange import Response
from polreq.web.guard import START, headers
from polreq.web.pages.report import ALONE
from polreq.web.server import LOOPBACK, SMALL


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with serving(make(tmp_path_factory.mktemp("guarded"))) as found:
        yield found


def test_the_printed_address_gives_a_cookie_that_no_script_and_no_other_site_sees(client):
    answer = client.ask("GET", f"{START}?token={client.guard.token}", cookie=None)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert (
        cookie == f"polreq-{client.server.server_address[1]}={client.guard.session}; Path=/; HttpOnly; SameSite=Strict"
    )
    assert client.guard.token not in cookie
    assert client.get("/").status == 200


@pytest.mark.parametrize("token", ["", "wrong", "é", "x" * 4000])
def test_another_token_gives_nothing(client, token):
    answer = client.ask("GET", f"{START}?token={quote(token)}", cookie=None)
    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", [*PAGES, "/static/polreq.js", "/nothing"])
def test_without_the_cookie_no_page_is_shown(client, path):
    for cookie in (None, "polreq=1", f"{client.guard.cookie}=", f"{client.guard.cookie}=wrong"):
        answer = client.ask("GET", path, cookie=cookie)
        assert answer.status == 403
        assert "从启动时打印的链接打开" in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", "", None]
)
def test_a_name_that_is_made_to_lead_here_is_refused(client, host):
    named = host.format(port=client.server.server_address[1]) if host else host
    assert client.ask("GET", "/", host=named).status in (400, 421)


def test_this_computer_may_be_called_localhost(client):
    own = f"localhost:{client.server.server_address[1]}"
    assert client.ask("GET", "/", host=own).status == 200
    assert client.ask("POST", "/language", b'{"lang": "zh"}', host=own, origin=f"http://{own}").status == 200


def test_only_this_computer_is_listened_to(client):
    assert LOOPBACK == "127.0.0.1"
    assert client.server.server_address[0] == LOOPBACK
    assert client.server.socket.family == socket.AF_INET


@pytest.mark.parametrize("path", sorted(ACTIONS))
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": None},
        {"origin": "null"},
        {"origin": "http://evil.example"},
        {"origin": "https://{own}"},
        {"x_polreq_token": None},
        {"x_polreq_token": "wrong"},
        {"cookie": None},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_what_changes_anything_must_come_from_a_page_of_the_server(client, path, headers):
    wanted = {k: v.format(own=client.own) if v else v for k, v in headers.items()}
    assert client.ask("POST", path, b"{}", **wanted).status == 403


def test_another_site_cannot_even_look(client):
    assert client.ask("GET", "/", sec_fetch_site="cross-site").status == 403
    assert client.ask("GET", "/", sec_fetch_site="same-origin").status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(client, method):
    assert client.ask(method, "/").status in (405, 501)


def test_looking_changes_nothing(client):
    """No action is reached by GET, and no page by POST."""
    assert all(client.get(path).status == 404 for path in ACTIONS)
    assert all(client.post(path).status == 404 for path in set(PAGES) - set(ACTIONS))


def answers(client: Client):
    yield client.get("/")
    yield client.get("/items/rows")
    yield client.get("/static/review.js")
    yield client.get("/nothing")
    yield client.get("/report/save", form="csv")
    yield client.ask("GET", "/", cookie=None)
    yield client.ask("GET", "/", host="evil.example")
    yield client.ask("PUT", "/")
    yield client.post("/review/act", window="gone", action="yes")
    yield client.ask("GET", f"{START}?token={client.guard.token}", cookie=None)


def test_every_answer_has_strict_headers(client):
    usual = dict(headers(Response(b"")))
    for answer in answers(client):
        assert {k: answer.headers[k.lower()] for k in usual} == usual
        assert "server" not in answer.headers
    policy = usual["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert usual["Cache-Control"] == "no-store"
    assert usual["X-Content-Type-Options"] == "nosniff"


def test_the_report_by_itself_runs_its_own_style_and_script_and_nothing_else(client):
    """Its policy is the one that the saved file has in itself, and nobody may show it inside another page."""
    answer = client.get(ALONE)
    assert answer.body == client.get("/report/save", form="html").body
    policy = answer.headers["content-security-policy"]
    written = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', answer.text)
    assert written
    assert policy == f"{unescape(written[1])}; frame-ancestors 'none'"
    assert [part for part in policy.split("; ") if not re.fullmatch(r"[a-z-]+ ('none'|'sha256-[\w+/=]+')", part)] == []
    others = dict(headers(Response(b"")))
    del others["Content-Security-Policy"]
    assert {k: answer.headers[k.lower()] for k in others} == others


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fsite.py",
        "/static//etc/passwd",
        "/static/polreq.css/",
    ],
)
def test_no_file_is_sent_but_those_that_belong_to_the_pages(client, path):
    assert client.ask("GET", path).status == 404


def test_bodies_have_limits_and_are_refused_unread(client):
    def refused(path: str, length: int) -> int:
        """Say that so much will come, and send none of it."""
        return client.ask("POST", path, content_length=str(length)).status

    assert refused("/review/act", SMALL + 1) == 413
    assert refused("/bring/read", LIMITS["/bring/read"] + 1) == 413
    assert refused("/bring/read", 10**13) in (411, 413)
    assert client.ask("POST", "/review/act", content_length="-1").status == 411
    assert client.ask("POST", "/review/act", content_length="many").status == 411
    assert client.ask("POST", "/review/act").status == 411
    assert client.ask("POST", "/review/act", b"", transfer_encoding="chunked").status == 411
    assert client.ask("GET", "/", b"body").status == 400


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b'"text"', b'{"window": 1}', b'{"window": {}, "action": []}']
)
@pytest.mark.parametrize("path", ["/review/act", "/review/targets", "/gaps/reason", "/bring/take", "/language"])
def test_what_no_page_sends_is_refused_in_words(client, path, body):
    answer = client.ask("POST", path, body)
    assert answer.status in (400, 410, 200)
    assert "said" in answer.value or answer.status == 200


@pytest.mark.parametrize(
    "raw",
    [
        b"GET\r\n\r\n",
        b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_and_the_server_goes_on(client, raw):
    with socket.create_connection(client.server.server_address[:2], timeout=60) as connection:
        connection.sendall(raw)
        assert b"polreq" in connection.recv(65536) or raw
    assert client.get("/").status == 200


def test_half_a_body_is_not_taken_for_a_whole_one(client):
    with socket.create_connection(client.server.server_address[:2], timeout=60) as connection:
        head = f"POST /bring/read?name=a.txt HTTP/1.1\r\nHost: {client.own}\r\nOrigin: http://{client.own}\r\nCookie: {client.cookie}\r\n"
        connection.sendall(f"{head}X-Polreq-Token: {client.guard.page}\r\nContent-Length: 100\r\n\r\nhalf".encode())
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(65536).startswith(b"HTTP/1.1 400")


def test_nobody_is_asked_what_this_computer_is_called(client, monkeypatch, tmp_path):
    def never(*_):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "getfqdn", never)
    with serving(make(tmp_path)) as other:
        assert other.get("/").status == 200


def test_the_program_prints_its_address_and_ends_quietly(tmp_path):
    served = Served(make(tmp_path), "--by", "王敏")
    assert served.address.startswith(f"{served.base}{START}?token=")
    assert served.base.startswith("http://127.0.0.1:")
    code, said = served.stop()
    assert code == 0
    assert said == "按 Ctrl-C 停止；已作的决定都已写入文件。\n网页已就绪，请在浏览器中打开（只限本机）：\n"


def test_two_servers_cannot_have_one_port(client, tmp_path):
    ran = polreq(make(tmp_path), "serve", "--no-open", "--port", str(client.server.server_address[1]))
    assert ran.code == 2
    assert "用不了" in ran.err
    assert polreq(tmp_path, "serve", "--port", "70000").code == 2
