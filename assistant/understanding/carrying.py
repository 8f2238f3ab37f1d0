"""The dossier after a question: what it names, what it takes back, and whether it is of another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.choosing import wanted_and_denied
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.text import fold
from corpus.expressions import expression

_FIELDS = {
    "date": ("on",),
    "annee": ("on",),
    "nationalite": ("nationality",),
    "pays": ("nationality",),
    "region": ("place", "place_label", "regions"),
    "ville": ("place", "place_label", "regions"),
    "lieu": ("place", "place_label", "regions"),
    "departement": ("place", "place_label", "regions"),
    "metier": ("metier", "metier_codes"),
    "poste": ("metier", "metier_codes"),
    "situation": ("situation",),
}
_NAMED = (
    rf"(?:l[ae] |l'|s[ao]n? |cette |ce |du |de l[a'] ?|quelle )?(?P<{{}}>{'|'.join(_FIELDS)})\b"
)
_TAKES_BACK = expression(
    r"\b(?:oublie\w*|enleve\w*|retire\w*|laisse\w* tomber|peu importe|quel(?:le)? que soit|sans|"
    r"sans (?:tenir compte|parler) (?:de|du)|fai(?:s|tes) abstraction (?:de|du)|"
    r"(?:sai[st]|savons|connai\w+|connu\w*)(?: pas| plus)(?: encore)?) " + _NAMED.format("before")
    + "|" + _NAMED.format("after") + r"[^.?!]{0,20}\b(?:inconnue?|incertaine?|pas (?:encore )?"
    r"(?:connue?|sure?|certaine?)|(?:sai[st]|connai\w+) (?:pas|plus))\b"
)  # fmt: skip
_HEAD = r"^\W*(?:(?:et|mais|sinon|ok|merci|pour|aussi|donc|alors|maintenant|bon|quid|de)\W+)*"
_HOUSEHOLD = r"femme|mari|epou\w+|conjoint\w*|compagn\w+|concubin\w*|fils|fille|enfants?|pere|mere"
_OTHERS = (
    r"freres?|soeurs?|beau-\w+|belle-\w+|cousine?s?|neveux?|nieces?|oncle|tante|amie?s?|copains?|"
    r"copines?|collegues?|voisine?s?|colocataires?|camarades?|associee?s?"
)
_ANOTHER = expression(rf"{_HEAD}(?:sa|son|leur|ses|leurs) (?:{_HOUSEHOLD}|{_OTHERS})\b")
_FAMILY = expression(rf"{_HEAD}(?:sa|son|leur|ses|leurs) (?:{_HOUSEHOLD})\b")
_TELLS = expression(r"\b(?:est|a|sont|ont|etait|vit|habite|travaille|possede|detient)\b")
_SAME = (
    r"(?:\W+(?:aussi|egalement|pareil|(?:le |la |au |a la )?meme (?:metier|poste|ville|region|"
    r"endroit|cas|chose|situation)))*"
)
_MOVES = expression(r"^\W*(?:et|ou|sinon|plutot|non|pour|chez|mais)\b")
_ONLY_ANOTHER = expression(rf"{_HEAD}(?:sa|son|leur|ses|leurs) (?:{_OTHERS}){_SAME}\W*$")


def carried(before: Dossier, found: Mentions, on: date | None, *, of_lists: bool) -> Dossier:
    """The dossier after this question: what it names replaces what was known.

    A métier, a place, a date or the nationality of people at large is the case's only when the
    lists are asked about.
    """
    after = before
    if found.nationality and (of_lists or not found.of_people) and not _tells_of_family(found):
        after = replace(after, nationality=found.nationality)
    if found.situation:
        after = replace(after, situation=found.situation)
    if of_lists and found.metier_words:
        after = replace(after, metier=found.metier_words[-1], metier_codes=found.metier_codes)
    if of_lists and found.place_words:
        after = replace(
            after,
            place=found.place_words[-1],
            place_label=found.place_label,
            regions=found.regions,
        )
    return replace(after, on=on) if on else after


def of_known_place(question: str, memory: Memory) -> str:
    """The question, with the place of work that is known instead of where a person comes from.

    "Et pour un Rennais ?" asks of Rennes; "le client est rennais" does not move the job.
    """
    places = mentions(question).place_mentions
    known = memory.dossier.place
    if len(places) != 1 or places[0].role != "habitant" or not known:
        return question
    if _MOVES.search(fold(question)):
        return question
    return f"{question[: places[0].start]}à {known}{question[places[0].end :]}"


def as_a_case(found: Mentions, memory: Memory) -> Memory:
    """The memory once a message tells where, or for whom, after a job given by its name alone.

    "Maçon" was answered with its certifications; "tunisien", then "à Lille" make it a case.
    """
    tells_case = (found.place_mentions or found.nationality_mention) and found.only_names
    if memory.intent != Intent.PRO_A or memory.dossier.metier or not tells_case:
        return memory
    before = mentions(wanted_and_denied(memory.question)[0])
    bare = before.only_names and not before.texts and not before.codes
    if found.metiers or found.texts or found.codes or not (bare and before.metier_words):
        return memory
    case = replace(memory.dossier, metier=before.metier_words[-1], metier_codes=before.metier_codes)
    return replace(memory, intent=Intent.OPENING, dossier=case)


def still_known(dossier: Dossier, found: Mentions) -> Dossier:
    """The dossier without what a message takes back, and what was known of another person."""
    gone = taken_back(found, dossier)
    if (_of_another(found.sentence) and not _tells_of_family(found)) and (
        found.names_list_things or only_another_person(found.sentence)
    ):
        gone |= {"nationality", "situation"}
    blank = Dossier()
    return replace(dossier, **{name: getattr(blank, name) for name in gone})


def taken_back(found: Mentions, dossier: Dossier) -> frozenset[str]:
    """The fields of the dossier that a message empties: "oublie la date", "il n'est pas malien"."""
    names = {
        field
        for match in _TAKES_BACK.finditer(fold(found.sentence))
        for field in _FIELDS[match["before"] or match["after"]]
    }
    if found.denied_nationality and found.denied_nationality == dossier.nationality:
        names.add("nationality")
    return frozenset(name for name in names if getattr(dossier, name))


def _of_another(sentence: str) -> bool:
    """Whether a message opens on somebody else than the person of the dossier: "et son frère"."""
    return bool(_ANOTHER.search(fold(sentence)))


def _tells_of_family(found: Mentions) -> bool:
    """Whether it only tells something of a spouse or a child: "son mari est suisse"."""
    family = _FAMILY.search(fold(found.sentence)) and _TELLS.search(fold(found.sentence))
    return (
        bool(family) and "?" not in found.sentence and not (found.metiers or found.place_mentions)
    )


def of_family(question: str, found: Mentions, memory: Memory) -> str:
    """A follow-up on a spouse or a child alone, in the words of the rule that it looks for.

    How old the child is says nothing of which rule: "et son fils de 17 ans ?".
    """
    if memory.intent not in _OF_A_CASE or not _FAMILY.search(fold(question)):
        return question
    named = found.names_list_things or found.texts or found.situations
    if named or "?" not in question or content_stems(found.leftover) - _WHO_THEY_ARE:
        return question
    return "et son conjoint et ses enfants ?"


_OF_A_CASE = frozenset({Intent.OPENING, Intent.REGIME, Intent.METIER_REGIONS, Intent.EXCEPTION})
_WHO_THEY_ARE = content_stems(
    "femme mari époux épouse conjoint conjointe compagnon compagne concubin concubine fils fille "
    "enfant enfants père mère an ans âgé âgée mineur mineure majeur majeure petit petite grand "
    "grande aîné aînée jeune bébé scolarisé scolarisée"
) | frozenset(map(str, range(100)))


def only_another_person(sentence: str) -> bool:
    """Whether it says no more than that; a spouse or a child is a question on the family."""
    return bool(_ONLY_ANOTHER.search(fold(sentence)))
