"""`alinea …`: questions, the web chat, and the upkeep of corpus, index and evaluation.

Answers go to standard output, messages for people to standard error. Exit codes: 0 on success,
1 on failure, 2 on misuse.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from assistant.cli_ask import ask_parser, day
from assistant.cli_texts import add_text_parsers
from assistant.cli_users import users_parser
from assistant.console import FrenchParser
from assistant.settings import Settings, silence_dependencies

PORT = 7860


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = FrenchParser(prog="alinea", description="Réponses citées et vérifiées.")
    commands = top.add_subparsers(dest="command", metavar="commande", parser_class=FrenchParser)
    ask_parser(commands)
    chat = commands.add_parser("chat", help="ouvre la page web et l'API HTTP")
    chat.add_argument("--host", default="127.0.0.1", help="adresse d'écoute (127.0.0.1)")
    chat.add_argument("--port", type=int, default=PORT, help=f"port d'écoute ({PORT})")
    chat.set_defaults(run=_chat)
    mcp = commands.add_parser("mcp", help="sert les règles et la recherche à un autre assistant")
    mcp.set_defaults(run=_mcp)
    _corpus_parser(commands)
    index = commands.add_parser("index", help="construit ou décrit l'index")
    actions = index.add_subparsers(dest="action", metavar="action", parser_class=FrenchParser)
    build = actions.add_parser("build", help="construit l'index s'il n'est pas à jour")
    build.add_argument("--model", help="modèle d'embedding : un nom ou un dossier")
    build.add_argument("--force", action="store_true", help="reconstruit même s'il est à jour")
    build.set_defaults(run=_index_build)
    actions.add_parser("info", help="décrit l'index en place").set_defaults(run=_index_info)
    users_parser(commands)
    commands.add_parser("eval", help="évalue les réponses et la recherche")
    return top


def _corpus_parser(commands: Any) -> None:
    corpus = commands.add_parser("corpus", help="lit les textes et décrit le corpus")
    actions = corpus.add_subparsers(dest="action", metavar="action", parser_class=FrenchParser)
    build = actions.add_parser("build", help="relit les textes et réécrit les tables")
    build.add_argument("--check", action="store_true", help="vérifie sans rien écrire")
    build.set_defaults(run=_corpus_build)
    add_text_parsers(actions, day)
    anomalies = actions.add_parser("anomalies", help="liste les passages douteux des copies")
    anomalies.add_argument("--json", action="store_true", help="une anomalie par ligne, en JSON")
    anomalies.set_defaults(run=_corpus_anomalies)


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; the exit code."""
    silence_dependencies()
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["eval"]:
        return _eval(arguments[1:])
    top = parser()
    options = top.parse_args(arguments)
    if not hasattr(options, "run"):
        top.print_help(sys.stderr)
        return 2
    try:
        return int(options.run(options))
    except BrokenPipeError:  # the reader of our output has closed it ("| head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\nInterrompu.\n")
        return 1
    except (OSError, RuntimeError) as problem:
        sys.stderr.write(f"alinea : {problem}\n")
        return 1


def _chat(options: argparse.Namespace) -> int:
    from assistant.web import serve

    settings = Settings.from_environment()
    return int(serve(options.host, options.port, settings) or 0)


def _mcp(options: argparse.Namespace) -> int:
    from assistant.mcp.server import serve_stdio

    return serve_stdio(Settings.from_environment())


def _corpus_build(options: argparse.Namespace) -> int:
    from corpus.build import build, check

    if options.check:
        drift = check()
        for line in drift:
            sys.stderr.write(f"{line}\n")
        return 1 if drift else 0
    build()
    sys.stderr.write("Corpus lu : passages et tables à jour.\n")
    return 0


def _corpus_anomalies(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from corpus.library import load

    for anomaly in load().anomalies:
        if options.json:
            print(json.dumps(asdict(anomaly), ensure_ascii=False, default=str))
        else:
            print(f"[{anomaly.kind}] {anomaly.source_id}, {anomaly.place}")
            print(f"    lu : {anomaly.found} — attendu : {anomaly.expected}")
            print(f"    {anomaly.evidence}")
    return 0


def _index_build(options: argparse.Namespace) -> int:
    from dataclasses import replace

    from corpus.added.store import load_added
    from index.added import ensure_parts
    from index.build import build, ensure

    settings = Settings.from_environment()
    if options.model:
        settings = replace(settings, embedding=options.model)
    manifest = build(settings) if options.force else ensure(settings)
    if options.model:
        settings.remember_embedding()
    chunks = manifest.chunks + ensure_parts(settings, load_added(settings.home), sys.stderr)
    sys.stderr.write(f"Index prêt : {manifest.model}, {chunks} extraits.\n")
    return 0


def _index_info(options: argparse.Namespace) -> int:
    from corpus.added.store import load_added
    from index.added import describe_parts
    from index.build import info

    settings = Settings.from_environment()
    print(info(settings))
    if added := load_added(settings.home):
        print(describe_parts(settings, added))
    return 0


_EVALUATIONS = {
    "run": ("eval.run", "pose les questions de référence et note les réponses"),
    "compare": ("eval.compare", "compare deux évaluations, question par question"),
    "report": ("eval.html_report", "écrit de nouveau le rapport HTML d'une évaluation"),
    "floors": ("eval.floors", "échoue si une mesure passe sous son plancher"),
    "systems": ("eval.contenders.run", "mesure ce que vaut chaque partie, et des systèmes simples"),
    "stages": ("eval.stages.run", "mesure chaque étape d'une réponse seule"),
    "judge": ("eval.judge", "fait noter une évaluation par un modèle de langage"),
    "annotate": ("eval.annotate.run", "ouvre une page où noter les réponses à l'aveugle"),
    "retrieval": ("eval.retrieval", "mesure la recherche sur un jeu BEIR ou SQuAD"),
    "from-feedback": ("eval.from_feedback", "tire des avis des questions de référence à relire"),
}


def _eval(arguments: list[str]) -> int:
    """`alinea eval run | compare | retrieval …`: each has its own module and its own help."""
    if arguments[:1] and arguments[0] in _EVALUATIONS:
        command: Callable[[list[str]], int] = import_module(_EVALUATIONS[arguments[0]][0]).main
        return command(arguments[1:])
    top = FrenchParser(prog="alinea eval", description="Évalue les réponses et la recherche.")
    actions = top.add_subparsers(metavar="action", required=True, parser_class=FrenchParser)
    for name, (_, text) in _EVALUATIONS.items():
        actions.add_parser(name, help=text)
    top.parse_args(arguments)
    return 2


if __name__ == "__main__":
    raise SystemExit(main())
