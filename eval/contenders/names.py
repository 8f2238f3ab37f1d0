"""Every system that can be put to the gold questions, by name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.parts import WHOLE, Parts
from assistant.settings import Settings
from eval.measured import Opener
from eval.run import Asks

WHOLE_NAME = "alinea"


@dataclass(frozen=True, slots=True)
class System:
    """One line of the comparison; ``build`` opens it, which may take some seconds."""

    name: str
    label: str  # French
    build: Opener


def _assistant(parts: Parts) -> Opener:
    def build(settings: Settings) -> Asks:
        from assistant.service import Assistant

        return Assistant(settings, parts)

    return build


def _careless(parts: Parts) -> Opener:
    def build(settings: Settings) -> Asks:
        from assistant.service import Assistant
        from eval.contenders.careless_model import NAME, CarelessChatModel

        return Assistant(replace(settings, model=NAME), parts, CarelessChatModel())

    return build


def _rag(settings: Settings) -> Asks:
    from eval.contenders.langchain_rag import LangChainRag

    return LangChainRag(settings)


def _bm25(settings: Settings) -> Asks:
    from eval.contenders.bm25 import Bm25

    return Bm25(settings)


SYSTEMS: dict[str, System] = {
    system.name: system
    for system in (
        System(WHOLE_NAME, "Alinéa entier", _assistant(WHOLE)),
        System("sans-regles", "sans les règles", _assistant(Parts(rules=False))),
        System("mots-seuls", "recherche par les mots seuls", _assistant(Parts(dense_share=0.0))),
        System("sens-seul", "recherche par le sens seul", _assistant(Parts(dense_share=1.0))),
        System("sans-dossier", "sans le dossier", _assistant(Parts(dossier=False))),
        System("negligent", "modèle négligent simulé", _careless(WHOLE)),
        System(
            "negligent-sans-controle",
            "modèle négligent simulé, sans le contrôle",
            _careless(Parts(gate=False)),
        ),
        System("rag-langchain", "RAG LangChain du tutoriel", _rag),
        System("bm25", "BM25 seul", _bm25),
    )
}
