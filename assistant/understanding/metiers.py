"""The métiers named in a sentence: by code, by title, by an everyday name, or unlisted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from assistant.understanding.content import content_stems
from assistant.understanding.english_jobs import EnglishJob, english_jobs
from assistant.understanding.lexicon import Word
from assistant.understanding.metier_cues import complement_end, goes_on, is_cued, unlisted_phrases
from assistant.understanding.metier_names import NameMatch, Relation
from assistant.understanding.metier_tables import MetierTables
from assistant.understanding.speciality import other_sector, speciality
from assistant.understanding.text import light_stem, mostly_capitals
from assistant.understanding.title_words import title_stems
from assistant.understanding.titles import TitleMatch
from assistant.understanding.vocabulary import read_words, vocabulary
from corpus.expressions import expression

Match = Literal["code", "title", "synonym", "near", "similar"]
_CODE = expression(r"(?<![\w-])\d{5}(?![\w-])")
_MAX_CHARS = 4000
_SCORES = {Relation.SAME: 0.95, Relation.NEAR: 0.5, Relation.ABSENT: 0.3}
_SLIP_FACTOR = 0.85
_ENOUGH = 0.5


class MetierCandidate(NamedTuple):
    """A listed métier that a mention may mean.

    "code", "title" and "synonym" name the métier itself; "near" is a neighbouring entry, never to
    be passed off as a match; "similar" is left to the embedding model of the caller.
    """

    code: str
    title: str
    match: Match
    score: float  # 1 for a code or a complete title


@dataclass(frozen=True, slots=True)
class MetierMention:
    """A métier named in a sentence; candidates are best first, possibly none."""

    start: int
    end: int
    text: str
    candidates: tuple[MetierCandidate, ...]
    name: str = ""  # the name in the table, or the words themselves
    absent: bool = False  # a known métier that is in no list; candidates are its nearest entries
    vague: bool = False  # a word such as "technicien", which begins many titles

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that the mention itself names: by code, title or true synonym."""
        return tuple(c.code for c in self.candidates if c.match in ("code", "title", "synonym"))


