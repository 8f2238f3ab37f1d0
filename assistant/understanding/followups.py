"""How a message carries on what its thread was about."""

from __future__ import annotations

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.content import content_stems
from assistant.understanding.intent import Intent, text_weight
from assistant.understanding.mention_cues import OF_A_CASE
from assistant.understanding.mentions import Mentions
from assistant.understanding.quantities import asks_number, asks_them
from assistant.understanding.text import fold, words
from assistant.understanding.texts import ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009
from assistant.understanding.title_words import title_stems
from assistant.understanding.work_domains import domain_stems, is_domain
from corpus.expressions import expression

CERTIFIED = frozenset({"pro_a_match", "cqpm_title", "cqpm_number", "rncp"})
_TABLES = frozenset(Intent) - {Intent.TEXT, Intent.ARTICLE, Intent.SOURCE, Intent.REGIME}
_FOLLOW_UP = expression(
    r"^\W*(et|mais|sinon|alors|du coup|non|oui|ah|donc|ou|pardon|plutot|ok|en fait|merci|"
    r"pareil|idem|(la |le )?meme (chose|question|demande|poste|metier|job|"
    r"emploi|boulot|cas|situation|profil)|(le|la) meme|toujours|desole\w*|oups)\b"
)
_IT = expression(
    r"\b(il|elle|ce|cette|celui|celle|c'est|son|sa|lui|(?:toujours|encore) val(?:able|ide)s?)\b"
)
# What a table tells of the rows it gave, or why two texts do not agree on them.
_OF_ROWS = r"lesquel\w*|laquelle|lequel|combien|en tout|au total|niveaux?|codes?"
_ROWS = {
    Intent.PRO_A: expression(
        rf"\b({_OF_ROWS}|rncp|fiches?|diplomes?|titres?|secteurs?|filieres?|metiers?|"
        r"plus (?:haut|eleve|bas)e?s?)\b"
    ),
    Intent.CQPM: expression(
        rf"\b({_OF_ROWS}|domaines?|forfaits?|numeros?|intitules?|quand|dates?|activ\w+|veille|supprim\w+|industriel\w*)\b"
    ),
}
_BOTH = expression(
    r"\b(?:lequel|laquelle|lesquel\w+|aucune?|une?) des deux\b|\bles deux\b|"
    r"\bmemes? (?:domaine|niveau|forfait|statut|secteur|filiere|montant|code)s?\b|"
    r"\bidentiques?\b|\b(?:le|la) meme\W*$|"
    r"\b(?:lequel|laquelle) [^?]{0,20}\bplus (?:haut|eleve|bas)"
)
_ANY_ROW = expression(rf"\b({_OF_ROWS}|domaines?|secteurs?)\b")
_LISTS = frozenset({ARRETE, CIRCULAIRE_2008, CIRCULAIRE_2009})
_ACCORDING = expression(
    r"^\W*(?:selon|d'apres|au titre de|au regard de|au sens de|dans|sous|avec|sur)\b"
)
_GIVES = content_stems("titre regard sens donne donnait résultat application ça cela")
_OTHER_TEXT = expression(r"\b(journal officiel|le jo|au jo|du jo|jorf)\b")
_ASKS = expression(
    r"\b(qui|que|quoi|quels?|quelles?|lesquel\w+|combien|comment|pourquoi|quand|est[ -]ce|"
    r"peu[tx][ -](il|elle|on|je)|faut[ -]il|doit[ -](il|elle|on)|a[ -]t[ -](il|elle)|"
    r"dois|puis[ -]je)\b"
)
_THERE_IS = expression(r"\b(?:qu')?(?:il )?y a(?:[- ]t[- ]il)?\b")  # whose "il" is nobody
_OF_SOMEBODY = expression(
    r"\b(?:il|elle|client\w*|salarie\w*|candidat\w*|monsieur|madame|dame|personne|poste|emploi)\b"
)
# What it names is where, or for whom: the métiers themselves are asked for.
_ASKS_LIST = expression(
    r"\b(?:quel(?:le)?s?|lesquel(?:le)?s|combien|listes?|tous les|toutes les)\b[^?]*"
    r"\b(?:metiers?|professions?|emplois?|jobs?|boulots?|ouvert(?:e?s)?|possibles?)\b"
)
_TUNISIAN_LIST = expression(
    r"\b(?:listes?|annexe|celle) (?:(?:des|aux|pour|les|de la|de l'accord|franco)[- ])*tunisi\w+"
)
_WHICH_REGION = expression(
    r"\bquelle (?:est )?(?:sa |la |l'|leur )?(?:ancienne |vieille |grande )?region\b"
    r"(?![^?]*\b(?:metiers?|ouvert\w*|fait|compte)\b)"
)
_IN_ALL = expression(r"^\W*(?:et |mais |alors |donc )*(?:en tout|au total|tous metiers)\b")
_OF_WHOLE = content_stems("tout total confondus autres là bas ensemble coin région endroit y")
_ONLY = content_stems("seulement uniquement exclusivement juste surtout plutôt sinon")
_LONGEST = 5  # words of a message that may be but a follow-up
_SPARE = 2  # words beside the names in a follow-up
_SPARE_TOLD = 3  # in a sentence that asks nothing: "le poste serait plutôt à Amiens"


