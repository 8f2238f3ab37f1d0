from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.batch import run_batch
from assistant.cli import main
from assistant.service import Assistant

KEYS = {"id", "status", "verdict", "answer", "citations", "dossier", "steps", "model", "ms"}
GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"


def _batch(assistant: Assistant, tmp_path: Path, lines: list[bytes]) -> list[dict[str, object]]:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes(b"\n".join(lines))
    assert run_batch(assistant, source, target) == 0
    return [json.loads(line) for line in target.read_text("utf-8").split("\n") if line]


def _line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def test_each_line_is_a_conversation_of_its_own(assistant: Assistant, tmp_path: Path) -> None:
    out = _batch(
        assistant,
        tmp_path,
        [
            _line(id="un", turns=[GEOMETRE]),
            _line(id="suite", turns=[GEOMETRE, "Et en Corse ?"]),
            _line(id="seul", turns=["Et en Corse ?"]),
            _line(id="date", turns=["Un soudeur à Rennes ?"], date="2008-01-10"),
        ],
    )
    assert [o["id"] for o in out] == ["un", "suite", "seul", "date"]
    assert all(set(o) >= KEYS for o in out)
    assert [o["verdict"] for o in out][:2] == ["open", "not_open"]
    assert out[2]["verdict"] is None
    assert out[3]["dossier"]["on"] == "2008-01-10"  # type: ignore[index]
    first = out[0]["citations"][0]  # type: ignore[index]
    assert set(first) == {"n", "source_id", "passage_id", "locator", "quote"}
    assert set(out[0]["steps"][0]) == {"tool", "args", "ms"}  # type: ignore[index]


@pytest.mark.parametrize(
    "bad",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        _line(id="x"),
        _line(id="x", turns=[]),
        _line(id="x", turns="une question"),
        _line(id="x", turns=[1]),
        _line(id="x", turns=[GEOMETRE], date="demain"),
        _line(id="x", turns=[GEOMETRE], date=2008),
        b"[" * 100_000,
    ],
)
def test_a_bad_line_is_an_error_and_the_batch_goes_on(
    assistant: Assistant, tmp_path: Path, bad: bytes
) -> None:
    out = _batch(assistant, tmp_path, [bad, _line(id="bon", turns=[GEOMETRE])])
    assert out[0]["status"] == "error"
    assert out[0]["answer"]
    assert set(out[0]) >= KEYS
    assert (out[1]["id"], out[1]["verdict"]) == ("bon", "open")


def test_unusual_line_breaks_and_identifiers_are_kept(assistant: Assistant, tmp_path: Path) -> None:
    strange = b'{"id": "\\ud800", "turns": ["g\xc3\xa9om\xc3\xa8tre en Bretagne\xe2\x80\xa8?"]}'
    out = _batch(assistant, tmp_path, [b"", strange, b"  "])
    assert [(o["id"], o["verdict"]) for o in out] == [("\ud800", "open")]


COMMANDS = [
    [],
    ["ask"],
    ["chat"],
    ["corpus"],
    ["corpus", "build"],
    ["corpus", "list"],
    ["corpus", "anomalies"],
    ["index"],
    ["index", "build"],
    ["index", "info"],
    ["eval"],
    ["eval", "run"],
    ["eval", "compare"],
    ["eval", "retrieval"],
]
_ENGLISH = ("show this help", "usage:", "positional arguments", "optional arguments")


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_its_help_in_french(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main([*command, "--help"])
    except SystemExit as ended:
        code = ended.code
    shown = capsys.readouterr().out
    assert code == 0
    assert "alinea" in shown
    assert not [words for words in _ENGLISH if words in shown]


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["inconnue"],
        ["corpus"],
        ["ask", "--date", "demain", "question"],
        ["ask", "--json", "--inconnu"],
        ["ask", "--batch", "x.jsonl"],
        ["chat", "--port", "abc"],
        ["eval"],
        ["eval", "inconnue"],
    ],
    ids=" ".join,
)
def test_misuse_exits_with_2_and_says_why_on_stderr(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code: object = main(command)
    except SystemExit as ended:
        code = ended.code
    shown = capsys.readouterr()
    assert code == 2
    assert shown.err
    assert not shown.out


def test_failure_exits_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, out = str(tmp_path / "absent.jsonl"), str(tmp_path / "out.jsonl")
    assert main(["ask", "--batch", missing, "--out", out]) == 1
    assert "alinea :" in capsys.readouterr().err


def test_ask_in_text_and_in_json(alinea_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", GEOMETRE]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Oui : Géomètre")
    assert "Sources :" in text
    assert "[1] arrêté du 18 janvier 2008, annexe, Bretagne" in text
    assert main(["ask", GEOMETRE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "open"


def test_the_date_option_chooses_the_list(
    alinea_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    question = "Chef de chantier du BTP (61231) dans le Limousin ?"
    verdicts = []
    for day in ("2008-01-10", "2008-02-01"):
        assert main(["ask", question, "--json", "--date", day]) == 0
        verdicts.append(json.loads(capsys.readouterr().out)["verdict"])
    assert verdicts == ["open", "not_open"]
