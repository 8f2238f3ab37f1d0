"""What a message asks within its thread: its own question, or the one before, carried on."""

from __future__ import annotations

from assistant.memory import Memory
from assistant.understanding.absent_texts import absent_text
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.bare_figures import asks_bare_figure
from assistant.understanding.carrying import only_another_person
from assistant.understanding.content import content_stems
from assistant.understanding.dates import list_of_another_year
from assistant.understanding.followups import (
    CERTIFIED,
    asks_region,
    counts_list,
    domain_of_lists,
    first_list_intent,
    follows,
    introduces,
    is_bare,
    leaves_out_metier,
    names_case,
    narrows,
    next_list_intent,
    only_a_domain,
    only_carries_on,
    only_place,
    only_places,
    presents,
    tells,
    under_text,
    within_domain,
)
from assistant.understanding.head_counts import counted
from assistant.understanding.intent import Intent, has_own_question, intent_of
from assistant.understanding.job_market import market_subject
from assistant.understanding.mention_cues import BESIDE
from assistant.understanding.mentions import Mentions
from assistant.understanding.neighbours import neighbouring_subject
from assistant.understanding.table_followups import (
    OF_TABLES,
    narrowed,
    option,
    other_table,
    strange_title,
    table_of_title,
)
from assistant.understanding.text import fold
from assistant.understanding.text_followups import OF_TEXTS, articles_in_hand, of_text_described
from corpus.expressions import expression

_LISTED = frozenset({Intent.OPENING, Intent.METIER_REGIONS, Intent.REGION_LIST})
OF_LISTS = _LISTED | {
    Intent.COMPARE,
    Intent.REGIME,
    Intent.CODE,
    Intent.WHOLE_LISTS,
    Intent.EXCEPTION,
}
_JUDGED = _LISTED | {Intent.REGIME}
_SAID_AGAIN = content_stems(
    "verdict résultat conclusion bilan vrai vraiment sûr sûre certain certaine réponse finalement "
    "oui non bon mauvais "
    "aucun aucune nulle part rien définitif définitive irrévocable récapitulatif résumé confirme "
    "confirmez"
)
# What somebody else says against it: "pourtant mon collègue m'a dit que c'était ouvert".
_OBJECTS = expression(
    r"\b(?:pourtant|bizarre|etonnant|etrange|il parait|(?:m'a|m'ont|lui a|lui ont) dit|"
    r"dit(?:e|es|s)?\b[^?]*\b(?:que|qu'|le contraire|l'inverse)|je (?:croyais|pensais)|"
    r"j'(?:avais|ai) (?:lu|vu|entendu|compris|cru)|"
    r"(?:affirme|pretend|jure|maintien|assure|confirme)\w* (?:que|qu'|le contraire|l'inverse))"
)
_OBJECTED = content_stems(
    "collègue employeur patron patronne client cliente préfecture avocat avocate site internet "
    "monsieur madame dame personne association consulat mairie direccte ddtefp conseiller "
    "conseillère pôle emploi agence chef responsable rh dit disent disait affirme prétend jure "
    "maintient assure crois croyais croyait pensais pensait lu vu entendu compris cru paraît "
    "pourtant bizarre étonnant étrange contraire inverse ouvert ouverte fermé fermée métier liste "
    "tension possible région faux fausse erreur trompe trompé autre"
)
_CONCLUDES = expression(r"^\W*(?:(?:ok|bon|et|d'accord|ah|oui)\W+)*(?:donc|alors|du coup)\W*\?")
_IN_FRANCE = expression(r"\b(?<!ailleurs )(?<!partout )en france\b")
_OF_A_LIST = expression(r"\b(?:metiers?|listes?|ouvert\w*|emplois?|postes?|combien|codes?)\b")
_DEFINES = expression(
    r"\b(?:c'est quoi|qu'est[ -]ce qu(?:e c'est qu)?)[' ]*(?:un|une|des|qu'un\w*|que)\b|"
    r"\b(?:definition|definir|veut dire|signifie)\b"
)
_WHICH = expression(r"\b(quel(le)?s|lesquel\w+|combien)\b")
_ABOUT_SOURCE = expression(
    r"\b(quel texte|quelle source|quelle reference|quel article|d'ou (ca|cela|tu|vous))\b"
)


def intent_in_thread(
    question: str,
    entities: frozenset[str],
    found: Mentions,
    memory: Memory,
    *,
    takes_back: bool = False,
) -> Intent:
    """The sentence's own intent, or the thread's where it only names things, or takes some back."""
    if market_subject(question):
        return Intent.TEXT
    if memory.intent in OF_TEXTS and (asks_bare_figure(question) or _here_already(question, found)):
        return Intent.TEXT
    if _goes_on_about_text(question, found, memory):
        return Intent.SOURCE
    if asks_region(question, found) or counts_list(question, found, memory):
        return Intent.REGION_LIST
    if narrows(question, found, memory) or narrowed(question, found, memory):
        return Intent(memory.intent)
    if articles_in_hand(question, found, memory):
        return Intent.ARTICLE
    if of_text_described(question, found, memory):
        return Intent.SOURCE
    other = other_table(question, found, memory)
    if other:
        return other
    if option(question, found, memory) or strange_title(question, found, memory):
        return Intent(memory.intent)
    if memory.intent in OF_LISTS and (
        tells(question, found)
        or only_another_person(question)
        or _asks_again(question, memory)
        or (takes_back and not found.names_list_things)
        or under_text(question, found, memory)
        or within_domain(question, found, memory)
    ):
        return next_list_intent(Intent(memory.intent), found, memory.dossier)
    if memory.intent not in OF_TABLES and introduces(question, found):
        alone = found.nationality_mention and not memory.dossier.metier
        return Intent.REGIME if alone else first_list_intent(memory.dossier)
    if not memory.intent or (
        has_own_question(question, entities, found.beside) and not is_bare(question, found)
    ):
        return _possible(
            intent_of(question, entities, found.only_names, found.beside), found, memory
        )
    previous = Intent(memory.intent)
    if _ABOUT_SOURCE.search(fold(question)) and not entities:
        return previous
    if previous in OF_LISTS and found.names_list_things and only_carries_on(question, found):
        return next_list_intent(previous, found, memory.dossier)
    if previous in OF_TABLES and CERTIFIED & entities and not names_case(found):
        return table_of_title(found) or previous
    return _possible(intent_of(question, entities, found.only_names, found.beside), found, memory)


