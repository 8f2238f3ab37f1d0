"""What a question on certifications keeps of the one before it: all that it does not replace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from assistant.memory import Memory
from assistant.understanding.absent_titles import in_prose, names_trade
from assistant.understanding.certification_scope import (
    find_kinds,
    find_levels,
    find_pro_a_scope,
)
from assistant.understanding.certifications import (
    Scored,
    match_cqpm_titles,
    match_diplomas,
    match_pro_a_metiers,
)
from assistant.understanding.codes import find_codes
from assistant.understanding.cqpm_scope import find_cqpm_scope
from assistant.understanding.dates import find_date
from assistant.understanding.followups import (
    CERTIFIED,
    follows,
    narrows,
    speaks_of_both,
    speaks_of_last_certification,
)
from assistant.understanding.intent import Intent, calls_a_text
from assistant.understanding.mentions import Mentions
from assistant.understanding.metiers import find_metiers
from assistant.understanding.text import fold, fold_in_place, tokenize, words
from assistant.understanding.texts import CQPM, PRO_A
from corpus.expressions import expression
from corpus.library import load

OF_TABLES = frozenset({Intent.PRO_A, Intent.CQPM})
_CONDITIONED = frozenset({"pro_a_level", "pro_a_scope", "cqpm_scope"})
_OF_TEXT = {PRO_A: Intent.PRO_A, CQPM: Intent.CQPM}
_NEXT_TRADE = expression(
    r"\W*(?:et|ou|sinon|alors|mais|du coup|donc|ok)\W+(?:en |pour |comme |alors )*(?P<one>une? )?"
)
_TRADE_WORDS = 3
_LONGEST = 6  # words of a message that may only name an option ("et en super lourd ?")


def other_table(question: str, found: Mentions, memory: Memory) -> Intent | None:
    """The table of certifications that a message names, and nothing else: "et en Pro-A ?"."""
    named = [_OF_TEXT[text] for text in found.texts if text in _OF_TEXT]
    if len(named) != 1 or len(named) != len(found.texts) or not _titled(memory):
        return None
    if found.names_list_things or CERTIFIED & found.entities or calls_a_text(question):
        return None
    scope = find_pro_a_scope(question)
    kinds = set(scope.kinds) - {"CQPM"}  # the name of the other table itself
    if scope.secteurs or scope.filieres or kinds or "pro_a_whole" in found.entities:
        return None
    return Intent.CQPM if memory.intent == Intent.CQPM else named[0]


def table_of_title(found: Mentions) -> Intent | None:
    """The one table of certifications that a message names beside a title of its own."""
    if len(found.texts) != 1:
        return None
    if found.texts[0] == CQPM and "cqpm_title" in found.entities:
        return Intent.CQPM
    return Intent.PRO_A if found.texts[0] == PRO_A and "pro_a_match" in found.entities else None


def narrowed(question: str, found: Mentions, memory: Memory) -> bool:
    """Whether a message only sets a condition on the certifications just given ("le niveau 4")."""
    if memory.intent not in OF_TABLES or found.texts:
        return False
    if memory.intent == Intent.CQPM and _only_dates(found) and follows(question):
        return bool(find_date(memory.question, date.today()))
    if found.names_list_things:
        return False
    if found.certification_codes or found.rome_codes or found.articles:
        return False
    return bool(_CONDITIONED & found.entities) and follows(question) and not calls_a_text(question)


def _only_dates(found: Mentions) -> bool:
    """Whether a message names a day or a year and nothing else."""
    others = found.metiers or found.place_mentions or found.nationality_mention or found.codes
    return bool(found.date_mention) and not others and found.only_names


def option(question: str, found: Mentions, memory: Memory) -> str:
    """The title that a message gives by its second words alone: "le réparateur", "en super lourd".

    The first word of the title just asked about goes before them; "" where that names nothing more.
    """
    if memory.intent not in OF_TABLES or len(words(question)) > _LONGEST or found.texts:
        return ""
    if found.place_mentions or found.nationality_mention:
        return ""
    if (CERTIFIED | _CONDITIONED) & found.entities:
        return ""
    known = _matches(memory.question)
    if not known or not follows(question) or calls_a_text(question):
        return ""
    heads = memory.question[known[0].start : known[0].end].split()
    said = f"{heads[0]} {found.leftover}"
    names = {text for _, text in titles_named(said)}
    return said if found.leftover and names - {text for _, text in titles_named(heads[0])} else ""


def strange_title(question: str, found: Mentions, memory: Memory) -> str:
    """The trade that a message goes on to, which no list of the corpus knows: "et un drone ?"."""
    if memory.intent not in OF_TABLES or found.texts or found.codes or found.situations:
        return ""
    if (CERTIFIED | _CONDITIONED) & found.entities or found.names_case or found.date_mention:
        return ""
    if not follows(question) or calls_a_text(question):
        return ""
    if found.metiers:
        return found.metiers[0].text if len(found.metiers) == 1 and not found.leftover else ""
    said = found.leftover.split()
    told = _NEXT_TRADE.match(fold(question))
    if told is None or not 1 <= len(said) <= _TRADE_WORDS or in_prose(found.leftover):
        return ""
    return found.leftover if told["one"] or names_trade(said[0]) else ""


def in_context(question: str, intent: Intent, memory: Memory, found: Mentions) -> str:
    """The words to look certifications up by; any other question in its own words."""
    if intent not in OF_TABLES or not memory.intent:
        return question
    if found.certification_codes:
        return _beside_last(question, found, memory)
    if speaks_of_last_certification(question, found, memory):
        return f"{question} {' '.join(memory.codes)}"
    named = option(question, found, memory)
    if named:
        return carried_words(named, memory)
    strange = strange_title(question, found, memory)
    if strange:
        return f"{'CQPM' if intent is Intent.CQPM else 'Pro-A'} {strange}"
    other = other_table(question, found, memory)
    if other and memory.intent not in OF_TABLES:
        return f"{question} {memory.dossier.metier}"
    if other and other != memory.intent and _titles(memory.question):
        return f"{question} {_titles_of(memory.question)}"
    same = memory.intent in OF_TABLES and (
        narrows(question, found, memory)
        or narrowed(question, found, memory)
        or other
        or (CERTIFIED & found.entities and follows(question) and not found.texts)
    )
    if not same:
        return question
    words = carried_words(question, memory)
    return f"{words} {memory.before}" if memory.before and speaks_of_both(question) else words


def _beside_last(question: str, found: Mentions, memory: Memory) -> str:
    """A code held against the one entry just told: "même forfait que le 0128 ?"."""
    if memory.intent != Intent.CQPM or not speaks_of_both(question):
        return question
    told = {row.numero for row in load().cqpm if row.passage_id in memory.cited}
    one = len(told) == 1 and len(found.certification_codes) == 1
    return f"{question} CQPM {told.pop()}" if one else question


def titled_before(question: str, intent: Intent, memory: Memory) -> str:
    """The question on another title that this one follows in the same table, or what was kept."""
    if intent not in OF_TABLES or memory.intent != intent:
        return ""
    return memory.question if titles_named(question) or find_codes(question) else memory.before


def carried_words(question: str, memory: Memory) -> str:
    """A question with what it leaves unchanged of the last one: title, level, kind, sector."""
    before = _of_its_metier(question, memory.question)
    if _titles(question):
        codes = [(c.start, c.end) for c in find_codes(before)]
        titles = [_with_kind(before, span) for span in _titles(before)]
        before = _without(before, [*titles, *codes])
    for condition in _CONDITIONS:
        if condition(question):
            before = _without_condition(before, condition)
    return f"{question} {before}".strip()


def _with_kind(sentence: str, span: tuple[int, int]) -> tuple[int, int]:
    """The span of a title with the kind of diploma before it: "BAC PRO Technicien outilleur"."""
    before = _KIND.search(fold_in_place(sentence[: span[0]]))
    return (before.start(), span[1]) if before else span


_KIND = expression(
    r"\b(?:tp|titre pro(?:fessionnel)?|caps?|capa|bep|bp|bac pro|bts|dut|licence(?: pro)?|master|"
    r"cqp(?:[ /]cqp[mi])?|cqp[mi]|diplome d'etat(?: d')?)\s*(?:de |d')?$"
)


def _of_its_metier(question: str, before: str) -> str:
    """The last question, a code in it replaced by its métiers where others are asked for.

    A kind of diploma, a level or a sector sets a condition that one certification cannot meet.
    """
    codes = [c for c in find_codes(before) if c.kind == "rncp"]
    if not codes or not (find_kinds(question) or find_levels(question) or _sectors(question)):
        return before
    wanted = {c.value for c in codes}
    metiers = dict.fromkeys(row.metier for row in load().pro_a if row.rncp in wanted)
    return f"pour {' ou '.join(metiers)}" if metiers else before


def _levels(sentence: str) -> object:
    return find_levels(sentence)


def _kinds(sentence: str) -> object:
    return find_kinds(sentence)


def _sectors(sentence: str) -> object:
    scope = find_pro_a_scope(sentence)
    return scope.secteurs + scope.filieres


def _statuses(sentence: str) -> object:
    return find_cqpm_scope(sentence).statuts


def _domains(sentence: str) -> object:
    return find_cqpm_scope(sentence).domaines


def _days(sentence: str) -> object:
    return bool(find_date(sentence, date.today()))


_CONDITIONS: tuple[Callable[[str], object], ...] = (
    _levels,
    _kinds,
    _sectors,
    _statuses,
    _domains,
    _days,
)


def _without_condition(sentence: str, condition: Callable[[str], object]) -> str:
    """The sentence without the words, titles apart, but for which it would not set it so."""
    told = condition(sentence)
    titles = _titles(sentence)
    tokens = [(t.start, t.end) for t in tokenize(sentence)]
    spans = [t for t in tokens if not any(s <= t[0] and t[1] <= e for s, e in titles)]
    return _without(sentence, [s for s in spans if condition(_without(sentence, [s])) != told])


def _titled(memory: Memory) -> bool:
    """Whether the thread speaks of a title, of a code or of a métier."""
    if memory.intent in OF_TABLES:
        return bool(_titles(memory.question) or find_codes(memory.question))
    return bool(memory.dossier.metier)


def _titles(sentence: str) -> list[tuple[int, int]]:
    return [span for span, _ in titles_named(sentence)] or [
        (m.start, m.end) for m in find_metiers(sentence)
    ]


def _titles_of(sentence: str) -> str:
    """The titles alone: a level or a sector of one table is no word of the other."""
    return " ".join(dict.fromkeys(sentence[start:end] for start, end in _titles(sentence)))


def titles_named(sentence: str) -> list[tuple[tuple[int, int], str]]:
    """The spans and the values of the titles that a sentence names in full."""
    return [((s.start, s.end), s.value) for s in _matches(sentence) if s.complete]


def _matches(sentence: str) -> list[Scored[str]]:
    """The titles that a sentence gives, wholly or in part, the surest first."""
    found = [
        Scored(s.value.intitule, s.score, s.start, s.end, s.text)
        for s in match_cqpm_titles(sentence)
    ]
    found += [*match_pro_a_metiers(sentence), *match_diplomas(sentence)]
    return sorted(found, key=lambda s: -s.score)


def _without(sentence: str, spans: list[tuple[int, int]]) -> str:
    kept = "".join(
        char for i, char in enumerate(sentence) if not any(start <= i < end for start, end in spans)
    )
    return " ".join(kept.split())
