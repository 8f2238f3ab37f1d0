"""Load on the page and the API: many people at once, over HTTP, with the offline model.

    python -m eval.load_web [--door api|chat] [--people 20] [--questions 2000] [--out FILE.json]

Starts a server of its own on this machine, in a home of its own that shares the index of
ALINEA_HOME; each person holds conversations drawn from the gold set, one after the other, without
pausing. Reports errors, times (p50, p95), the server's memory as it goes, and its processor time,
which does not depend on what else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import httpx

from assistant.reception import LONGEST
from assistant.settings import Settings
from eval.borrowed_home import borrowed_home
from eval.gold import GOLD_FOLDER, load_gold

SEED = 20
EVERY = 100  # questions between two readings of the server's memory
WARM_UP = 40  # questions that are asked first and not counted
PATIENCE = 60.0  # seconds before an answer counts as an error


@dataclass(slots=True)
class Report:
    """What a run measured: seconds, mebibytes, and the errors word for word."""

    door: str
    people: int
    questions: int
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)  # RSS of the server, one every EVERY
    threads: list[int] = field(default_factory=list)
    elapsed: float = 0.0
    processor: float = 0.0  # seconds that the server computed
    load: float = 0.0  # of the machine when the run began, beside the run itself

    def lines(self) -> Iterator[str]:
        """The report, for people."""
        cuts = statistics.quantiles(self.seconds, n=100) if len(self.seconds) > 1 else [0.0] * 99
        yield f"{self.questions} questions, {self.people} personnes, par {self.door}"
        yield f"erreurs : {len(self.errors)}"
        yield f"p50 {cuts[49]:.3f} s, p95 {cuts[94]:.3f} s, p99 {cuts[98]:.3f} s"
        yield f"débit : {len(self.seconds) / self.elapsed:.1f} questions par seconde"
        yield (
            f"processeur du serveur : {1000 * self.processor / max(1, self.questions):.0f} ms par "
            f"question ; charge de la machine au départ : {self.load:.1f}"
        )
        yield "mémoire (Mio) : " + " ".join(f"{m:.0f}" for m in self.memory)
        yield f"fils : {min(self.threads, default=0)} à {max(self.threads, default=0)}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 1 where a question failed."""
    options = _parser().parse_args(argv)
    report = Report(options.door, options.people, options.questions, load=os.getloadavg()[0])
    with _server() as (address, pid):
        asyncio.run(_run(report, address, pid))
    for line in report.lines():
        print(line)
    for error in report.errors[:5]:
        print(f"  {error}", file=sys.stderr)
    if options.out:
        options.out.write_text(json.dumps(asdict(report), ensure_ascii=False), encoding="utf-8")
    return 1 if report.errors else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--door", choices=("api", "chat"), default="api")
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--out", type=Path)
    return parser


@contextmanager
def _server() -> Iterator[tuple[str, int]]:
    """A server started as a user starts it: its address and its process."""
    shared = Settings.from_environment().home
    with borrowed_home(shared) as home:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "assistant.cli", "chat", "--port", str(port)]
        server = subprocess.Popen(command, env=os.environ | {"ALINEA_HOME": str(home)})
        try:
            yield f"http://127.0.0.1:{port}", server.pid
        finally:
            server.terminate()
            server.wait(timeout=20)


async def _run(report: Report, address: str, pid: int) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
        await _ready(client)
        door = await _door(report.door, client)
        conversations = _conversations()
        await _people(Report("", report.people, WARM_UP), door, conversations, pid)
        started, computed = time.perf_counter(), _processor(pid)
        report.memory.append(_memory(pid))
        await _people(report, door, conversations, pid)
        report.elapsed = time.perf_counter() - started
        report.processor = _processor(pid) - computed


async def _people(report: Report, door: Any, conversations: Iterator[Any], pid: int) -> None:
    left = iter(range(report.questions))

    async def person() -> None:
        for turns in conversations:
            thread = uuid.uuid4().hex
            for question in turns:
                if next(left, None) is None:
                    return
                await _asked(report, door, question, thread)
                if (len(report.seconds) + len(report.errors)) % EVERY == 0:
                    report.memory.append(_memory(pid))
                    report.threads.append(len(os.listdir(f"/proc/{pid}/task")))

    await asyncio.gather(*(person() for _ in range(report.people)))


