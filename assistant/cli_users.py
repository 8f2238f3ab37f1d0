"""`alinea users add`, `remove`, `list`, `password`, `token`: who may log in."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING, Any

from assistant.console import FrenchParser
from assistant.settings import Settings

if TYPE_CHECKING:  # what hashes passwords is loaded by the commands that need it
    from assistant.accounts import Accounts


def users_parser(commands: Any) -> None:
    """The parser of `alinea users`."""
    users = commands.add_parser("users", help="gère les comptes de la page et de l'API")
    actions = users.add_subparsers(dest="action", metavar="action", parser_class=FrenchParser)
    for name, run, text in (
        ("add", _add, "crée un compte (mot de passe demandé, ou lu sur l'entrée standard)"),
        ("password", _password, "change le mot de passe d'un compte"),
        ("remove", _remove, "supprime un compte, ses sessions et son jeton"),
        ("token", _token, "donne à un compte un nouveau jeton d'accès à l'API"),
    ):
        action = actions.add_parser(name, help=text, description=f"{text.capitalize()}.")
        action.add_argument("name", metavar="NOM", help="nom du compte")
        action.set_defaults(run=run)
        if name == "token":
            action.add_argument("--revoke", action="store_true", help="retire le jeton du compte")
    actions.add_parser("list", help="liste les comptes").set_defaults(run=_list)


def _accounts() -> Accounts:
    from assistant.accounts import Accounts

    return Accounts(Settings.from_environment().home)


def _add(options: argparse.Namespace) -> int:
    from assistant.accounts import AccountProblem

    accounts = _accounts()
    if accounts.get(options.name):
        raise AccountProblem(f"Le compte « {options.name} » existe déjà.")
    accounts.add(options.name, _typed())
    sys.stderr.write(f"Compte créé : {options.name}.\n")
    return 0


def _password(options: argparse.Namespace) -> int:
    _accounts().set_password(options.name, _typed())
    sys.stderr.write(f"Mot de passe changé : {options.name}. Ses sessions sont fermées.\n")
    return 0


def _remove(options: argparse.Namespace) -> int:
    _accounts().remove(options.name)
    sys.stderr.write(f"Compte supprimé : {options.name}.\n")
    return 0


def _token(options: argparse.Namespace) -> int:
    if options.revoke:
        _accounts().revoke_token(options.name)
        sys.stderr.write(f"Jeton retiré : {options.name}.\n")
        return 0
    token = _accounts().new_token(options.name)
    sys.stderr.write("Notez ce jeton : il ne sera plus montré, et remplace le précédent.\n")
    print(token)
    return 0


def _list(options: argparse.Namespace) -> int:
    accounts = _accounts().all()
    for name, account in sorted(accounts.items()):
        print(f"{name}{' (jeton)' if account.token else ''}")
    if not accounts:
        sys.stderr.write("Aucun compte. « alinea users add NOM » en crée un.\n")
    return 0


def _typed() -> str:
    """A password typed twice without echo, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Mot de passe : ")
    if first != getpass.getpass("Le même, une seconde fois : "):
        from assistant.accounts import AccountProblem

        raise AccountProblem("Les deux mots de passe diffèrent : rien n'a été changé.")
    return first
