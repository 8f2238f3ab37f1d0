"""A server that speaks the OpenAI protocol (chat completions, tools, streaming) and can fail.

``python tests/assistant/openai_server.py [--port P] [--fault NAME]`` runs it by hand: it looks up
what the dossier names, then copies what the tools say, as a careful model would.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Message = dict[str, Any]
Brain = Callable[[list[Message]], Message]  # the messages so far, and what the model says next
CALLING = "tool_calls"


@dataclass(frozen=True)
class Fault:
    """One reply that goes wrong."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str = ""
    silence: float = 0.0  # seconds before anything is said
    finish: str | None = "stop"  # None: the stream ends without one
    cut: bool = False
    drip: float = 0.0  # seconds between two pieces of a stream


NO_FAULT = Fault()


@dataclass
class FakeOpenAI:
    """The server; ``faults`` come first, one for each request, ``always`` for every other one."""

    brain: Brain
    faults: list[Fault] = field(default_factory=list)
    always: Fault = NO_FAULT
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> FakeOpenAI:
        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self))
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def _handler(fake: FakeOpenAI) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            fake.requests.append(request)
            fake.keys.append(str(self.headers.get("Authorization", "")))
            fault = fake.faults.pop(0) if fake.faults else fake.always
            time.sleep(fault.silence)
            try:
                if fault.status != 200:
                    self._send(fault.status, fault.headers, fault.body.encode())
                else:
                    self._reply(request, fault)
            except OSError:
                pass  # the client has gone

        def _reply(self, request: dict[str, Any], fault: Fault) -> None:
            said = fake.brain(request["messages"])
            finish = CALLING if said.get("tool_calls") and fault.finish == "stop" else fault.finish
            if not request.get("stream"):
                choice = {"index": 0, "message": said, "finish_reason": finish}
                whole = {**_envelope("chat.completion"), "choices": [choice], "usage": _USAGE}
                self._send(200, {}, json.dumps(whole).encode(), cut=fault.cut)
                return
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            for number, event in enumerate(_events(said, finish)):
                if fault.cut and number == 3:
                    self.close_connection = True
                    return
                self._chunk(f"data: {json.dumps(event)}\n\n".encode())
                time.sleep(fault.drip)
            self._chunk(b"data: [DONE]\n\n")
            self._chunk(b"")

        def _chunk(self, data: bytes) -> None:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()

        def _send(
            self, status: int, headers: dict[str, str], body: bytes, cut: bool = False
        ) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if cut else body)
            self.close_connection = cut

    return Handler


_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def _envelope(kind: str) -> dict[str, Any]:
    return {"id": "essai", "object": kind, "created": 0, "model": "essai"}


def _events(said: Message, finish: str | None) -> Iterator[dict[str, Any]]:
    """The chunks of a streamed reply: pieces of text or of tool calls, the end, the tokens."""
    envelope = _envelope("chat.completion.chunk")

    def chunk(delta: Message, end: str | None = None) -> dict[str, Any]:
        return {**envelope, "choices": [{"index": 0, "delta": delta, "finish_reason": end}]}

    yield chunk({"role": "assistant", "content": ""})
    for index, call in enumerate(said.get("tool_calls") or ()):
        name, arguments = call["function"]["name"], call["function"]["arguments"]
        half = len(arguments) // 2
        yield chunk(_delta(index, call["id"], name, arguments[:half]))
        yield chunk(_delta(index, None, None, arguments[half:]))
    for word in re.findall(r"\S+\s*", said.get("content") or ""):
        yield chunk({"content": word})
    if finish:
        yield chunk({}, finish)
    yield {**envelope, "choices": [], "usage": _USAGE}


def _delta(index: int, call_id: str | None, name: str | None, arguments: str) -> Message:
    function = {"name": name, "arguments": arguments}
    return {
        "tool_calls": [{"index": index, "id": call_id, "type": "function"} | {"function": function}]
    }


def calls(name: str, arguments: str) -> Message:
    """A message that calls one tool, its arguments as the server wrote them."""
    function = {"name": name, "arguments": arguments}
    call = {"id": f"appel-{name}", "type": "function", "function": function}
    return {"role": "assistant", "content": None, "tool_calls": [call]}


def says(text: str) -> Message:
    """A message without tool calls."""
    return {"role": "assistant", "content": text}


def results_in(messages: list[Message]) -> list[str]:
    """What the tools have said since the last question."""
    last = max(i for i, m in enumerate(messages) if m["role"] == "user")
    return [str(m["content"]) for m in messages[last:] if m["role"] == "tool"]


def careful(messages: list[Message]) -> Message:
    """Looks up what the dossier names, then copies what the tool says."""
    found = results_in(messages)
    if found:
        return says("\n".join(found))
    question, _, dossier = str(messages[-1]["content"]).partition("\n\nDossier : ")
    known = dict(part.split(" : ", 1) for part in dossier.rstrip(".").split(" ; ") if " : " in part)
    if "métier" in known:
        names = {"métier": "metier", "lieu": "lieu", "nationalité": "nationalite", "date": "date"}
        args = {names[k]: v for k, v in known.items() if k in names}
        return calls("metier_ouvert", json.dumps(args))
    return calls("chercher_textes", json.dumps({"question": question}))


FAULTS = {
    "429": Fault(429, {"Retry-After": "0"}, '{"error": {"message": "trop de demandes"}}'),
    "500": Fault(500),
    "401": Fault(401, {}, '{"error": {"message": "clé refusée"}}'),
    "muet": Fault(silence=3600),
    "coupe": Fault(cut=True),
    "tronque": Fault(finish="length"),
    "goutte": Fault(drip=1.0),
}


def main() -> None:
    """Serve until interrupted."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--port", type=int, default=8089)
    options.add_argument("--fault", choices=sorted(FAULTS))
    chosen = options.parse_args()
    fault = FAULTS[chosen.fault] if chosen.fault else NO_FAULT
    with FakeOpenAI(careful, always=fault, port=chosen.port) as fake:
        print(fake.url, flush=True)
        Event().wait()


if __name__ == "__main__":
    main()
