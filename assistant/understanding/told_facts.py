"""Facts told of a case after a verdict, and asked nothing of: "il a un CDI", "12 ans de présence".

The lists look at the métier, the place, the person's State and the day. Such a fact is heard, the
verdict said again, and the condition told that a text sets on it (the contract).
"""

from __future__ import annotations

from enum import StrEnum

from assistant.memory import Memory
from assistant.understanding.content import content_stems
from assistant.understanding.followups import asks
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.situations import effects, without_effect
from assistant.understanding.text import fold
from corpus.expressions import expression


class Fact(StrEnum):
    """What a fact is about; the values are the words of the tool's argument."""

    CONTRACT = "contrat de travail"
    OTHER = "fait sans effet sur les listes"
    PRESENCE = "ancienneté de présence"
    STATUS = "situation sans effet sur les listes"


_JUDGED = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGIME, Intent.EXCEPTION})
_MEASURES = frozenset({"duration", "amount", "percentage"})  # "huit mois", "12 ans"
_CONTRACTS = frozenset({"cdi", "cdd", "temps_partiel"})
_CONTRACT = expression(
    r"\b(?:contrats?|cdi|cdd|promesse|temps (?:plein|partiel|complet)|mi[ -]temps)\b"
)
_LASTS = expression(r"(?:(?<=\bans)|(?<=\bmois)) qu[e']")  # "ça fait cinq ans qu'il est là"
_SINCE = expression(
    r"\b(?:depuis|(?:ca|cela) fait)\b[^?]*\b(?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|"
    r"onze|douze|quinze|vingt|longtemps)\b"
)
_OF_CONTRACTS = content_stems(
    "contrat promesse cdi cdd durée déterminée indéterminée mois semaine jour temps plein complet "
    "partiel mi signé signer proposé propose offre renouvelable an année embauché embauche patron "
    "employeur boîte boulot poste"
)
_OF_PRESENCE = content_stems(
    "présence ancienneté arrivé arrivée entré entrée vit vivre habite réside installé installée "
    "france séjour an année mois jour bientôt presque environ longtemps présent présente"
)
_OF_A_PERSON = content_stems(
    "ça âge âgé âgée là an marié mariée célibataire divorcé divorcée veuf veuve enfant scolarisé "
    "scolarisée parle français bien jeune homme femme mec fille client cliente monsieur madame "
    "expérience année métier diplôme diplômé diplômée cap bep bac fiche paie bulletin salaire smic "
    "payé payée déclaré déclarée impôt logement logé logée euro brut net travaille bosse"
)

_OF_A_STATUS = content_stems(
    "encore toujours actuellement aussi statut carte titre visa job actuel master mastère licence "
    "bts dut doctorat doctorant thèse université fac faculté école lycée études année fin"
)


def fact_told(question: str, found: Mentions, memory: Memory) -> Fact | None:
    """What kind of fact a message tells of the case just judged; None where it does not."""
    if memory.intent not in _JUDGED or asks(_LASTS.sub(" ", fold(question))):
        return None
    lasts = _only_lasts(found, memory)
    if (
        "?" in question
        and not lasts
        and not _only_a_status(found, without_effect() | effects().keys())
    ):
        return None
    if not memory.dossier.metier and not _beside(found):
        return None
    places = [p for p in found.place_mentions if p.kind != "metropole"]  # "il est en France"
    named = found.metiers or places or found.nationality_mention
    addressed = any(code.kind not in _MEASURES for code in found.codes)
    if named or found.date_mention or found.texts or addressed or found.articles:
        return None
    situations = {s.id for s in found.situations}
    if _only_a_status(found, without_effect()):
        tunisian = memory.dossier.nationality.startswith("tunisien")
        return Fact.STATUS if memory.dossier.metier and not tunisian else None
    if situations - _CONTRACTS - effects().keys():
        return None
    if _beside(found):
        return Fact.OTHER
    said = content_stems(found.leftover) - content_stems(" ".join(s.text for s in found.situations))
    said = frozenset(word for word in said if not word.isdigit())
    contract = lasts or bool(_CONTRACT.search(fold(question)))
    if contract and said <= _OF_CONTRACTS:
        return Fact.CONTRACT
    stated = said or _SINCE.search(fold(question))
    if memory.dossier.nationality.startswith("tunisien"):  # the circular of 2009 has a rule on it
        return Fact.PRESENCE if stated and said <= _OF_PRESENCE else None
    return Fact.OTHER if stated and said <= _OF_PRESENCE | _OF_A_PERSON else None


def _only_lasts(found: Mentions, memory: Memory) -> bool:
    """Whether it only gives another length to the contract just told: "et 12 mois ?"."""
    measured = any(code.kind == "duration" for code in found.codes)
    return measured and found.only_names and bool(_CONTRACT.search(fold(memory.question)))


def _only_a_status(found: Mentions, ids: frozenset[str]) -> bool:
    """Whether it tells situations among those, and nothing else: "s'il est étudiant"."""
    told = [s for s in found.situations if s.id in ids]
    if not told or len(told) < len(found.situations):
        return False
    said = content_stems(found.leftover) - content_stems(" ".join(s.text for s in told))
    return said <= _OF_A_STATUS


def _beside(found: Mentions) -> bool:
    """Whether it tells a situation that the lists do not foresee: another title, no employer."""
    return any(s.id in effects() and not s.negated for s in found.situations)