def find_metiers(sentence: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[MetierMention, ...]:
    """The métiers named in a sentence, in order, never overlapping.

    ``taken`` are spans already read as something else (a place, a nationality).
    """
    sentence = sentence[:_MAX_CHARS]
    tables = vocabulary().metiers
    words = _without(read_words(sentence), taken)
    lowered = not mostly_capitals(sentence)
    mentions = [*_codes(sentence, tables, taken)]
    blocked = {i for m in mentions for i, w in enumerate(words) if m.start <= w.start < m.end}
    i = 0
    while i < len(words):
        last, mention = _read_at(sentence, words, i, tables, lowered)
        if mention is not None and not mention.candidates:
            last, mention = _near_by_speciality(sentence, words, i, last, mention, tables)
        elif mention is not None:
            last, mention = _of_another_sector(sentence, words, i, last, mention)
        if mention is not None and i not in blocked:
            mentions.append(mention)
        blocked.update(range(i, last + 1) if last >= i else ())
        i = max(last, i) + 1
    for job in english_jobs(words):
        if not blocked & {*range(job.first, job.last + 1)}:
            mentions.append(_named_in_english(sentence, words, job, tables))
            blocked.update(range(job.first, job.last + 1))
    for phrase in unlisted_phrases(words, lowered):
        if not blocked & {*range(phrase.first, phrase.last + 1)}:
            mentions.append(_mention(sentence, words, phrase.first, phrase.last))
    return tuple(sorted(mentions, key=lambda m: m.start))


def _named_in_english(
    sentence: str, words: Sequence[Word], job: EnglishJob, tables: MetierTables
) -> MetierMention:
    score = _SCORES[Relation.NEAR]
    near = (MetierCandidate(code, tables.shown[code], "near", score) for code in job.codes)
    return replace(_mention(sentence, words, job.first, job.last), candidates=tuple(near))


def _codes(
    sentence: str, tables: MetierTables, taken: Sequence[tuple[int, int]]
) -> Iterable[MetierMention]:
    for found in _CODE.finditer(sentence):
        code = tables.aliases.get(found.group(), found.group())
        if code in tables.shown and not _overlaps(found.span(), taken):
            candidate = MetierCandidate(code, tables.shown[code], "code", 1.0)
            yield MetierMention(*found.span(), found.group(), (candidate,), found.group())


def _read_at(
    sentence: str, words: Sequence[Word], first: int, tables: MetierTables, lowered: bool
) -> tuple[int, MetierMention | None]:
    """The mention that begins at a word, with the last word it takes up (-1 when none does)."""
    if words[first].link or not words[first].lemmas:
        return -1, None
    name = tables.names.at(words, first)
    titles = tables.titles.at(words, first)
    if name is not None and _prefers_name(name, titles):
        if name.name.relation is Relation.EXCLUDED:
            return name.last, None
        vague = name.name.relation is Relation.VAGUE
        if name.name.needs_cue and not is_cued(words, first, vague):
            return -1, None
        return _from_name(sentence, words, name, titles, tables, lowered)
    if not titles:
        return -1, None
    return _from_titles(sentence, words, titles, tables, lowered)


def _prefers_name(name: NameMatch, titles: Sequence[TitleMatch[str]]) -> bool:
    if not titles:
        return True
    return name.count > titles[0].count or (
        name.count == titles[0].count and not titles[0].complete
    )


def _near_by_speciality(
    sentence: str,
    words: Sequence[Word],
    first: int,
    last: int,
    mention: MetierMention,
    tables: MetierTables,
) -> tuple[int, MetierMention]:
    """The mention with the one entry of its head that works on the same thing, if any."""
    found = speciality(words, first, last, tables)
    if found is None:
        return last, mention
    score = _SCORES[Relation.NEAR]
    near = MetierCandidate(found.code, tables.shown[found.code], "near", score)
    named = _mention(sentence, words, first, found.last)
    return found.last, replace(named, candidates=(near,))


def _of_another_sector(
    sentence: str, words: Sequence[Word], first: int, last: int, mention: MetierMention
) -> tuple[int, MetierMention]:
    """The mention with what makes it another job than its entry, which is then but a neighbour."""
    near_codes = [] if mention.absent or mention.vague else [c.code for c in mention.candidates]
    end = other_sector(words, last, mention.codes or near_codes)
    if end is None or not (mention.codes or near_codes):
        return last, mention
    score = _SCORES[Relation.NEAR]
    near = tuple(c._replace(match="near", score=min(c.score, score)) for c in mention.candidates)
    return end, replace(_mention(sentence, words, first, end), candidates=near)


def _from_name(
    sentence: str,
    words: Sequence[Word],
    found: NameMatch,
    titles: Sequence[TitleMatch[str]],
    tables: MetierTables,
    lowered: bool,
) -> tuple[int, MetierMention]:
    name = found.name
    if name.relation is Relation.SAME:
        end = found.last
    else:
        end = complement_end(words, found.last, lowered)
    mention = _mention(sentence, words, found.first, end)
    if name.relation is Relation.VAGUE:
        if end == found.last and _has_speciality(words, found.last, tables, lowered):
            end = found.last + 1
            mention = _mention(sentence, words, found.first, end)
        if end > found.last:
            return end, mention
        candidates = tuple(_candidate(m, tables, "near") for m in _by_code(titles))
        return end, replace(mention, candidates=candidates, vague=True)
    match: Match = "synonym" if name.relation is Relation.SAME else "near"
    score = _SCORES[name.relation] * (_SLIP_FACTOR if found.slip else 1)
    candidates = tuple(MetierCandidate(c, tables.shown[c], match, score) for c in name.codes)
    absent = name.relation is Relation.ABSENT
    shown = name.text if end == found.last else mention.text
    return end, replace(mention, candidates=candidates, name=shown, absent=absent)


def _has_speciality(words: Sequence[Word], last: int, tables: MetierTables, lowered: bool) -> bool:
    """Whether the next word says of which trade a vague one is: "agent hospitalier".

    A word of a title leaves the entries to choose between, and another job is one of its own.
    """
    if goes_on(words, last) == last or (lowered and words[last + 1].capitalised):
        return False
    if tables.names.at(words, last + 1) or tables.titles.at(words, last + 1):
        return False
    stem = light_stem(words[last + 1].folded)
    return stem not in title_stems() and stem not in _NO_SPECIALITY


_NO_SPECIALITY = content_stems(
    "supérieur confirmé qualifié débutant expérimenté junior senior principal diplômé spécialisé "
    "intérimaire déclaré étranger polyvalent technique motivé sérieux indépendant salarié général "
    "adjoint titulaire contractuel bilingue compétent local actuel saisonnier libéral public"
)


def _from_titles(
    sentence: str,
    words: Sequence[Word],
    titles: Sequence[TitleMatch[str]],
    tables: MetierTables,
    lowered: bool,
) -> tuple[int, MetierMention]:
    found = [m for m in _by_code(titles) if m.complete or not titles[0].complete]
    end = last = titles[0].last
    if len(found) > 1 and not titles[0].complete:
        end = complement_end(words, last, lowered)
    elif _is_sole_head(found):
        end = goes_on(words, last)
    kinds: list[Match] = ["near" if end > last else _match_of(m, tables) for m in found]
    if end == last and _is_sole_head(found):
        kinds = ["synonym"]
    candidates = (_candidate(m, tables, k) for m, k in zip(found, kinds, strict=True))
    ordered = tuple(sorted(candidates, key=lambda c: (c.match == "near", -c.score)))
    return end, replace(_mention(sentence, words, titles[0].first, end), candidates=ordered)


def _is_sole_head(found: Sequence[TitleMatch[str]]) -> bool:
    """Whether the words are the head of a single title: its entry, to be checked with the job."""
    return len(found) == 1 and found[0].is_head and not found[0].complete


def _match_of(match: TitleMatch[str], tables: MetierTables) -> Match:
    """ "near" where a generic head ("agent", "technicien") lacks the word that specialises it."""
    lemmas = match.title.lemmas
    if match.complete or lemmas[0] not in tables.names.generic_heads:
        return "title"
    return "title" if match.count > 1 and match.score >= _ENOUGH else "near"


def _candidate(match: TitleMatch[str], tables: MetierTables, kind: Match) -> MetierCandidate:
    code = match.title.value
    score = match.score if kind == "title" else min(match.score, _SCORES[Relation.NEAR])
    return MetierCandidate(code, tables.shown[code], kind, round(score, 3))


def _by_code(matches: Sequence[TitleMatch[str]]) -> list[TitleMatch[str]]:
    """The best match of each code."""
    best: dict[str, TitleMatch[str]] = {}
    for match in matches:
        best.setdefault(match.title.value, match)
    return list(best.values())


def _mention(sentence: str, words: Sequence[Word], first: int, last: int) -> MetierMention:
    start, end = words[first].start, words[last].end
    opened = sentence.count("(", start, end) > sentence.count(")", start, end)
    end += opened and sentence[end : end + 1] == ")"
    return MetierMention(start, end, sentence[start:end], (), sentence[start:end])


def _without(words: Sequence[Word], taken: Sequence[tuple[int, int]]) -> list[Word]:
    """The words, those of a taken span no longer standing for anything."""
    return [
        replace(w, lemmas=frozenset(), joined=False, folded="", link=False)
        if _overlaps((w.start, w.end), taken)
        else w
        for w in words
    ]


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
