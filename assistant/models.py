"""The chat model of an installation: the offline one, or any that LangChain can open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.settings import OFFLINE_MODEL, Settings

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

NO_KEY = "sans-cle"  # a server of one's own may ask for no key; its client insists on one
_PROVIDERS = {  # the names shown of those that have an extra in pyproject.toml
    "mistralai": "Mistral",
    "ollama": "Ollama",
    "openai": "OpenAI",
    "anthropic": "Anthropic",
}


class ModelUnavailable(RuntimeError):
    """The model cannot be opened; its text is a French sentence with the remedy."""


def chat_model(settings: Settings) -> BaseChatModel:
    """The model that ``settings.model`` names; ModelUnavailable when it cannot be opened."""
    if settings.model == OFFLINE_MODEL:
        from assistant.offline_model import OfflineChatModel

        return OfflineChatModel()
    provider, _, name = settings.model.partition(":")
    if settings.model_url:
        _check_address(settings, provider)
    from langchain.chat_models import init_chat_model

    try:
        options = _options(settings, provider)
        model: BaseChatModel = init_chat_model(settings.model, temperature=0, **options)
    except ImportError as problem:
        raise _missing(settings.model, str(problem)) from None
    except Exception as problem:  # what a client says of its key or its address stays with us
        raise _unopened(settings.model, name, problem) from None
    return model


def display_name(settings: Settings) -> str:
    """How answers name the model: "Mistral (mistral-small-latest)", "qwen3 (127.0.0.1:8080)"."""
    provider, colon, name = settings.model.partition(":")
    if not colon:
        return settings.model
    if settings.model_url:
        address = urlsplit(settings.model_url)  # never what stands before "@": it may be a key
        port = f":{address.port}" if address.port else ""
        return f"{name} ({address.hostname}{port})"
    return f"{_PROVIDERS.get(provider, provider)} ({name})"


def _options(settings: Settings, provider: str) -> dict[str, Any]:
    """Each client's own names for its waiting time; ``model_calls`` does the retrying."""
    patience = settings.model_seconds / 2  # for one read: a silent server leaves time for another
    if provider == "ollama":
        return {"client_kwargs": {"timeout": patience}}
    if provider not in _PROVIDERS:
        return {}
    options: dict[str, Any] = {"timeout": patience, "max_retries": 0}
    if provider == "mistralai":
        return {"timeout": max(1, round(patience)), "max_retries": 1}  # it counts the first call
    if provider == "openai":  # streamed, so that a slow model is not taken for a silent one
        options |= {"streaming": True, "stream_usage": True}
    if settings.model_url:
        # OPENAI_API_KEY is for OpenAI: it is never sent to another server.
        options |= {"base_url": settings.model_url, "api_key": settings.model_key or NO_KEY}
    return options


def _check_address(settings: Settings, provider: str) -> None:
    address = urlsplit(settings.model_url)
    if provider != "openai":
        raise ModelUnavailable(
            "ALINEA_MODEL_URL désigne un serveur au protocole d'OpenAI : écrivez "
            f"ALINEA_MODEL=openai:nom-du-modèle, et non « {settings.model} »."
        )
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ModelUnavailable(
            "ALINEA_MODEL_URL n'est pas une adresse : écrivez par exemple http://127.0.0.1:8080/v1."
        )


def _missing(model: str, words: str) -> ModelUnavailable:
    package = re.search(r"pip install ([\w\[\]-]+)", words)
    command = f"pip install -c constraints.txt {package[1]}" if package else "pip install …"
    return ModelUnavailable(
        f"Le module qui parle au modèle « {model} » n'est pas installé. Installez-le avec "
        f"« {command} », ou retirez ALINEA_MODEL pour la rédaction sans modèle."
    )


def _unopened(model: str, name: str, problem: Exception) -> ModelUnavailable:
    """Why a client would not open: most often a key that is not in the environment."""
    key = re.search(r"\b[A-Z][A-Z0-9_]*_(?:API_KEY|TOKEN)\b", str(problem))
    if key:
        why = f"sa clé manque : mettez-la dans la variable {key[0]}"
    elif not name:
        why = "écrivez « fournisseur:modèle », par exemple mistralai:mistral-small-latest"
    else:
        why = "vérifiez son nom et ses réglages (docs/modeles.fr.md)"
    return ModelUnavailable(
        f"Le modèle « {model} » ne peut pas être ouvert : {why}, ou retirez ALINEA_MODEL pour la "
        "rédaction sans modèle."
    )
