"""`alinea users …`: accounts made, changed and removed; no password on the command line."""

from __future__ import annotations

import io
import json
import stat
from pathlib import Path

import pytest

from assistant.accounts import FILE, AccountProblem, Accounts
from assistant.cli import main

PASSWORD = "quatre mots sans lien"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ALINEA_HOME", str(tmp_path))
    return tmp_path


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_an_account_is_made_then_changed_then_removed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, f"{PASSWORD}\n")
    assert main(["users", "add", "marie"]) == 0
    accounts = Accounts(home)
    assert accounts.verify("marie", PASSWORD)
    assert accounts.verify("marie", "autre") is None
    assert accounts.verify("jean", PASSWORD) is None

    typed(monkeypatch, "un autre mot de passe")
    assert main(["users", "password", "marie"]) == 0
    assert accounts.verify("marie", PASSWORD) is None
    assert accounts.verify("marie", "un autre mot de passe")

    capsys.readouterr()
    assert main(["users", "token", "marie"]) == 0
    token = capsys.readouterr().out.strip()
    assert accounts.holder(token) == accounts.get("marie")
    assert main(["users", "list"]) == 0
    assert capsys.readouterr().out == "marie (jeton)\n"
    assert main(["users", "token", "marie", "--revoke"]) == 0
    assert accounts.holder(token) is None
    assert main(["users", "remove", "marie"]) == 0
    assert accounts.all() == {}


def test_the_file_holds_no_password_and_is_its_owner_s_alone(home: Path) -> None:
    accounts = Accounts(home)
    accounts.add("marie", PASSWORD)
    token = accounts.new_token("marie")
    written = (home / FILE).read_text()
    assert PASSWORD not in written
    assert token not in written
    assert json.loads(written)["marie"]["password"].startswith("$argon2id$")
    assert stat.S_IMODE((home / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["local", "a:b", "", "marie dupont", "é", "../x", "x" * 65, "-a"])
def test_a_name_that_cannot_be_one_is_refused(home: Path, name: str) -> None:
    with pytest.raises(AccountProblem, match="nom"):
        Accounts(home).add(name, PASSWORD)
    assert not (home / FILE).exists()


@pytest.mark.parametrize("password", ["", "court", "x" * 257])
def test_a_password_too_short_is_refused_in_french(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], password: str
) -> None:
    typed(monkeypatch, password)
    assert main(["users", "add", "marie"]) == 1
    assert "caractères" in capsys.readouterr().err
    assert Accounts(home).all() == {}


def test_what_does_not_exist_or_exists_already_is_said(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Accounts(home).add("marie", PASSWORD)
    for arguments in (["add", "marie"], ["remove", "jean"], ["token", "jean"]):
        typed(monkeypatch, PASSWORD)
        assert main(["users", *arguments]) == 1
        assert "marie" in capsys.readouterr().err


def test_a_damaged_file_is_said_and_lets_nobody_in(home: Path) -> None:
    (home / FILE).write_text('["marie"]')
    with pytest.raises(AccountProblem, match="abîmé"):
        Accounts(home).all()


def test_a_chat_open_to_a_network_without_account_does_not_start(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chat", "--host", "0.0.0.0", "--port", "0"]) == 1
    assert "alinea users add" in capsys.readouterr().err