def _goes_on_about_text(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether it only asks if the text in hand still holds, or who signed it after its date."""
    if memory.intent not in OF_TEXTS or found.names_list_things or found.articles or found.codes:
        return False
    if memory.intent == Intent.SOURCE and _BY_WHOM.fullmatch(fold(question)):
        return True
    return asks_validity(question) and content_stems(question) <= _OF_VALIDITY


_BY_WHOM = expression(r"\W*(?:et |mais )*(?:par )?qui(?: (?:donc|ca|l'a signee?|a signe))?\W*")
_OF_VALIDITY = content_stems(
    "vigueur valable valide toujours encore aujourd'hui actuel actuellement maintenant texte "
    "accord arrêté circulaire liste règle vrai applicable applique appliquer cas périmé"
)


def _here_already(question: str, found: Mentions) -> bool:
    """Whether a follow-up names nothing but France, of people: "et pour ceux déjà en France ?"."""
    if found.metiers or found.codes or any(p.kind != "metropole" for p in found.place_mentions):
        return False
    folded = fold(question)
    return bool(_IN_FRANCE.search(folded)) and follows(question) and not _OF_A_LIST.search(folded)


def _asks_again(question: str, memory: Memory) -> bool:
    """Whether it only wants the last answer said again: "vraiment ?", "alors, verdict ?"."""
    if memory.intent not in _JUDGED:
        return False
    said, folded = content_stems(question), fold(question)
    if _OBJECTS.search(folded) and said <= _SAID_AGAIN | _OBJECTED:
        return True
    return bool(said and said <= _SAID_AGAIN) or bool(_CONCLUDES.search(folded))


def _only_people(found: Mentions) -> bool:
    """Whether several persons are told by nationalities alone: "un Serbe, sa femme croate"."""
    named = found.metiers or found.place_mentions or found.texts or found.codes
    return len(found.nationalities) > 1 and not named and content_stems(found.leftover) <= _KIN


_KIN = content_stems(
    "femme mari épouse époux conjoint conjointe frère soeur fils fille père mère couple ami amie "
    "cousin cousine client cliente collègue compagnon compagne"
)


def _possible(intent: Intent, found: Mentions, memory: Memory) -> Intent:
    """What a sentence that no cue decides is about: an unnamed métier, or a bare place."""
    if absent_text(found.sentence) or counted(found.sentence):
        return Intent.TEXT
    of_a_place = any(p.kind != "metropole" for p in found.place_mentions)
    if not (found.metiers or of_a_place) and list_of_another_year(found.sentence):
        return Intent.TEXT
    if intent is Intent.REGIME and not found.metiers and neighbouring_subject(found.sentence):
        return Intent.TEXT
    opens = intent is Intent.TEXT and not memory.intent
    if opens and (presents(found.sentence, found) or _only_people(found)):
        return Intent.REGIME
    if intent is Intent.TEXT and found.only_list_words and _WHICH.search(fold(found.sentence)):
        return Intent.REGION_LIST
    if intent is Intent.TEXT and _DEFINES.search(fold(found.sentence)):
        return Intent.TEXT
    if intent is Intent.TEXT and (found.asks_opening or found.only_list_words):
        return Intent.OPENING
    beside = len(found.leftover.split()) <= BESIDE and not (found.texts or found.metiers)
    if intent is Intent.TEXT and memory.intent in OF_LISTS and found.asks_if_open and beside:
        return Intent.OPENING
    of_one = found.asks_if_open or (found.asks_opening and not found.metiers)
    if intent is Intent.REGION_LIST and of_one and not found.texts:
        return Intent.OPENING
    if intent is Intent.TEXT and (found.only_asks_if_open or only_places(found.sentence, found)):
        return Intent.OPENING
    if intent is Intent.WHOLE_LISTS:
        return intent
    if not memory.intent and only_place(found) and leaves_out_metier(found.sentence):
        return Intent.OPENING  # "et en Alsace ?" of an empty dossier: for which métier
    if intent is Intent.TEXT and domain_of_lists(found):
        return Intent.REGION_LIST
    if intent is Intent.TEXT and found.place_words and only_a_domain(found):
        return Intent.REGION_LIST
    if intent is Intent.TEXT and found.place_words and found.only_names:
        return Intent.OPENING if memory.dossier.metier else Intent.REGION_LIST
    return intent
