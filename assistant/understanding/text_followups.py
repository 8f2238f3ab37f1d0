"""What a question on the texts carries on: its subject, its text, the facts of the case."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Dossier
from assistant.memory import Memory
from assistant.understanding.asked_identity import asked_detail
from assistant.understanding.content import content_stems
from assistant.understanding.find_mentions import mentions
from assistant.understanding.followups import follows, only_carries_on
from assistant.understanding.intent import Intent
from assistant.understanding.mentions import Mentions
from assistant.understanding.situations import find_situations, situation_labels
from assistant.understanding.text import fold
from assistant.understanding.texts import CQPM, PRO_A, with_no_text_name
from corpus.expressions import expression

OF_TEXTS = frozenset({Intent.TEXT, Intent.ARTICLE, Intent.SOURCE, Intent.EXCEPTION})
_OF_TABLE = {Intent.PRO_A: PRO_A, Intent.CQPM: CQPM}
_SOMEBODY = expression(r"\b(il|elle|ils|elles|lui)\b")
_IT = expression(
    r"\b(ca|cela|celui|celle|ce|cet|cette|y)\b|\bc'est(?! (?:quoi|qui|une?|l[ea]s?\b|l'))"
)
_STANDS = expression(r"\b(?:ca|cela|celui|celle|elle|elles|ils|lui)\b")  # "il" may be impersonal
_NAMES_OF_TEXTS = content_stems("pro a proa accord branche intérim liste cqpm tunisien tunisienne")
_OF_ANY_FIGURE = content_stems(
    "tout tous toutes monde maximum minimum max mini moins plus chacun public cas même aussi "
    "possible faisable passe suffit seulement"
)
_DATED = expression(r"\b(?:dat(?:e|ee|es|ent)|de quand)\b")
_LONGEST = 240  # characters of a subject


def leans(question: str, found: Mentions) -> bool:
    """Whether a question on the texts needs what came before: a follow-up, or a bare pronoun."""
    if found.texts or found.nationality_mention:
        return False
    folded = fold(question)
    if _only_a_figure(found):
        return True
    bare = bool(_SOMEBODY.search(folded) or _IT.search(folded)) and not found.entities
    return follows(question) or bare


def _only_a_figure(found: Mentions) -> bool:
    """Whether a message gives a figure and says of what by nothing: "24 mois pour tous ?"."""
    measured = "measure" in found.entities and not found.names_list_things
    return measured and content_stems(found.leftover) <= _OF_ANY_FIGURE


def stands_for_it(question: str) -> bool:
    """Whether a pronoun can only stand for what came before: "et ça coûte combien ?"."""
    return bool(_STANDS.search(fold(question)))


def subject_of(question: str, found: Mentions, memory: Memory) -> str:
    """What the conversation is about: its first question; "" where this one stands alone."""
    if not leans(question, found) or memory.intent not in OF_TEXTS:
        return ""
    return (memory.subject or memory.question)[:_LONGEST]


def facts_of(question: str, found: Mentions, topic: str, dossier: Dossier) -> str:
    """The situation of the person, in the words of the texts, where "il" or "elle" says no more.

    A subject that tells it, or tells of another, leaves nothing to add.
    """
    somebody = _SOMEBODY.search(fold(question))
    if not dossier.situation or not somebody or found.nationality_mention:
        return ""
    if found.situations or find_situations(topic):
        return ""
    return situation_labels()[dossier.situation]


def topic_of(question: str, intent: Intent, found: Mentions, memory: Memory) -> str:
    """The first question of those that carry one another on, to be kept with the thread."""
    if intent is Intent.RECALL:
        return memory.subject
    if intent is not Intent.TEXT:
        return ""
    carried = leans(question, found) and memory.intent in OF_TEXTS
    return (memory.subject or memory.question) if carried else question


def nationality_asked(found: Mentions, dossier: Dossier) -> str:
    """The nationality of the person for whom a text is read.

    "" where several are opposed, and where the question names its text and nobody.
    """
    if len(found.nationalities) > 1 or (found.texts and not found.nationality):
        return ""
    return found.nationality or dossier.nationality


def articles_in_hand(question: str, found: Mentions, memory: Memory) -> tuple[str, ...]:
    """The article just read, where a follow-up only names another text: "et de l'arrêté ?"."""
    if memory.intent != Intent.ARTICLE or not found.texts:
        return ()
    if content_stems(found.leftover) - _NAMES_OF_TEXTS:
        return ()
    if found.articles or found.names_list_things or not follows(question):
        return ()
    return mentions(memory.question).articles


def of_text_described(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether a follow-up asks what the last question did of another text, or else of the same."""
    if memory.intent != Intent.SOURCE or not memory.texts:
        return False
    if found.codes or found.articles or found.names_list_things:
        return False
    if found.texts:
        return follows(question) and not content_stems(found.leftover) - _NAMES_OF_TEXTS
    folded = fold(question)
    of_it = follows(question) or _SOMEBODY.search(folded) or _IT.search(folded)
    return bool(of_it) and bool(asked_detail(question) or _DATED.search(folded))


