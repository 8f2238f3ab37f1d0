"""What a text says of its own publication, which none of them dates but one."""

from __future__ import annotations

from assistant.evidence import Support
from assistant.results import Role, Statement
from assistant.wording.french import sentence_case
from corpus.library import load

_TOLD = {
    "arrete-2008-01-18": (
        "son article 2 dit qu'il sera publié au Journal officiel, sans en donner la date.",
        "art-2-al-1",
    ),
    "circulaire-2009-07-31": (
        "la copie porte « Texte non paru au Journal officiel » ; elle n'y est donc pas parue.",
        "nor",
    ),
    "accord-pro-a-2021-01-22": (
        "son article 8 le fait entrer en vigueur le lendemain de la parution au Journal officiel "
        "de son arrêté d'extension, dont il ne donne pas la date.",
        "art-8-al-1",
    ),
}
_BULLETIN = {"circulaire-2009-07-31": ("un renvoi ajoute « BOIM du 30 septembre 2009 ».", "note-1")}


def publication(source_id: str) -> list[Statement]:
    """Where a text came out, as far as its copy tells."""
    name = sentence_case(load().sources[source_id].short_title)
    told = [t[source_id] for t in (_TOLD, _BULLETIN) if source_id in t]
    if not told:
        return [Statement(Role.CONTEXT, f"{name} : la copie ne dit rien de sa publication.")]
    return [
        Statement(Role.REASON, f"{name} : {text}", (Support(f"{source_id}#{part}"),))
        for text, part in told
    ]
