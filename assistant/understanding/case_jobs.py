"""A job that no table knows, in a case told in mere names: "luthière à Metz", "doula, Pau".

Only where the sentence names a place, no métier and no text, and says nothing beside the job: its
absence from the lists is then an answer. A word has the form of a job's name, or it is met nowhere
in the corpus and no slip for a word that is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from assistant.understanding.content import FUNCTION_STEMS
from assistant.understanding.cue_words import NOT_A_JOB, STOPS
from assistant.understanding.geography import REFERENCE, read_table
from assistant.understanding.intent import text_weight
from assistant.understanding.mentions import Mentions
from assistant.understanding.metier_cues import is_agent_noun
from assistant.understanding.metiers import MetierMention
from assistant.understanding.nationality_table import adjectives
from assistant.understanding.text import Token, light_stem, tokenize, words
from assistant.understanding.title_words import title_stems
from corpus.expressions import expression
from corpus.library import load, per_corpus

_BEFORE = frozenset(
    "un une pour le la les l' mon ma notre bonjour bonsoir salut slt hello client cliente monsieur "
    "madame dame personne dossier jeune est c' comme poste de d' et il elle j' ai avons a "
    "on".split()
)
# What may come before a word that is met nowhere: somebody, what she wants, a job.
_LEADS = _BEFORE | frozenset(
    "elle il on veut voudrait souhaite souhaiterait aimerait cherche trouve va etre devenir "
    "travailler travaille bosser bosse exercer embaucher embauche recruter recrute prendre pris "
    "prise comme boulot job metier emploi profession jeune fille gars que qu' en tant a peut "
    "pourrait qui aussi mon ma notre son sa ses ami amie cousine cousin frere soeur mari "
    "femme".split()
)
_JOB_NEXT = frozenset("un une etre devenir comme d' de tant".split())  # what follows is a job
_TITLES = frozenset("m mr mme mlle monsieur madame".split())  # a name follows
_LINKS = frozenset("de d' du des en sur".split())
_BESIDE = frozenset(
    "a au aux en dans sur vers pour chez le la les l' un une de d' du et c' est ouvert possible "
    "merci nationalite ca cela passe marche tension ferme bon ou non pas svp stp elle il ce "
    "liste alors quoi".split()
)
_ADJECTIVE = expression(
    r"\w{3,}(?:ees?|[ct]oles?|ales?|al|aux|elles?|els?|iques?|ifs?|ives?|eurs?|euses?|antes?|ants?|"
    r"ienn?e?s?|i?eres?|iers?|ai?res?|ables?|eux|ingues?|istes?|oires?|ines?|ains?|aines?)"
)
_CALLS_A_TEXT = 0.9
_LONGEST = 4  # words of the job


def with_case_job(found: Mentions) -> Mentions:
    """The mentions, with the job that such a sentence names."""
    if found.metiers or found.codes or found.texts or not found.place_mentions:
        return found
    tokens = tokenize(found.sentence)
    job = _job(tokens, _free(found, tokens))
    if not job or text_weight(found.sentence) >= _CALLS_A_TEXT:
        return found
    start, end = tokens[job[0]].start, tokens[job[-1]].end
    text = found.sentence[start:end]
    return replace(found, metiers=(MetierMention(start, end, text, (), text),))


@per_corpus
def _known() -> tuple[frozenset[str], Sequence[str]]:
    """The words of the texts, of the tables and of the questions kept, as a set and as a list."""
    corpus = load()
    told = [p.text for p in corpus.passages.values()]
    told += [question for questions in corpus.questions.values() for question in questions]
    told += [question for gap in corpus.gaps for question in gap.questions]
    for table in ("metiers.csv", "sujets_voisins.csv", "marche_emploi.csv", "situations.csv"):
        told += [cell for row in read_table(table) for cell in row.values() if cell]
    told += [(REFERENCE / name).read_text("utf-8") for name in _ORDINARY]
    found = frozenset(words(" ".join(told))) | FUNCTION_STEMS
    return found, tuple(found)


def _is_unknown(token: Token, *, after_job: bool) -> bool:
    """Whether a word is met nowhere, nor, on its own, is one letter away from a word that is.

    Where nothing says that a job follows, it is no short word and no verb.
    """
    word, (found, every) = token.folded, _known()
    if len(word) < _SHORTEST or not word.isalpha() or _PARTICIPLE.search(token.text.lower()):
        return False
    if word in found or word.rstrip("s") in found or light_stem(word) in adjectives():
        return False
    if after_job:
        return True
    if len(word) < _NO_SLIP or (_VERB.search(word) and not _ENGLISH.search(word)):
        return False
    return extractOne(word, every, scorer=OSA.distance, score_cutoff=1) is None


_ORDINARY = ("ordinary_words.txt", "places_ordinary.txt")
_SHORTEST = 4
_NO_SLIP = 6  # letters from which a slip of the pen is told from a word of its own
_PARTICIPLE = expression(r"(?:é|ée|és|ées|ment|isation)$")
_VERB = expression(r"(?:er|ez|ons|ir)$")
_ENGLISH = expression(r"(?:ck|nn|gg|pp|bb|dd|ow|ew)er$")


def _free(found: Mentions, tokens: tuple[Token, ...]) -> list[int]:
    """The tokens that no place, nationality, situation or date covers."""
    spans = [(place.start, place.end) for place in found.place_mentions]
    spans += [(situation.start, situation.end) for situation in found.situations]
    if found.nationality_mention:
        spans.append((found.nationality_mention.start, found.nationality_mention.end))
    if found.date_mention:
        spans.append((found.date_mention.start, found.date_mention.end))
    return [
        i
        for i, token in enumerate(tokens)
        if not any(start < token.end and token.start < end for start, end in spans)
    ]


def _job(tokens: tuple[Token, ...], free: list[int]) -> list[int]:
    """The tokens of the job, or none where anything else is said."""
    whole = free
    while free and tokens[free[0]].folded in _BEFORE:
        free = free[1:]
    head = tokens[free[0]].folded if free else ""
    if not is_agent_noun(head) or light_stem(head) in title_stems():
        return _unknown_job(tokens, whole)
    last = 1
    while last < len(free) and free[last] == free[last - 1] + 1 and last < _LONGEST:
        linked = tokens[free[last]].folded in _LINKS or tokens[free[last - 1]].folded in _LINKS
        if not linked:
            break
        last += 1
    while tokens[free[last - 1]].folded in _LINKS:
        last -= 1
    last += _qualifies(tokens, free, last)
    rest = free[last:]
    return free[:last] if all(tokens[i].folded in _BESIDE for i in rest) else []


def _qualifies(tokens: tuple[Token, ...], free: list[int], at: int) -> bool:
    """Whether one adjective ends the job: "poseur de voies ferrées", "guide conférencier"."""
    if at >= len(free) or free[at] != free[at - 1] + 1 or at >= _LONGEST:
        return False
    word = tokens[free[at]].folded
    stem = light_stem(word)
    said_of_her = (
        word in NOT_A_JOB | STOPS | _BESIDE or stem in adjectives() or stem in FUNCTION_STEMS
    )
    return bool(_ADJECTIVE.fullmatch(word)) and not said_of_her


def _unknown_job(tokens: tuple[Token, ...], free: list[int]) -> list[int]:
    """One or two words met nowhere, after somebody, what she wants or a job, and before a place."""
    lead: list[int] = []
    while free and tokens[free[0]].folded in _LEADS:
        lead, free = [*lead, free[0]], free[1:]
    if lead and tokens[lead[-1]].folded in _TITLES | {"est"}:
        return []  # a name, or what somebody is: "elle est enceinte"
    after_job = bool(lead) and tokens[lead[-1]].folded in _JOB_NEXT
    job = free[:1]
    if len(free) > 1 and free[1] == free[0] + 1 and _is_unknown(tokens[free[1]], after_job=False):
        job = free[:2]
    if not job or not all(_is_unknown(tokens[i], after_job=after_job) for i in job):
        return []
    return job if all(tokens[i].folded in _BESIDE for i in free[len(job) :]) else []