def asks(question: str) -> bool:
    """Whether the words of a message ask something, a question mark apart."""
    return bool(_ASKS.search(fold(question)))


def asks_metiers(question: str) -> bool:
    """Whether it asks for métiers, or how many: "quels métiers en Corse ?"."""
    return bool(_ASKS_LIST.search(fold(question)))


def follows(question: str) -> bool:
    """Whether a message opens as a follow-up, or is too short to stand alone."""
    return bool(_FOLLOW_UP.search(fold(question))) or len(words(question)) <= _LONGEST


def leaves_out_metier(question: str) -> bool:
    """Whether a message on a place adds to another, or tells it of somebody: "il serait à Pau"."""
    folded = _THERE_IS.sub(" ", fold(question))
    return bool(_FOLLOW_UP.search(folded) or _OF_SOMEBODY.search(folded))


def only_place(found: Mentions) -> bool:
    """Whether a sentence names a place and nothing else, not even a list."""
    if not found.place_mentions or found.metiers or found.nationality_mention or found.texts:
        return False
    return found.only_names and not _ASKS_LIST.search(fold(found.sentence))


def only_a_domain(found: Mentions) -> bool:
    """Whether a sentence gives, beside a place, a word of titles alone: "audit à Poitiers"."""
    said = content_stems(found.leftover)
    if not said or found.metiers or found.texts or found.codes or text_weight(found.sentence) > 0:
        return False
    if said <= _OF_TEXTS_TOO:
        return False
    return is_domain(found.leftover) or said <= title_stems() - _OF_TEXTS_TOO


def domain_of_lists(found: Mentions) -> bool:
    """Whether the lists are asked for the métiers of a domain: "des métiers de la santé ?"."""
    if found.metiers or found.texts or found.codes or found.articles:
        return False
    listed = _DOMAIN_LISTED.search(fold(found.sentence))
    return bool(listed) and is_domain(found.leftover)


_DOMAIN_LISTED = expression(
    r"^(?=.*\b(?:metiers?|emplois?|professions?|postes?|jobs?)\b)"
    r".*\b(?:listes?|ouverte?s?|en tension|figurent|annexes?)\b"
)
_OF_TEXTS_TOO = content_stems(
    "formation contrôle étude recherche gestion installation mise conformité travail production "
    "travaux charge ressources crédit entretien chef agent cadre responsable employé général"
)


def only_carries_on(question: str, found: Mentions) -> bool:
    """Whether a sentence adds names to what was asked, and hardly anything else."""
    opens = bool(_FOLLOW_UP.search(fold(question)))
    spare = _SPARE if opens else _SPARE_TOLD if "?" not in question else 0
    return len(found.leftover.split()) <= spare


def is_bare(question: str, found: Mentions) -> bool:
    """Whether a sentence that seems to ask is only a name ("et pour un chef de chantier ?")."""
    if _ASKS_LIST.search(fold(question)):
        return False
    return bool(_FOLLOW_UP.search(fold(question))) and found.names_list_things and found.only_names


