"""How strongly the words around a name say that it is a place, and what the person does there."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Literal, NamedTuple

from assistant.understanding.text import Token, fold, mostly_capitals, tokenize
from corpus.expressions import expression

Role = Literal["", "domicile", "origine", "habitant", "exclu", "ni"]


class Strength(IntEnum):
    """From a name alone to "commune de …"."""

    NONE = 0
    WEAK = 1  # "de Rennes", ", Rennes", "pour Rennes", at the end of the sentence
    LOCATIVE = 2  # "à Rennes", "sur Lyon", "près de Nantes", "dans la Creuse"
    EXPLICIT = 3  # "commune de …", "région …", or a message that is nothing but the name


class Context(NamedTuple):
    """What stands before and after a span of tokens."""

    strength: Strength
    town: bool  # "à", "ville de": a commune rather than a département of the same name
    wide: bool  # "en", "dans le", "région": a region or a département rather than a commune
    article: str  # "le" or "les" where "au", "du", "aux", "des" hold it
    leading: bool  # opens the sentence, set off by a comma or a colon
    trailing: bool  # nothing but punctuation or a polite word follows
    role: Role
    workplace: bool  # "boîte de", "un employeur d'": what stands there is its town, or its trade
    working: bool  # "embauché à", "un poste à"


class Reading(NamedTuple):
    """A sentence and its tokens; `capitals` where capital letters tell nothing."""

    sentence: str
    tokens: tuple[Token, ...]
    capitals: bool

    @classmethod
    def of(cls, sentence: str) -> Reading:
        """Tokenize a sentence once for all readers of places."""
        return cls(sentence, tokenize(sentence), mostly_capitals(sentence))

    def gap(self, index: int) -> str:
        """What stands between a token and the one before it."""
        if index >= len(self.tokens):
            return self.sentence[self.tokens[-1].end :] if self.tokens else self.sentence
        before = self.tokens[index - 1].end if index else 0
        return self.sentence[before : self.tokens[index].start]

    def before(self, index: int) -> list[str]:
        """The folded words before a token, nearest first, up to a punctuation mark."""
        found: list[str] = []
        while index > 0 and len(found) < 10 and not _BREAK.search(self.gap(index)):
            index -= 1
            found.append(self.tokens[index].folded)
        return found

    def capital(self, index: int) -> bool:
        """Whether a capital letter at this token tells that it is a name."""
        first = index == 0 or bool(_SENTENCE_END.search(self.gap(index)))
        return self.tokens[index].capitalised and not self.capitals and not first


_BREAK = expression(r"[,;:.?!()\[\]\n«»\"/]")
_SENTENCE_END = expression(r"[.?!\n]")
_WEAK_MARK = expression(r"[,:(\"«/]|\s-\s|–")

_SET_OFF = expression(r"\s*[,:;]")

_NOUNS = frozenset(
    "commune ville region departement prefecture mairie agglomeration metropole banlieue "
    "bassin alentours environs peripherie canton village cp postal".split()
)
_COPULAS = frozenset("c' est serait sera etait soit reste devient".split())
_TOWN_NOUNS = frozenset("commune ville mairie banlieue agglomeration village".split())
_WIDE_NOUNS = frozenset("region departement".split())
_LABEL = expression(
    r"\b(?:lieu(?: d[eu] (?:travail|poste|mission|chantier|l'emploi)| d'emploi)?|ville|commune|"
    r"localite|localisation|implantation)\s*[:=]?\s*$"
)
_SLOTS = _TOWN_NOUNS | _WIDE_NOUNS
_NEAR = frozenset("pres autour proche proximite cote loin alentours environs".split())
_WORKPLACE = expression(
    r"garages?$|usines?$|ateliers?$|chantiers?$|restaurants?$|hotels?$|boulangeries?$|boucheries?$|"
    r"salons?$|fermes?$|exploitations?$|entreprises?$|societes?$|agences?$|cabinets?$|magasins?$|"
    r"cliniques?$|hopita(?:l|ux)$|ecoles?$|boites?$|pme$|employeu"
)
_OF = frozenset("de d' du des".split())
_ARTICLES = frozenset("le la les l'".split())
_WEAK_WORDS = frozenset(
    "de d' du des pour dans chez entre et ou ni le la les l' puis depuis que qu' non plutot "
    "region comme avec a".split()
)
_SUBJECTS = frozenset("il elle on qui y n' ils elles client cliente salarie employeur tu".split())
_FILLERS = frozenset(
    "et a en sur non oui plutot pour dans le la les l' au aux si c' est donc ou de d' du des "
    "alors merci svp stp region departement ville mais pas pardon euh bonjour finalement vers "
    "quid quoi commune dep".split()
)
_POLITE = frozenset("svp stp merci s' il vous te plait cordialement aussi actuellement".split())
_CONTRACTED = {"au": "le", "du": "le", "aux": "les", "des": "les"}

_WORK = expression(
    r"travail|embauch|recrut|post[ei]|emplo|exerc|chantier|mission|bosse|ouvert|metier|ouvrir|"
    r"detach|restaurant|entreprise|societe|intervenir|form(?:er|ation)|stage|autoris|venir|list"
)
_SEATED = expression(r"(?:situ|bas|install|implant|localis)ee?s?$")
_HOME = expression(r"(?:habit|resid|domicili|log[eé]e?s?$|vi[ts]$|vivant$|vivre$|heberg)")
_COMES_FROM = expression(
    r"natifs?$|native|originaires?$|origine|provenance|vien[ts]$|venue?s?$|venant|arriv|"
    r"ressortissant|citoyen|national|retour|quitt"
)
_WAS_THERE = expression(r"nee?s?$|diplom|obten|etudi|famille|rest(?:ee?s?|ant)$")
_SOME = frozenset("une des d' cette".split())
_EXCLUDED = frozenset("sauf hors excepte hormis ailleurs".split())
_ONLY = frozenset("seulement uniquement exclusivement".split())
_OPENED = r"(?:ouvert\w*|passe|possible|tension|autorise\w*|figure\w*|liste\w*|existe)"
_IS_OPEN = expression(rf"\b{_OPENED}\b")
_ONLY_THERE = expression(
    rf"(?:\b{_OPENED}\b(?: \w+)? (?:seulement|uniquement|exclusivement)|\by a que|"
    r"\b(?:ouvert\w*|passe) (?:que|qu')|\bn' est (?:donc |bien )?que)"
    r"(?: (?:en|dans|a|au|aux|la|le|les|l'|pour|sur|region))*$"
)
# The same before an article, a preposition, a noun: "ailleurs qu'en région", "à part la".
_APART = expression(
    r"\b(?:sauf|hors|excepte|hormis|ailleurs|(?:a|autre) part|en dehors|a l' exception|"
    r"autres?(?: \w+)? qu[e'])"
    r"(?: (?:que|qu'|de|d'|du|des|le|la|l'|les|en|dans|a|au|aux|sur|region|regions|departement|"
    r"ville))*$"
)


def context_of(reading: Reading, start: int, end: int) -> Context:
    """The context of tokens[start:end]."""
    previous = reading.before(start)
    trailing = _is_trailing(reading, end)
    leading = not previous and bool(_SET_OFF.match(reading.gap(end)))
    strength = _strength(reading, start, previous)
    if _nothing_else(reading, start, end) or _labelled(reading, start):
        strength = Strength.EXPLICIT
    elif leading or (trailing and start > 0):
        strength = max(strength, Strength.WEAK)
    head = _head_noun(previous)
    first = previous[0] if previous else ""
    return Context(
        strength=strength,
        town=first in ("a", "sur", "vers", "au", "aux") or head in _TOWN_NOUNS or _near(previous),
        wide=first in ("en", "dans") or head in _WIDE_NOUNS or "dans" in previous[1:2],
        article=_CONTRACTED.get(first, ""),
        leading=leading,
        trailing=trailing,
        role=_role(reading, start, end, previous),
        workplace=_of_a_workplace(previous),
        working=first == "a"
        and any(works_there(word) or _SEATED.match(word) for word in previous[1:2]),
    )


def _strength(reading: Reading, start: int, previous: list[str]) -> Strength:
    if not previous:
        marked = start > 0 and _WEAK_MARK.search(reading.gap(start))
        return Strength.WEAK if marked else Strength.NONE
    if _head_noun(previous):
        return Strength.EXPLICIT
    first, second = previous[0], previous[1] if len(previous) > 1 else ""
    if first == "a" and reading.tokens[start - 1].text in ("a", "A") and second in _SUBJECTS:
        return Strength.WEAK  # "il a", not "à"
    if first in ("a", "sur", "vers", "au", "aux", "en") or _near(previous):
        return Strength.LOCATIVE
    if _of_a_workplace(previous) and reading.capital(start):
        return Strength.LOCATIVE
    if first in _ARTICLES and second in ("dans", "sur", "a", "vers"):
        return Strength.LOCATIVE
    return Strength.WEAK if first in _WEAK_WORDS else Strength.NONE


def _of_a_workplace(previous: list[str]) -> bool:
    return len(previous) > 1 and previous[0] in _OF and bool(_WORKPLACE.match(previous[1]))


def _labelled(reading: Reading, start: int) -> bool:
    """Whether the label of a form stands before: "Lieu de travail : Izon"."""
    return bool(_LABEL.search(fold(reading.sentence[: reading.tokens[start].start])))


def _head_noun(previous: list[str]) -> str:
    if previous[:1] and previous[0] in _COPULAS:  # "la ville de la cliente, c'est Tours"
        return next((word for word in previous[1:8] if word in _SLOTS), "")
    for word in previous[:3]:
        if word in _NOUNS:
            return word
        if word not in _OF and word not in _ARTICLES:
            return ""
    return ""


def _near(previous: list[str]) -> bool:
    skipped = [word for word in previous[:3] if word not in _ARTICLES]
    return len(skipped) > 1 and skipped[0] in _OF and skipped[1] in _NEAR


def _is_trailing(reading: Reading, end: int) -> bool:
    rest = reading.tokens[end : end + 6]
    return all(token.folded in _POLITE for token in rest) and len(rest) < 6


def _nothing_else(reading: Reading, start: int, end: int) -> bool:
    if len(reading.tokens) - (end - start) >= 12:
        return False
    others = (*reading.tokens[:start], *reading.tokens[end:])
    return all(token.folded in _FILLERS for token in others)


def names_no_place(reading: Reading, index: int) -> bool:
    """Whether an article and a common noun stand there, whatever town they begin: "la ville"."""
    words = [token.folded for token in reading.tokens[index : index + 2]]
    return len(words) == 2 and words[0] in _ARTICLES and words[1] in _NOUNS


def works_there(word: str) -> bool:
    """Whether a folded word tells of work, so that the place after it is a place of work."""
    return bool(_WORK.match(word)) and not word.startswith(("autoris", "list"))


def is_apart(reading: Reading, first: int, last: int) -> bool:
    """Whether tokens[first:last] is the one place that is not asked about: "ailleurs qu'en Corse".

    So is the place of "ouvert uniquement en Corse ?", which asks of the others.
    """
    previous = reading.before(first)
    if any(word in _EXCLUDED for word in previous[:2]):
        return True
    said = " ".join(reversed(previous))
    if _APART.search(said) or _ONLY_THERE.search(said):
        return True
    after = reading.tokens[last].folded if last < len(reading.tokens) else ""
    return after in _ONLY and bool(_IS_OPEN.search(said))


def _role(reading: Reading, start: int, end: int, previous: list[str]) -> Role:
    if is_apart(reading, start, end):
        return "exclu"
    if "ni" in previous[:2]:
        return "ni"  # set aside, where another place is named
    if "pas" in previous[:2] and re.search(r"^pas\b|\bnon\b", fold(reading.sentence)):
        return "exclu"
    from_there = previous[:1] and (previous[0] in _OF or (previous[1:2] and previous[1] in _OF))
    for word, earlier in zip(previous[:8], [*previous[1:9], ""], strict=False):
        if word in ("mais", "pour") or (word == "famille" and earlier in _SOME):
            return ""  # "chez une famille": who employs, not where somebody is from
        if _HOME.match(word):
            return "domicile"
        if _WAS_THERE.match(word) or (from_there and _COMES_FROM.match(word)):
            return "origine"
        if _WORK.match(word):
            return ""
    return ""
