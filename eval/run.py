"""`alinea eval run`: ask every gold question, score the answers, write a run folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from assistant.console import FrenchParser
from assistant.settings import Settings
from eval.gold import GOLD_FOLDER, GoldError, load_gold
from eval.pool import CannotOpen
from eval.report import summary_table
from eval.run_folder import CONFIG, HTML, SCORES, WRITTEN, RunError, read_run
from eval.runs import RunConfig, run
from eval.systems import Opener, alinea
from index.problems import IndexProblem

OPENER: Opener = alinea


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the run is written, 1 when it cannot be, 2 on misuse."""
    options = _parser().parse_args(argv)
    try:
        config = _configured(options)
        folder = run(config)
    except GoldError as error:
        return _fails(f"Questions de référence : {error}")
    except (CannotOpen, IndexProblem) as error:
        return _fails(f"L'assistant ne peut pas démarrer : {error}")
    except RunError as error:
        return _fails(str(error))
    except OSError as error:
        return _fails(f"Le dossier {error.filename} ne peut pas être écrit ({error.strerror}).")
    except KeyboardInterrupt:
        return _fails(
            "\nInterrompu : les réponses obtenues sont gardées. Pour reprendre, relancez "
            "la même commande avec --resume."
        )
    print(summary_table(read_run(folder).scores))
    print(f"\nDétail : {folder / HTML}")
    return 0


def _fails(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval run",
        description="Pose les questions de référence à l'assistant et note ses réponses.",
    )
    what = parser.add_argument
    what(
        "--gold",
        metavar="FICHIER",
        type=Path,
        default=GOLD_FOLDER,
        help="fichier YAML de questions, ou dossier (par défaut : toutes celles du projet)",
    )
    what(
        "--out",
        metavar="DOSSIER",
        type=Path,
        help="dossier des résultats (par défaut : un dossier daté sous ALINEA_HOME/eval) ; "
        "s'il contient le début de la même évaluation, elle est reprise",
    )
    what(
        "--resume",
        action="store_true",
        help="reprend la dernière évaluation interrompue, sans --out",
    )
    what("--fresh", action="store_true", help="efface d'abord ce que contient --out")
    what(
        "--split",
        choices=("development", "test", "all"),
        default="all",
        help="questions de mise au point, questions tenues à part, ou toutes (par défaut)",
    )
    what("--model", metavar="NOM", help="modèle de langage, à la place d'ALINEA_MODEL")
    what("--embedding", metavar="NOM", help="modèle de vecteurs, à la place d'ALINEA_EMBEDDING")
    what(
        "--workers",
        metavar="N",
        type=_count,
        default=0,
        help="questions posées à la fois (par défaut : le nombre de cœurs)",
    )
    what(
        "--prices",
        metavar="LU,ÉCRIT",
        type=_prices,
        help="prix d'un million de jetons lus et écrits, pour calculer le coût (ex. 0.4,2)",
    )
    return parser


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"« {text} » n'est pas un nombre d'au moins 1")
    return int(text)


def _prices(text: str) -> tuple[float, float]:
    try:
        read, written = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas de la forme 0.4,2 (prix lus, prix écrits)"
        ) from None
    return read, written


def _configured(options: argparse.Namespace) -> RunConfig:
    """What the options ask for; raises GoldError and RunError."""
    settings = Settings.from_environment()
    settings = replace(
        settings,
        model=options.model or settings.model,
        embedding=options.embedding or settings.embedding,
    )
    out = options.out or _folder(settings.home / "eval", resume=options.resume)
    if options.fresh and options.out:
        _clear(out)
    return RunConfig(
        out=out,
        cases=[c for c in load_gold(options.gold) if options.split in ("all", c.split)],
        settings=settings,
        opener=OPENER,
        workers=options.workers,
        prices=options.prices,
        stream=sys.stderr,
        notes={"split": options.split, "gold": str(options.gold.resolve())},
    )


def _folder(root: Path, *, resume: bool) -> Path:
    """A new dated folder, or the last one whose run was not finished."""
    if not resume:
        return root / datetime.now().strftime("%Y-%m-%d-%H%M%S")
    begun = sorted(p.parent for p in root.glob(f"*/{CONFIG}") if not (p.parent / SCORES).exists())
    if not begun:
        raise RunError(f"Aucune évaluation interrompue dans {root} : lancez-en une sans --resume.")
    return begun[-1]


def _clear(folder: Path) -> None:
    """Delete what a run writes in its folder, and nothing else."""
    for name in WRITTEN:
        (folder / name).unlink(missing_ok=True)
