"""A server on this machine that speaks chat completions as a test tells it to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from timeline.settings import Endpoint

Reply = tuple[int, str]
FIELDS = ("sentence", "value", "subject", "metric", "period")


class Server(ThreadingHTTPServer):
    """Keeps the requests that it gets, and answers each with what `reply` makes of it."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.reply: Callable[[dict[str, Any]], Reply] = lambda request: completion([])
        self.headers: dict[str, str] = {}

    @property
    def url(self) -> str:
        """What goes into `base_url`."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def says(self, *claims: tuple[str | None, ...]) -> None:
        """Answer every request with these claims."""
        self.reply = lambda request: completion(claims)

    def endpoint(self, folder: Path, **other: Any) -> Endpoint:
        """An endpoint whose answers are kept in a folder."""
        return Endpoint(self.url, "small", cache=folder / "cache", timeout=5, **{"max_retries": 0} | other)


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_POST(self) -> None:
        """Keep the request and answer it."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append({"path": self.path} | body)
        self.server.keys.append(self.headers["Authorization"])
        status, text = self.server.reply(body)
        raw = text.encode()
        self.send_response(status)
        for name, value in ({"Content-Type": "application/json"} | self.server.headers).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *words: object) -> None:
        """Stay silent."""


def completion(claims: Any) -> Reply:
    """A response with claims as the model's answer, or with the text that is given in their place."""
    said = claims if isinstance(claims, str) else answer(claims)
    message = {"role": "assistant", "content": said}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    whole = {"id": "1", "object": "chat.completion", "created": 0, "model": "small", "choices": [choice]}
    return 200, json.dumps(whole)


def answer(claims: Any) -> str:
    """Claims in the form that is asked for."""
    return json.dumps({"claims": [dict(zip(FIELDS, c, strict=True)) for c in claims]}, ensure_ascii=False)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A running server; it is reached without a proxy, and no key of this machine is used."""
    pytest.importorskip("openai", reason="the extra `llm` is not installed")
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()