def narrows(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether a message names nothing and asks of the rows just given ("à quel niveau ?")."""
    if memory.intent not in _TABLES or found.names_list_things or found.texts or found.codes:
        return False
    folded = fold(question)
    if _OTHER_TEXT.search(folded):
        return True
    if asks_them(question):
        return True
    of_rows = _ROWS.get(Intent(memory.intent), _ANY_ROW)
    return (
        (follows(question) or speaks_of_both(question))
        and bool(of_rows.search(folded))
        and text_weight(question) < 1
    )


def speaks_of_both(question: str) -> bool:
    """Whether it holds what was last named against each other: "les deux ont le même niveau ?"."""
    return bool(_BOTH.search(fold(question)))


def names_case(found: Mentions) -> bool:
    """Whether a message names a place or a nationality, which no certification depends on."""
    return bool(found.place_mentions or found.nationality_mention) and not found.texts


def under_text(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether it only names the list to judge by: "géomètre ?", "et dans la circulaire ?"."""
    if memory.intent not in (Intent.OPENING, Intent.METIER_REGIONS) or found.names_list_things:
        return False
    if not found.texts or not set(found.texts) <= _LISTS or found.codes:
        return False
    if content_stems(found.leftover) - _GIVES or text_weight(question) >= 1:
        return False
    return follows(question) or bool(_ACCORDING.search(fold(question)))


def in_tunisian_list(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether it asks if the métier just judged is in the list of the Tunisians, for comparison."""
    if memory.intent not in (Intent.OPENING, Intent.METIER_REGIONS) or not memory.dossier.metier:
        return False
    if found.metiers or found.place_mentions or memory.dossier.nationality.startswith("tunisien"):
        return False
    folded = fold(question)
    return bool(_TUNISIAN_LIST.search(folded)) and not _ASKS_LIST.search(folded)


def asks_region(question: str, found: Mentions) -> bool:
    """Whether it asks which region of the lists a place lies in: "Gap, c'est quelle région ?"."""
    if not found.place_words or found.metiers or found.codes:
        return False
    return bool(_WHICH_REGION.search(fold(question)))


def only_counts(question: str) -> bool:
    """Whether it says no more than "et en tout ?"."""
    return bool(_IN_ALL.search(fold(question)))


def counts_list(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether it asks how many métiers the list just read for a verdict holds: "et en tout ?"."""
    if memory.intent != Intent.OPENING or not memory.dossier.place or found.metiers:
        return False
    if not (asks_number(question) or only_counts(question)) or found.texts or found.codes:
        return False
    return content_stems(found.leftover) <= _OF_WHOLE


def within_domain(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether it only names a domain of the list just given: "et dans le bâtiment ?"."""
    if memory.intent != Intent.REGION_LIST or found.names_list_things or found.texts:
        return False
    said = content_stems(found.leftover) - _ONLY
    named = said <= domain_stems() or said <= title_stems() - _OF_TEXTS_TOO
    return bool(said) and named and follows(question)


def next_list_intent(previous: Intent, found: Mentions, dossier: Dossier) -> Intent:
    """What is asked when a message only adds names to a question about the lists."""
    if found.metier_words:
        return previous if previous is Intent.METIER_REGIONS else Intent.OPENING
    if found.place_words:
        opening = dossier.metier and previous is not Intent.REGION_LIST
        return Intent.OPENING if opening else Intent.REGION_LIST
    if previous in (Intent.REGIME, Intent.CODE) and dossier.metier:
        return Intent.OPENING
    return previous


def first_list_intent(dossier: Dossier) -> Intent:
    """What is asked by a message that opens a case with a date or a nationality alone."""
    if dossier.metier or not dossier.place:
        return Intent.OPENING
    return Intent.REGION_LIST


def speaks_of_last_certification(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether a follow-up ("il est dans quel domaine ?") is about the certification just named."""
    if memory.intent not in (Intent.CQPM, Intent.PRO_A) or not memory.codes:
        return False
    named = found.names_list_things or found.texts or CERTIFIED & found.entities
    return not named and bool(_IT.search(fold(question)))


def states_day(question: str, found: Mentions) -> bool:
    """Whether a message tells a date and asks nothing, so that it is that of the case."""
    if "?" in question or _ASKS.search(fold(question)) or found.texts or found.codes:
        return False
    rest = content_stems(found.leftover) - OF_A_CASE
    only_told = not rest or (len(rest) <= _SPARE and text_weight(question) < 1)
    return bool(found.date_mention) and only_told


def presents(question: str, found: Mentions) -> bool:
    """Whether it tells who somebody is, and asks nothing: "j'ai une dame brésilienne"."""
    if found.metiers or found.place_mentions or found.texts or found.codes or found.articles:
        return False
    if found.nationality_mention is None or found.date_mention or _ASKS.search(fold(question)):
        return False
    return not content_stems(found.leftover) - OF_A_CASE


def introduces(question: str, found: Mentions) -> bool:
    """Whether it tells a date, perhaps with a nationality, and hardly anything else.

    A duration beside the date is asked of the texts: "et s'il a eu ses 10 ans en 2010 ?".
    """
    if found.metiers or found.place_mentions or not states_day(question, found):
        return False
    if "measure" in found.entities:
        return False
    return not content_stems(found.leftover) - OF_A_CASE


def only_places(question: str, found: Mentions) -> bool:
    """Whether a message says where a person is and nothing else: "ma cliente habite à Tours"."""
    if "?" in question or _ASKS.search(fold(question)) or found.texts or found.codes:
        return False
    return bool(found.place_mentions) and not content_stems(found.leftover) - OF_A_CASE


def tells(question: str, found: Mentions) -> bool:
    """Whether a message states facts of the case and asks nothing: "tunisien, embauché en mai"."""
    folded = fold(question)
    if "?" in question or _ASKS.search(folded) or found.texts or found.codes:
        return False
    rest = content_stems(found.leftover) - OF_A_CASE
    return found.names_list_things and len(rest) <= _SPARE_TOLD
