"""The words of a set of titles: which words of a sentence may stand for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.understanding.communes import commune_keys, communes_named
from assistant.understanding.inflection import forms, inclusive_words
from assistant.understanding.text import fold
from corpus.expressions import expression

_LINK_WORDS = """
d' l' de du des le la les et en a au aux un une sur dans pour par ou avec dont
"""
# Words that link the words of a title and carry no meaning of their own.
LINKS = frozenset(_LINK_WORDS.split())
_PLAIN = expression(r"[^\W_]+(?:[ '-][^\W_]+)*")
_GAPS = expression(r"[ '-]")
_PLAIN_LINKS = LINKS | {"à", "d", "l"}
_SHORTEST_SLIP = 6
_SHORT_HEAD = (4, 5)  # letters of "chef", "agent"
_TOWN = 5_000  # inhabitants
_SHORTEST_CUT, _LONGEST_CUT = 3, 8
_CUT = expression(r"\.[ \u00a0](?=[a-zà-ü])|['’](?=[ ,])")  # "resp. logistique", "conduc' de"
_CACHE_SIZE = 4096
_NONE: frozenset[str] = frozenset()
_HEARD = expression(r"triss?es?$")  # "-trice", written as it is heard
# Endings of verbs, activities and places: "recruter" is no slip for "recruteur".
_OTHER_KINDS = (
    "er", "ir", "re", "rie", "ries", "ure", "ures", "ance", "ences", "ence", "tion", "tions",
    "age", "ages", "ment", "ments", "ique", "iques", "isme", "ables", "able", "ise", "aire",
    "ait", "ent", "ons", "ez", "erie", "ite", "ites", "at", "ats",
)  # fmt: skip


@cache
def ordinary_words() -> frozenset[str]:
    """French words that a letter or two part from a word of a title ("manger", "manager")."""
    source = files("corpus").joinpath("reference", "ordinary_words.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(w for line in lines if not line.startswith("#") for w in line.split())


@cache
def _town_names() -> frozenset[str]:
    """Towns of one word: "Poitiers" is no slip for "potier"."""
    return frozenset(key for key, _ in commune_keys(_TOWN) if " " not in key)


def _is_town(typed: str) -> bool:
    """Whether it is a commune's name as it is printed: "Chaumeré" is no slip for "chaumier"."""
    if not typed[:1].isupper() or typed.isupper():
        return False
    town = communes_named(fold(typed))
    return town is not None and any(place.name == typed for place in town.places)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence; ``lemmas`` are the title words it may stand for."""

    start: int
    end: int
    text: str
    folded: str
    lemmas: frozenset[str]
    slip: bool = False  # recognised through a spelling slip
    link: bool = False  # an article or a preposition
    joined: bool = True  # only a space, a hyphen or a slash before it

    @property
    def capitalised(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


class Lexicon:
    """Title words by their inflected forms."""

    def __init__(self) -> None:
        self._lemmas: dict[str, set[str]] = {}
        self._compounds: dict[str, frozenset[str]] = {}
        self._added: dict[str, str] = {}
        self._by_shape: dict[tuple[str, int], list[str]] = {}
        self._heads: set[str] = set()  # short words that begin names of several words
        self._slip_cache: dict[str, frozenset[str]] = {}

    def add(self, word: str) -> str:
        """Register a word of a title and give its lemma.

        A word met before in another form keeps its lemma: "dessinatrice" joins "dessinateur".
        """
        if word in self._added:
            return self._added[word]
        base = fold(word)
        known = self._lemmas.get(base)
        lemma = self._added[word] = min(known) if known else base
        for form in forms(word):
            self._lemmas.setdefault(form, set()).add(lemma)
        return lemma

    def abbreviate(self, short: str, lemma: str) -> None:
        """Let an abbreviation stand for a lemma: "dess" for "dessinateur"."""
        self._lemmas.setdefault(short, set()).add(lemma)

    def begins_names(self, lemma: str) -> None:
        """Let a short word that begins names of several words be known with two letters swapped."""
        if len(lemma) in _SHORT_HEAD:
            self._heads.add(lemma)

    def join(self, compound: str, lemmas: Iterable[str]) -> None:
        """Let a compound typed in one word stand for its parts: "microinformatique"."""
        self._compounds[compound] = frozenset(lemmas)

    def content(self, title: str) -> list[str]:
        """The words of a title that carry meaning, as printed."""
        if _PLAIN.fullmatch(title):  # most of them: no need to look for inclusive endings
            return [w for w in _GAPS.split(title) if w.lower() not in _PLAIN_LINKS]
        return [t.text for t in inclusive_words(title) if t.folded not in LINKS]

    def lemmas(self, folded: str) -> frozenset[str]:
        """The lemmas a folded word may stand for, by its exact form."""
        return frozenset(self._lemmas.get(folded, ())) or self._compounds.get(folded, _NONE)

    def read(self, sentence: str) -> tuple[Word, ...]:
        """The words of a sentence with their lemmas, spelling slips included."""
        words: list[Word] = []
        end = 0
        for token in inclusive_words(sentence):
            lemmas, slip = self.lemmas(token.folded), False
            if token.folded not in LINKS and len(token.folded) <= _LONGEST_CUT:
                lemmas |= self._cut_short(sentence, token.end, token.folded)
            if not lemmas and token.folded not in LINKS and not _is_town(token.text):
                lemmas = self._slips(token.folded)
                slip = bool(lemmas)
            gap = sentence[end : token.start]
            if words and words[-1].lemmas and _CUT.match(sentence, end):
                gap = gap.removeprefix(".")
            joined = not words or gap.strip(" \u00a0\u202f-‐‑–/&'’\"«»") == ""
            link = token.folded in LINKS
            words.append(
                Word(token.start, token.end, token.text, token.folded, lemmas, slip, link, joined)
            )
            end = token.end
        return tuple(words)

    def _cut_short(self, sentence: str, end: int, folded: str) -> frozenset[str]:
        """The lemmas that begin with a word cut short by a point or an apostrophe ("respons.")."""
        if len(folded) < _SHORTEST_CUT or not _CUT.match(sentence, end):
            return frozenset()
        return frozenset(
            lemma
            for form, lemmas in self._lemmas.items()
            if form.startswith(folded) and form != folded
            for lemma in lemmas
        )

    def _slips(self, folded: str) -> frozenset[str]:
        if folded not in self._slip_cache:
            if len(self._slip_cache) > _CACHE_SIZE:
                self._slip_cache.clear()
            self._slip_cache[folded] = self._search_slips(folded)
        return self._slip_cache[folded]

    def _search_slips(self, folded: str) -> frozenset[str]:
        if len(folded) < _SHORTEST_SLIP or not folded.isalpha():
            return self._short_head(folded)
        if folded in ordinary_words() or {folded, f"{folded}s"} & _town_names():
            return frozenset()
        allowed = 1 if len(folded) < 10 else 2
        lengths = range(len(folded) - allowed, len(folded) + allowed + 1)
        near = [form for length in lengths for form in self._forms_of(folded[0], length)]
        swapped = folded[1] + folded[0] + folded[2:]  # "hcarpente"
        near += [form for form in self._forms_of(folded[1], len(folded)) if form == swapped]
        found = process.extract(
            folded, near, scorer=OSA.distance, score_cutoff=allowed, limit=9, processor=None
        )
        close = [(form, d) for form, d, _ in found if not _different_kinds(folded, form)]
        best = min((distance for _, distance in close), default=0)
        return frozenset(w for form, d in close if d == best for w in self._lemmas[form])

    def _short_head(self, folded: str) -> frozenset[str]:
        """The short word that begins names, a letter swapped or doubled: "agetn", "cheff"."""
        if folded in ordinary_words() or folded in _town_names():
            return frozenset()
        pairs = range(len(folded) - 1)
        typed = {folded[:i] + folded[i + 1] + folded[i] + folded[i + 2 :] for i in pairs}
        typed |= {folded[:i] + folded[i + 1 :] for i in pairs if folded[i] == folded[i + 1]}
        return frozenset(typed & self._heads)

    def _forms_of(self, initial: str, length: int) -> list[str]:
        if not self._by_shape:
            for form in self._lemmas:
                if len(form) >= _SHORTEST_SLIP:
                    self._by_shape.setdefault((form[0], len(form)), []).append(form)
        return self._by_shape.get((initial, length), [])


def _different_kinds(folded: str, form: str) -> bool:
    """Whether the ending of the word typed is a verb's or an activity's, unlike the title's."""
    feminine = folded.endswith(("eure", "eures", "iere", "ieres"))
    swapped = sorted(folded) == sorted(form)  # "chanteir": letters out of order
    heard = _HEARD.search(folded) and form.endswith(("trice", "trices"))  # "dessinatrise"
    return not (feminine or swapped or heard) and any(
        folded.endswith(end) and (not form.endswith(end) or form.endswith(("eure", "eures")))
        for end in _OTHER_KINDS
    )
