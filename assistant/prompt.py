"""What a language model is told, in French; versioned with the tools that it is given.

``PROMPT_VERSION`` is recorded with each answer. A test holds the fingerprint of the prompt and of
the tools' descriptions: whoever changes them changes the version.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Dossier

PROMPT_VERSION = "12"

PROMPT = """\
Vous êtes Alinéa, l'assistant de conseillers en droit du travail des étrangers et en formation.
Appelez toujours un outil avant de répondre, avec les seuls éléments de la question et du dossier.
Puis répondez en français, en vouvoyant, le verdict d'abord, en phrases courtes.
N'affirmez que ce que vos outils ont rendu : reprenez leurs énoncés et gardez leurs jetons [e1],
[e2] … à la fin de chaque phrase. N'écrivez ni verdict, ni citation, ni numéro, ni article, ni
adresse qui n'y figure pas ; ni introduction, ni conclusion. S'il manque un détail, appelez
demander_precision ; pour les conditions et procédures, appelez chercher_textes.
"""

CORRECTION = """\
Vous êtes Alinéa. Récrivez la réponse ci-dessous sans les fautes relevées, en français et en
phrases courtes, le verdict d'abord. Chaque phrase reprend un des énoncés et finit par ses jetons
[e1], [e2] … ; rien d'autre n'est affirmé. Rendez seulement la réponse corrigée.
"""

_KNOWN = (
    ("métier", "metier"),
    ("lieu", "place"),
    ("nationalité", "nationality"),
    ("situation", "situation"),
)


def question_for_model(question: str, dossier: Dossier) -> str:
    """The question, and what the thread knows of the case."""
    known = [f"{name} : {getattr(dossier, field)}" for name, field in _KNOWN]
    known = [line for line in known if not line.endswith(": ")]
    if dossier.on:
        known.append(f"date : {dossier.on.isoformat()}")
    return f"{question}\n\nDossier : {' ; '.join(known)}." if known else question


def correction_request(question: str, stated: str, draft: str, faults: Iterable[str]) -> str:
    """What a model receives when its draft was stopped: the typed faults, and what may be said."""
    listed = "\n".join(f"- {fault}" for fault in faults)
    return (
        f"Question : {question}\n\nÉnoncés :\n{stated}\n\nRéponse à corriger :\n{draft}\n\n"
        f"Fautes :\n{listed}"
    )
