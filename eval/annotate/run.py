"""`alinea eval annotate RUN_A [RUN_B]`: a page where answers are marked blind."""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import webbrowser
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from assistant.console import FrenchParser
from eval.agreement import agreements, read_opinions
from eval.annotate.desk import EVEN, MARKS, Desk
from eval.gold import Case, GoldError
from eval.run_folder import Run, RunError, cases_of, read_run
from eval.sections import leave, leave_agreements

HOST = "127.0.0.1"  # never another: the page has no log-in
PORT = 7870
_BLIND = "Deux évaluations comparées à l'aveugle, sur les questions où leurs réponses diffèrent."


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it is closed, 1 when it cannot open, 2 on misuse."""
    options = _parser().parse_args(argv)
    try:
        runs = [read_run(folder) for folder in (options.a, options.b) if folder]
        cases = {name: case for run in runs for name, case in cases_of(run).items()}
        listener = socket.create_server((HOST, options.port))
    except (RunError, GoldError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"Le port {options.port} est pris ({problem.strerror}) : --port.", file=sys.stderr)
        return 1
    desk = Desk(runs, options.seed)
    with listener:
        if not desk.items:
            print("Ces deux évaluations donnent les mêmes réponses.", file=sys.stderr)
            return 1
        _serve(desk, cases, listener, open_browser=not options.no_browser)
    for run in runs:
        print(summary(run))
    if len(runs) == 2:
        print(preferences(desk))
    return 0


def preferences(desk: Desk) -> str:
    """How often each run's answer was the better one, in French; both reports show it too."""
    chosen = Counter(desk.preferred_run(item) for item in desk.items)
    rows = [(run.folder.name, str(chosen[n])) for n, run in enumerate(desk.runs)]
    rows += [("aussi bonnes", str(chosen[EVEN])), ("sans avis", str(chosen[None]))]
    for run in desk.runs if chosen.total() > chosen[None] else ():
        leave(run.folder, "preferences", "Réponses préférées", _BLIND, ("évaluation", "fois"), rows)
    names = [f"{run.folder.name} {chosen[n]}" for n, run in enumerate(desk.runs)]
    return f"Préférences : {', '.join(names)}, aussi bonnes {chosen[EVEN]}"


def summary(run: Run) -> str:
    """How far the adviser agrees with the rule-based marks of a run; the report shows it too."""
    found = agreements(read_opinions(run.folder / MARKS), run.checked)
    if found:
        note = "Notes données à l'aveugle, à côté de celles des règles, qui seules comptent."
        leave_agreements(run.folder, "relecture", "Relecture par un conseiller", note, found)
    return f"{run.folder.name} : " + (" ; ".join(map(str, found)) or "aucune réponse relue")


def _serve(
    desk: Desk, cases: dict[str, Case], listener: socket.socket, *, open_browser: bool
) -> None:
    import uvicorn

    from eval.annotate.app import build_app

    address = f"http://{HOST}:{listener.getsockname()[1]}"
    told = f"{address} : {desk.done} relues sur {len(desk.items)}. Ctrl-C pour finir."
    print(told, file=sys.stderr)
    if open_browser:
        threading.Timer(1.0, webbrowser.open, [address]).start()
    config = uvicorn.Config(build_app(desk, cases), log_level="warning", access_log=False)
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listener])


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval annotate",
        description="Ouvre une page où l'on note les réponses d'une évaluation sans savoir qui les "
        "a données ; deux évaluations côte à côte, dans un ordre tiré au sort.",
    )
    parser.add_argument("a", metavar="DOSSIER_A", type=Path, help="dossier d'une évaluation")
    parser.add_argument("b", metavar="DOSSIER_B", type=Path, nargs="?", help="une seconde")
    parser.add_argument("--port", type=int, default=PORT, help=f"port de la page ({PORT})")
    parser.add_argument("--seed", type=int, default=1, help="graine du tirage (1)")
    parser.add_argument("--no-browser", action="store_true", help="n'ouvre pas le navigateur")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
