"""Opening a language model: what is missing is said in French, and keys stay where they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.models import NO_KEY, ModelUnavailable, chat_model, display_name
from assistant.service import Assistant
from assistant.settings import Settings, SettingsProblem

KEY = "cle-tres-secrete-0123456789"
GEOMETRE = "Le métier de géomètre est-il ouvert en Bretagne ?"


@pytest.fixture
def of(offline: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    for name in ("OPENAI_API_KEY", "OPENAI_API_BASE", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    return lambda model, url="", key="": replace(offline, model=model, model_url=url, model_key=key)


@pytest.mark.parametrize(
    ("model", "url", "words"),
    [
        ("groq:llama", "", "pip install -c constraints.txt langchain-groq"),
        ("openai:gpt-4o", "", "OPENAI_API_KEY"),
        ("petit-modele", "", "fournisseur:modèle"),
        ("martien:un", "", "docs/modeles.fr.md"),
        ("openai:un", "127.0.0.1:8080", "http://127.0.0.1:8080/v1"),
        ("ollama:qwen3", "http://127.0.0.1:8080/v1", "ALINEA_MODEL=openai:"),
    ],
)
def test_a_model_that_cannot_be_opened_is_told_with_the_remedy(
    of: Callable[..., Settings], model: str, url: str, words: str
) -> None:
    with pytest.raises(ModelUnavailable) as raised:
        chat_model(of(model, url))
    assert words in str(raised.value)
    assert "ALINEA_MODEL" in str(raised.value)


def test_the_answer_is_given_all_the_same(of: Callable[..., Settings]) -> None:
    answer = Assistant.from_settings(of("groq:llama")).answer(GEOMETRE)
    assert answer.markdown.startswith("**Oui** : Géomètre")
    assert "pip install -c constraints.txt langchain-groq" in answer.made_by


@pytest.mark.parametrize("key", [KEY, ""])
def test_the_key_of_openai_goes_to_openai_alone(
    of: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "cle-openai")
    model = chat_model(of("openai:un", "http://127.0.0.1:9/v1", key))
    sent = model.openai_api_key.get_secret_value()  # type: ignore[attr-defined]
    assert sent == (key or NO_KEY)


def test_a_key_is_not_printed_with_the_settings(
    of: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALINEA_MODEL_KEY", KEY)
    settings = Settings.from_environment()
    assert settings.model_key == KEY
    assert KEY not in repr(settings)
    assert KEY not in repr(chat_model(of("openai:un", "http://127.0.0.1:9/v1", KEY)))


@pytest.mark.parametrize(
    ("model", "url", "shown"),
    [
        ("mistralai:mistral-small-latest", "", "Mistral (mistral-small-latest)"),
        ("ollama:qwen3:4b", "", "Ollama (qwen3:4b)"),
        ("groq:llama", "", "groq (llama)"),
        ("gpt-4o", "", "gpt-4o"),
        ("openai:un", f"https://moi:{KEY}@exemple.fr/v1?key={KEY}", "un (exemple.fr)"),
        ("openai:un", "http://127.0.0.1:8080/v1", "un (127.0.0.1:8080)"),
    ],
)
def test_how_answers_name_a_model(
    of: Callable[..., Settings], model: str, url: str, shown: str
) -> None:
    assert display_name(of(model, url)) == shown


@pytest.mark.parametrize("text", ["vite", "0", "-3", "inf", "nan"])
def test_a_time_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("ALINEA_MODEL_SECONDS", text)
    with pytest.raises(SettingsProblem, match="ALINEA_MODEL_SECONDS"):
        Settings.from_environment()


def test_a_time_may_have_a_comma(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALINEA_MODEL_SECONDS", "2,5")
    assert Settings.from_environment().model_seconds == 2.5
