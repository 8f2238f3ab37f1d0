"""`alinea eval stages`: each stage of an answer measured alone, with its misses."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from assistant.console import FrenchParser
from assistant.search import TextSearch
from assistant.settings import Settings, silence_dependencies
from eval.sections import leave
from eval.stages.outcome import HIDDEN, Outcome, figures

HEADS = ("étape", "mesure", "valeur", "cas")
SHOWN = 20  # misses of a stage that are printed
TITLES = {
    "comprehension": "Compréhension",
    "regles": "Règles",
    "recherche": "Recherche",
    "redaction": "Rédaction et citations",
}


def stages(settings: Settings) -> dict[str, Callable[[], Iterable[Outcome]]]:
    """Each stage by name; the index is opened by the first that needs it."""
    from eval.stages import retrieval, rules, understanding, wording
    from index.retriever import Retriever

    opened = cache(lambda: Retriever.open(settings))
    search = TextSearch(opened)
    return {
        "comprehension": understanding.outcomes,
        "regles": lambda: rules.outcomes(search),
        "recherche": lambda: retrieval.outcomes(opened()),
        "redaction": lambda: wording.outcomes(search),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when every stage is measured, 1 when one cannot be, 2 on misuse."""
    options = _parser().parse_args(argv)
    silence_dependencies()
    found: dict[str, list[Outcome]] = {}
    try:
        for name, measure in stages(Settings.from_environment()).items():
            if name in options.stages:
                found[name] = list(measure())
                print(section(name, found[name]), flush=True)
        if options.run:
            leave(options.run, "etapes", "Chaque étape seule", "", HEADS, list(table(found)))
        if options.json:
            options.json.write_text(json.dumps(to_json(found), ensure_ascii=False, indent=1) + "\n")
    except (OSError, RuntimeError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def section(name: str, found: Sequence[Outcome]) -> str:
    """The figures of a stage, then its misses, in French."""
    lines = [f"{TITLES[name]}"]
    for figure in figures(found):
        lines.append(f"  {figure.name} : {told(figure.value)} ({figure.cases} cas)")
    missed = list(dict.fromkeys(o.detail for o in found if o.missed and o.detail != HIDDEN))
    missed = [detail for detail in missed if detail]
    lines += [f"    - {detail}" for detail in missed[:SHOWN]]
    if len(missed) > SHOWN:
        lines.append(f"    … et {len(missed) - SHOWN} autres")
    return "\n".join(lines) + "\n"


def table(found: Mapping[str, Sequence[Outcome]]) -> Iterator[tuple[str, str, str, str]]:
    """A row for each figure: stage, figure, value, cases."""
    for name, outcomes in found.items():
        for figure in figures(outcomes):
            yield TITLES[name], figure.name, told(figure.value), str(figure.cases)


def told(value: float) -> str:
    """A share as a French reader expects it."""
    return f"{value * 100:.1f} %".replace(".", ",")


def to_json(found: Mapping[str, Sequence[Outcome]]) -> dict[str, object]:
    """Figures and misses by stage."""
    return {
        name: {
            "figures": [figure.to_json() for figure in figures(outcomes)],
            "missed": [
                {"case": o.case, "figure": o.figure, "detail": o.detail}
                for o in outcomes
                if o.missed and o.detail and o.detail != HIDDEN
            ],
        }
        for name, outcomes in found.items()
    }


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval stages",
        description="Mesure chaque étape d'une réponse seule : compréhension, règles, recherche, "
        "rédaction et citations.",
    )
    parser.add_argument(
        "--stages",
        nargs="+",
        choices=tuple(TITLES),
        default=tuple(TITLES),
        metavar="ÉTAPE",
        help=f"parmi {', '.join(TITLES)} (par défaut : toutes)",
    )
    parser.add_argument(
        "--run",
        metavar="DOSSIER",
        type=Path,
        help="joint les chiffres au rapport de cette évaluation",
    )
    parser.add_argument("--json", metavar="FICHIER", type=Path, help="écrit aussi les chiffres ici")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
