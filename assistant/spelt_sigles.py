"""What a sigle stands for, where a text writes it out: "… de l'intérim et du recrutement (OIR)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.evidence import Support
from assistant.extracts import sentences_of
from assistant.results import Role, Statement, ToolResult
from assistant.understanding.content import content_stems
from assistant.understanding.text import fold
from assistant.wording.french import listing
from assistant.wording.not_answered import gap
from assistant.wording.passages import Extract, quoted
from corpus.expressions import expression
from corpus.library import load, per_corpus
from corpus.records import Passage, PassageKind

_MEANS_WORDS = r"\b(?:veut|veulent|voudrait) dire\b|\bsignifi\w+|\bsigles?\b|\bacronymes?\b"
_MEANS = expression(_MEANS_WORDS)
_WHAT = expression(
    rf"{_MEANS_WORDS}|\bqu'est[- ]ce qu[e']|\bquoi\b|\bdefini\w+|\bkesako\b|\babrev\w+"
)
_ASKING = content_stems(
    "quoi définition définir signifie signification sigle acronyme abréviation abréger veut dire "
    "vouloir kesako ça cela exactement texte accord circulaire"
)
_SIGLE = expression(r"(?<![\w-])[A-Z]{3,8}(?![\w-])")
_JOINED = expression(
    r"(?i)(?<![\w-])[a-z]{3,8}(?:,|/| et| ou)(?: (?:la|le|les|l'))? ?[a-z]{3,8}(?![\w-])"
)
_WRITTEN_OUT = expression(r"\(([A-Z/]{3,9})\)")


def what_a_sigle_means(question: str) -> ToolResult | None:
    """The sentences that write out the sigles a question is about, or that none does."""
    folded = fold(question)
    if not _WHAT.search(folded):
        return None
    known = [s for s in re.findall(r"[\w-]+", question) if s.upper() in _used()]
    asked = content_stems(" ".join(re.findall(r"[\w'-]+", folded)))
    if not known or not asked - content_stems(" ".join(known)) <= _ASKING:
        return None
    sigles = list(dict.fromkeys(s.upper() for s in known))
    if len(sigles) > 1 and not _JOINED.search(question):
        return None
    told = [s for s in sigles if s in _told()]
    if not told and (len(sigles) > 1 or not _MEANS.search(folded)):
        return None
    missing = [s for s in sigles if s not in told]
    if not told:
        return gap(f"ce que veut dire {_unwritten(missing)}", _used()[missing[0]])
    result = quoted(list(dict.fromkeys(_told()[s] for s in told)))
    return replace(result, statements=(*result.statements, *map(_only_used, missing)))


def _unwritten(sigles: Sequence[str]) -> str:
    named = listing([f"« {s} »" for s in sigles])
    return f"{named}, qu'ils emploient sans l'écrire en entier"


def _only_used(sigle: str) -> Statement:
    """That the texts use a sigle without writing it out, shown where they do."""
    use = _used()[sigle]
    text = f"Les textes n'écrivent nulle part en entier « {sigle} », qu'ils emploient ainsi"
    support = Support(use.passage.id, use.quote)
    return Statement(Role.CONDITION, f"{text} : « {use.quote} »", (support,), block=True)


@per_corpus
def _told() -> dict[str, Extract]:
    """Each sigle that a text writes out, with the sentence that does."""
    found: dict[str, Extract] = {}
    for passage in _in_words():
        for sentence in sentences_of(passage):
            for names in _WRITTEN_OUT.findall(sentence):
                for sigle in names.split("/"):
                    found.setdefault(sigle, Extract(passage, sentence))
    return found


@per_corpus
def _used() -> dict[str, Extract]:
    """Each sigle of the texts, with the first sentence that holds it."""
    found: dict[str, Extract] = {}
    for passage in _in_words():
        for sentence in sentences_of(passage):
            if sentence.isupper():
                continue
            for sigle in _SIGLE.findall(sentence):
                found.setdefault(sigle, Extract(passage, sentence))
    return found | _told()


def _in_words() -> list[Passage]:
    return [p for p in load().passages.values() if p.kind is not PassageKind.ROW]