async def _asked(report: Report, door: Any, question: str, thread: str) -> None:
    started = time.perf_counter()
    try:
        fault = await door(question, thread)
    except (httpx.HTTPError, ValueError, KeyError) as error:
        fault = repr(error)
    if fault:
        report.errors.append(f"« {question} » : {fault}")
    else:
        report.seconds.append(time.perf_counter() - started)


def _conversations() -> Iterator[tuple[str, ...]]:
    """The turns of gold questions, drawn over and over, always in the same order.

    Blank or endless ones are left out: the API refuses them, as it should.
    """
    cases = [case.turns for case in load_gold(GOLD_FOLDER)]
    cases = [turns for turns in cases if all(0 < len(t.strip()) <= LONGEST for t in turns)]
    draw = random.Random(SEED)
    while True:
        yield draw.choice(cases)


async def _ready(client: httpx.AsyncClient) -> None:
    for _ in range(600):
        try:
            (await client.get("/api/health")).raise_for_status()
            return
        except httpx.HTTPError:
            await asyncio.sleep(0.2)
    raise RuntimeError("le serveur ne répond pas")


async def _door(name: str, client: httpx.AsyncClient) -> Any:
    return _ApiDoor(client) if name == "api" else await _ChatDoor.open(client)


class _ApiDoor:
    """Asks as a program does."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self._client = client

    async def __call__(self, question: str, thread: str) -> str:
        """What went wrong; empty where an answer came."""
        body = {"question": question, "thread": thread}
        response = await self._client.post("/api/ask", json=body)
        if response.status_code != 200:
            return f"{response.status_code} {response.text[:200]}"
        answer = response.json()
        return str(answer["answer"]) if answer["status"] == "error" else ""


class _ChatDoor:
    """Asks as the page does: an event in Gradio's queue, then its messages until the last."""

    def __init__(self, client: httpx.AsyncClient, event: int, inputs: list[Any]) -> None:
        self._client = client
        self._event = event
        self._inputs = inputs  # what each input of the event holds, the question apart

    @classmethod
    async def open(cls, client: httpx.AsyncClient) -> _ChatDoor:
        """Find the event of the question box in the page's description."""
        config = (await client.get("/config")).raise_for_status().json()
        parts = {c["id"]: c["props"] for c in config["components"]}
        [box] = [i for i, props in parts.items() if props.get("elem_id") == "question"]
        [event] = [d for d in config["dependencies"] if [box, "submit"] in d["targets"]]
        inputs = [parts[i].get("value") if i != box else _ChatDoor for i in event["inputs"]]
        return cls(client, event["id"], inputs)

    async def __call__(self, question: str, thread: str) -> str:
        """What went wrong; empty where the event ended well. Each conversation has its tab."""
        tab = thread[:11]  # as long as the browser's
        data = [question if value is _ChatDoor else value for value in self._inputs]
        event = {"data": data, "fn_index": self._event, "session_hash": tab}
        (await self._client.post("/gradio_api/queue/join", json=event)).raise_for_status()
        address = f"/gradio_api/queue/data?session_hash={tab}"
        async with self._client.stream("GET", address) as lines:
            async for line in lines.aiter_lines():
                message = json.loads(line.removeprefix("data:")) if line else {}
                if message.get("msg") == "process_completed":
                    return "" if message["success"] else str(message["output"])
        return "la file s'est arrêtée"


def _status(pid: int, name: str) -> float:
    words = Path(f"/proc/{pid}/status").read_text().split()
    return float(words[words.index(f"{name}:") + 1])


def _memory(pid: int) -> float:
    return _status(pid, "VmRSS") / 1024


def _processor(pid: int) -> float:
    """Seconds of processor time, in user and in system mode."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    raise SystemExit(main())
