"""The dossier set by hand: fields read as the sentences are, checked, then put over the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.answer import Dossier
from assistant.reception import clean
from assistant.resolve import subject
from assistant.understanding.find_mentions import mentions
from assistant.understanding.mentions import Mentions
from assistant.understanding.situations import situation_labels
from assistant.understanding.understood import Understanding

FIELDS: Mapping[str, tuple[str, ...]] = {
    "region": ("place", "place_label", "regions"),
    "metier": ("metier", "metier_codes"),
    "nationalite": ("nationality",),
    "date": ("on",),
    "situation": ("situation",),
}
"""What can be set by hand, and the fields of the dossier that it fills."""

LONGEST = 160  # characters of one value


class DossierProblem(ValueError):
    """A value that cannot be read; its text is a French sentence for the adviser."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The fields to set and what they hold; a field that is set to nothing is taken away."""

    fields: tuple[str, ...] = ()
    values: Dossier = field(default_factory=Dossier)

    def over(self, dossier: Dossier) -> Dossier:
        """The dossier with these fields in place of its own."""
        names = [name for each in self.fields for name in FIELDS[each]]
        return replace(dossier, **{name: getattr(self.values, name) for name in names})

    def corrects(self, understood: Understanding) -> Understanding:
        """A question as it was understood, these fields in place of what its sentence names."""
        changed: dict[str, Any] = {"dossier": self.over(understood.dossier)}
        for name in self.fields:
            changed |= _SENTENCE[name](self.values)
        said = " ".join([understood.asked, *self._words()])
        return replace(understood, **changed, asked=said)

    def _words(self) -> Iterator[str]:
        """What was set, in words, for the gate that checks whose words an answer repeats."""
        values = self.values
        yield from (values.place, values.metier, values.nationality)
        yield values.on.isoformat() if values.on else ""


@dataclass(frozen=True, slots=True)
class DossierByHand:
    """What was set by hand around one question."""

    before: Changes = field(default_factory=Changes)  # the question's own words come after it
    after: Changes = field(default_factory=Changes)  # it comes after the question's own words


NOTHING_BY_HAND = DossierByHand()


def read_changes(given: Mapping[str, str]) -> Changes:
    """The changes that values typed or chosen by hand ask for; "" takes a field away.

    Raises DossierProblem with what to write instead.
    """
    values = Dossier()
    for name, words in given.items():
        if name not in FIELDS:
            raise DossierProblem(
                f"Le dossier n'a pas de champ « {name[:40]} » : il a {', '.join(FIELDS)}."
            )
        words = clean(words)
        if len(words) > LONGEST:
            raise DossierProblem(f"Ce texte est trop long : {LONGEST} caractères au plus.")
        if words:
            values = replace(values, **_READERS[name](words))
    return Changes(tuple(given), values)


def _place(words: str) -> dict[str, Any]:
    for found in _read(words, "{}", "à {}", "en {}"):
        if found.place_words and found.place_mentions[-1].kind != "inconnu":
            return {
                "place": found.place_words[-1],
                "place_label": found.place_label,
                "regions": found.regions,
            }
    raise DossierProblem(
        f"Le lieu « {words} » n'est pas reconnu : donnez une région, un département ou une commune."
    )


def _metier(words: str) -> dict[str, Any]:
    read = subject(words)
    if not any(c.isalnum() for c in words):
        raise DossierProblem(f"Le métier « {words} » n'est pas lisible : donnez un nom ou un code.")
    codes = tuple(entry.code for entry in read.same)
    if len(codes) == 1:
        title = read.same[0].title
        again = tuple(entry.code for entry in subject(title).same)
        return {"metier": title if again == codes else codes[0], "metier_codes": codes}
    return {"metier": words, "metier_codes": codes}


def _nationality(words: str) -> dict[str, Any]:
    for found in _read(words, "{}", "de nationalité {}", "un ressortissant de l'{}"):
        if found.nationality:
            return {"nationality": found.nationality}
    raise DossierProblem(
        f"La nationalité « {words} » n'est pas reconnue : donnez un pays ou un adjectif."
    )


def _date(words: str) -> dict[str, Any]:
    for found in _read(words, "le {}", "{}"):
        if found.day:
            return {"on": found.day}
    raise DossierProblem(
        f"La date « {words} » n'est pas reconnue : écrivez par exemple 12/03/2009 ou mars 2009."
    )


def _situation(words: str) -> dict[str, Any]:
    if words in situation_labels():
        return {"situation": words}
    by_label = {label: name for name, label in situation_labels().items()}
    for found in _read(words, "{}"):
        if name := by_label.get(words) or found.situation:
            return {"situation": name}
    raise DossierProblem(
        f"La situation « {words} » n'est pas reconnue : choisissez-en une dans la liste."
    )


def _read(words: str, *frames: str) -> Iterator[Mentions]:
    return (mentions(frame.format(words)) for frame in frames)


_READERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    "region": _place,
    "metier": _metier,
    "nationalite": _nationality,
    "date": _date,
    "situation": _situation,
}
_SENTENCE: Mapping[str, Callable[[Dossier], dict[str, Any]]] = {
    "region": lambda values: {"places": (), "national": False},
    "metier": lambda values: {"metiers": (), "rome_codes": ()},
    "nationalite": lambda values: {
        "nationalities": (),
        "names_tunisian": values.nationality.startswith("tunisien"),
    },
    "date": lambda values: {"on": values.on, "doubt": None},
    "situation": lambda values: {},
}
"""What a field set by hand takes the place of in a question that was understood."""