def text_in_hand(question: str, found: Mentions, memory: Memory) -> str:
    """The id of the text that a follow-up speaks of: the last one cited; "" where it names one."""
    if found.texts or not leans(question, found):
        return ""
    if memory.intent in _OF_TABLE:
        return _OF_TABLE[Intent(memory.intent)]
    if memory.intent not in OF_TEXTS:
        return ""
    read = memory.cited[:1] or memory.beside[:1]
    sources = [passage.partition("#")[0] for passage in read]
    return next(iter((*sources, *memory.texts[:1])), "")


def of_another(question: str, found: Mentions, memory: Memory) -> tuple[str, Memory] | None:
    """The last question on the texts asked again of another person, where only one is named."""
    mention = found.nationality_mention
    if memory.intent != Intent.TEXT or mention is None or not memory.question:
        return None
    if found.metiers or found.place_mentions or found.texts or found.date_mention:
        return None
    if not only_carries_on(question, found):
        return None
    again = _with_nationality(memory.question, mention.text)
    subject = _with_nationality(memory.subject, mention.text) if memory.subject else ""
    return again, replace(memory, subject=subject, question=again)


def of_another_place(question: str, found: Mentions, memory: Memory) -> tuple[str, Memory] | None:
    """The last question on the texts asked again of another place, where it named one itself."""
    if memory.intent != Intent.TEXT or len(found.place_mentions) != 1:
        return None
    if found.metiers or found.nationality_mention or found.texts or found.date_mention:
        return None
    before = mentions(memory.question).place_mentions
    if len(before) != 1 or not only_carries_on(question, found):
        return None
    start, end = before[0].start, before[0].end
    again = f"{memory.question[:start]}{found.place_mentions[0].text}{memory.question[end:]}"
    return again, replace(memory, question=again)


def of_another_situation(
    question: str, found: Mentions, memory: Memory
) -> tuple[str, Memory] | None:
    """The last question on the texts asked again of somebody in another situation, told alone."""
    if memory.intent != Intent.TEXT or len(found.situations) != 1 or found.names_list_things:
        return None
    before = mentions(memory.question).situations
    said = content_stems(found.leftover) - content_stems(found.situations[0].text)
    if not before or said or found.texts or found.codes or not follows(question):
        return None
    start, end = before[-1].start, before[-1].end
    again = f"{memory.question[:start]}{found.situations[0].text}{memory.question[end:]}"
    return again, replace(memory, question=again)


def of_other_text(question: str, found: Mentions, memory: Memory) -> tuple[str, Memory] | None:
    """The last question on the texts asked again of the text that is all a message names."""
    if memory.intent != Intent.TEXT or not found.texts or not memory.question:
        return None
    if found.names_list_things or found.articles or found.codes:
        return None
    if content_stems(found.leftover) - _NAMES_OF_TEXTS - _SPEAKS or _ASKS.search(fold(question)):
        return None
    again = f"{with_no_text_name(memory.question)} ({question.strip(' ?.')})"
    return again, replace(memory, subject="", question=again)


_ASKS = expression(r"\b(?:qui|quoi|qu'\w+|quels?|quelles?|combien|comment|pourquoi|quand)\b")
_SPEAKS = content_stems(
    "parle parlons parlait question concerne cadre cas sujet propos côté précise"
)


def _with_nationality(sentence: str, said: str) -> str:
    known = mentions(sentence).nationality_mention
    if known is None:
        return f"{sentence} ({said})"
    return f"{sentence[: known.start]}{said}{sentence[known.end :]}"
