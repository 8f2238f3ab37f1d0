"""Every system that is put to the gold questions beside Alinéa, by name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from assistant.parts import WHOLE, Parts
from eval.contenders.ablations import careless, with_parts
from eval.contenders.bm25 import bm25
from eval.contenders.langchain_rag import langchain_rag
from eval.systems import Opener


@dataclass(frozen=True, slots=True)
class Contender:
    """One line of the comparison."""

    name: str
    label: str  # French
    opener: Opener


WHOLE_NAME = "alinea"
_UNGATED = Parts(gate=False)
CONTENDERS: dict[str, Contender] = {
    contender.name: contender
    for contender in (
        Contender(WHOLE_NAME, "Alinéa entier", partial(with_parts, WHOLE)),
        Contender("sans-regles", "sans les règles", partial(with_parts, Parts(rules=False))),
        Contender(
            "mots-seuls",
            "recherche par les mots seuls",
            partial(with_parts, Parts(dense_share=0.0)),
        ),
        Contender(
            "sens-seul", "recherche par le sens seul", partial(with_parts, Parts(dense_share=1.0))
        ),
        Contender("sans-dossier", "sans le dossier", partial(with_parts, Parts(dossier=False))),
        Contender("negligent", "modèle négligent simulé, sous contrôle", partial(careless, WHOLE)),
        Contender(
            "negligent-sans-controle",
            "modèle négligent simulé, sans contrôle",
            partial(careless, _UNGATED),
        ),
        Contender("rag-langchain", "RAG LangChain du tutoriel", langchain_rag),
        Contender("bm25", "BM25 seul", bm25),
    )
}
