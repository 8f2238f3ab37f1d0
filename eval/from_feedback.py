"""`alinea eval from-feedback`: draft gold questions out of the opinions that advisers gave.

An answer that was found good is a draft to keep as it is; one that was found bad is a draft whose
expectation a person must write. What cannot be a gold question is named with its reason.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from assistant.answer import Answer, Citation
from assistant.console import FrenchParser
from assistant.feedback import REASONS, Feedback, Opinion
from assistant.settings import Settings
from corpus.library import installed
from eval.gold import GoldError, faults, read_cases

ASKERS = ("prefecture", "association", "emploi", "interim", "metallurgie")
_CITED = 3  # citations that a draft expects: the first ones carry the answer
_QUOTE = 80  # characters of a quote that a draft expects
_TO_CHECK = "À VÉRIFIER"


class NoDraft(ValueError):
    """Why an opinion cannot be a gold question, in French."""


def draft_of(opinion: Opinion, by: str) -> dict[str, Any]:
    """The gold question of an opinion, in the schema's own terms; raises NoDraft."""
    if opinion.by_hand:
        raise NoDraft("le dossier a été changé à la main, une question de référence ne le dit pas")
    if opinion.answer.status == "error":
        raise NoDraft("la réponse est une erreur : il n'y a rien à attendre d'elle")
    case = {
        "id": f"avis-{opinion.at[:10]}-{sha256(opinion.id.encode()).hexdigest()[:8]}",
        "by": by,
        "turns": list(opinion.questions),
        "expect": _expected(opinion),
        "why": _why(opinion),
    }
    _check(case)
    return case


def _expected(opinion: Opinion) -> dict[str, Any]:
    """What the answer gave, save what the adviser says is wrong in it."""
    answer, wrong = opinion.answer, opinion.reason
    expected: dict[str, Any] = {"status": str(answer.status)}
    if wrong == "verdict_faux":
        expected["verdict"] = "any"
    elif answer.verdict:
        expected["verdict"] = str(answer.verdict)
    if wrong not in ("citation", "verdict_faux") and (cites := _cites(answer)):
        expected["cites"] = cites
    return expected


def _cites(answer: Answer) -> list[dict[str, Any]]:
    known = installed()
    held = [c for c in answer.citations if c.passage_id in known.passages]
    if len(held) < len(answer.citations):
        raise NoDraft("elle cite un texte ajouté, que les questions de référence n'ont pas")
    return [_cite(c) for c in held[:_CITED]]


def _cite(citation: Citation) -> dict[str, Any]:
    passage = installed().passages[citation.passage_id]
    return {
        "source": citation.source_id,
        "quote": " ".join(citation.quote.split())[:_QUOTE].rsplit(" ", 1)[0]
        if len(citation.quote) > _QUOTE
        else citation.quote,
        "lines": [passage.line_start, passage.line_end],
        "locator": citation.locator,
    }


def _why(opinion: Opinion) -> str:
    """What a person has to settle before the draft is a gold question."""
    cited = ", ".join(c.locator for c in opinion.answer.citations[:_CITED]) or "rien"
    said = f" « {' '.join(opinion.comment.split())} »" if opinion.comment else ""
    if opinion.good:
        return f"{_TO_CHECK} : réponse jugée bonne{said} ; elle cite {cited}"
    verdict = f" (verdict rendu : {opinion.answer.verdict})" if opinion.answer.verdict else ""
    return f"{_TO_CHECK} : {REASONS[opinion.reason].lower()}{said}{verdict} ; elle cite {cited}"


def _check(case: dict[str, Any]) -> None:
    """Refuse what the schema or the sources do not bear out."""
    try:
        read = read_cases([case], "avis")
    except GoldError as problem:
        raise NoDraft(str(problem)) from problem
    if found := [fault for each in read for fault in faults(each)]:
        raise NoDraft(" ".join(found))


def drafts(opinions: Sequence[Opinion], by: str) -> tuple[list[dict[str, Any]], list[str]]:
    """The drafts, and one French sentence for each opinion that gives none."""
    made: list[dict[str, Any]] = []
    refused: list[str] = []
    for opinion in opinions:
        try:
            made.append(draft_of(opinion, by))
        except NoDraft as problem:
            refused.append(f"« {opinion.questions[-1][:80]} » : {problem}.")
    return made, refused


def main(argv: Sequence[str] | None = None) -> int:
    """Write the drafts as a gold file; 1 where an opinion gave none."""
    options = _parser().parse_args(argv)
    home = options.home or Settings.from_environment().home
    opinions, unreadable = Feedback(home).latest()
    made, refused = drafts(opinions, options.by)
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False, width=100) if made else ""
    if options.out and made:
        options.out.write_text(text, encoding="utf-8")
    elif made:
        sys.stdout.write(text)
    for sentence in [*unreadable, *refused]:
        sys.stderr.write(f"Écarté : {sentence}\n")
    sys.stderr.write(f"{len(opinions)} avis lus, {len(made)} brouillons.\n")
    return 1 if unreadable or refused else 0


def _parser() -> argparse.ArgumentParser:
    parser = FrenchParser(
        prog="alinea eval from-feedback",
        description="Tire des avis donnés sur les réponses des brouillons de questions de "
        "référence, à relire avant de les joindre aux autres.",
    )
    parser.add_argument("--out", type=Path, help="fichier YAML à écrire (sinon, la sortie)")
    parser.add_argument("--by", choices=ASKERS, default="emploi", help="qui demande (emploi)")
    parser.add_argument("--home", type=Path, help="dossier des avis (ALINEA_HOME)")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
