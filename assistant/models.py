"""The chat model of an installation: the offline one, or any that LangChain can open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.settings import OFFLINE_MODEL, Settings

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel


class ModelUnavailable(RuntimeError):
    """The model cannot be opened; its text is a French sentence with the remedy."""


def chat_model(settings: Settings) -> BaseChatModel:
    """The model that ``settings.model`` names; ModelUnavailable when it cannot be opened."""
    if settings.model == OFFLINE_MODEL:
        from assistant.offline_model import OfflineChatModel

        return OfflineChatModel()
    from langchain.chat_models import init_chat_model

    try:
        return init_chat_model(settings.model, temperature=0)
    except (ImportError, ValueError) as problem:
        raise ModelUnavailable(
            f"Le modèle « {settings.model} » ne peut pas être ouvert ({problem}). Installez son "
            "module LangChain, ou retirez ALINEA_MODEL pour la rédaction sans modèle."
        ) from problem
