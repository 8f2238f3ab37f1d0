"""The one place that reads the environment."""

from __future__ import annotations

import math
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

OFFLINE_MODEL = "hors-ligne"
EMBEDDED_EMBEDDING = "multilingual-e5-small"
MODEL_SECONDS = 60.0
"""The time that a language model has for one answer, before the offline wording takes over."""

_YES = frozenset({"1", "oui", "true", "yes"})
_CHOSEN_EMBEDDING = "modele-de-recherche.txt"
_SILENCED = {
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "GRADIO_ANALYTICS_ENABLED": "False",
    # Gradio's own statistics, which nobody reads, are worked out anew after so many events, over
    # as many as are kept: by default after each one, over the last 10,000.
    "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    "GRADIO_ANALYTICS_MAX_EVENTS": "100",
    # Unset, it is worked out from the disk again for each component of each event.
    "GRADIO_TEMP_DIR": str(Path(tempfile.gettempdir()) / "gradio"),
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "DO_NOT_TRACK": "1",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "TRANSFORMERS_VERBOSITY": "error",
}


class SettingsProblem(RuntimeError):
    """A variable that cannot be understood; the message is for the person who set it."""


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """The organisation's own sign-in service (OpenID Connect)."""

    issuer: str  # ALINEA_OIDC_ISSUER: https address, without /.well-known/…
    client_id: str  # ALINEA_OIDC_CLIENT_ID
    client_secret: str = field(repr=False)  # ALINEA_OIDC_CLIENT_SECRET
    allowed: frozenset[str] = frozenset()  # ALINEA_OIDC_ALLOWED: addresses, "@domain"; all if empty

    @classmethod
    def from_environment(cls) -> OidcSettings | None:
        """None where no issuer is named; refuses a service that is half described."""
        issuer = _variable("ALINEA_OIDC_ISSUER").rstrip("/")
        if not issuer:
            return None
        needed = ("ALINEA_OIDC_CLIENT_ID", "ALINEA_OIDC_CLIENT_SECRET")
        for name in needed:
            if not _variable(name):
                raise SettingsProblem(f"ALINEA_OIDC_ISSUER est réglé, mais {name} manque.")
        words = _variable("ALINEA_OIDC_ALLOWED").replace(",", " ").split()
        allowed = frozenset(word.casefold() for word in words)
        return cls(issuer, _variable(needed[0]), _variable(needed[1]), allowed)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the page and the API are offered; see docs/mise-en-service.fr.md."""

    url: str = ""  # ALINEA_URL: the address people type, behind a proxy
    proxies: str = "127.0.0.1"  # ALINEA_PROXIES: addresses whose X-Forwarded-… are believed
    limit_user: int | None = None  # ALINEA_LIMIT_USER: questions a minute; 0 is no limit
    limit_all: int | None = None  # ALINEA_LIMIT_ALL
    uploads: bool = False  # ALINEA_UPLOADS=1: texts can be added from the page
    oidc: OidcSettings | None = None

    @classmethod
    def from_environment(cls) -> WebSettings:
        """Read the variables above; refuses one that cannot be understood."""
        return cls(
            url=_address("ALINEA_URL"),
            proxies=_variable("ALINEA_PROXIES") or "127.0.0.1",
            limit_user=_count("ALINEA_LIMIT_USER"),
            limit_all=_count("ALINEA_LIMIT_ALL"),
            uploads=_variable("ALINEA_UPLOADS").casefold() in _YES,
            oidc=OidcSettings.from_environment(),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs; see README.md for each variable."""

    home: Path  # ALINEA_HOME
    model: str  # ALINEA_MODEL: "hors-ligne" or what init_chat_model takes
    embedding: str  # ALINEA_EMBEDDING: "multilingual-e5-small", a model name or a folder
    chroma_url: str = ""  # ALINEA_CHROMA_URL: a Chroma server instead of a folder under home
    web: WebSettings = WebSettings()
    model_url: str = ""  # ALINEA_MODEL_URL: an OpenAI-compatible server for the model
    model_key: str = field(default="", repr=False)  # ALINEA_MODEL_KEY: the key of that server
    model_seconds: float = MODEL_SECONDS  # ALINEA_MODEL_SECONDS: for all the calls of an answer
    judge_model: str = ""  # ALINEA_JUDGE_MODEL: marks evaluations, beside the rules

    @classmethod
    def from_environment(cls) -> Settings:
        """Read every ALINEA_… variable; SettingsProblem for a number that is not one.

        The embedding model last chosen with ``alinea index build --model`` stands in for
        ALINEA_EMBEDDING where that is not set.
        """
        default_home = Path.home() / ".local" / "share" / "alinea"
        home = Path(os.environ.get("ALINEA_HOME") or default_home).expanduser()
        chosen = home / _CHOSEN_EMBEDDING
        remembered = chosen.read_text().strip() if chosen.is_file() else ""
        return cls(
            home=home,
            model=os.environ.get("ALINEA_MODEL") or OFFLINE_MODEL,
            embedding=os.environ.get("ALINEA_EMBEDDING") or remembered or EMBEDDED_EMBEDDING,
            chroma_url=os.environ.get("ALINEA_CHROMA_URL") or "",
            web=WebSettings.from_environment(),
            model_url=os.environ.get("ALINEA_MODEL_URL") or "",
            model_key=os.environ.get("ALINEA_MODEL_KEY") or "",
            model_seconds=_seconds(os.environ.get("ALINEA_MODEL_SECONDS") or str(MODEL_SECONDS)),
            judge_model=os.environ.get("ALINEA_JUDGE_MODEL") or "",
        )

    @property
    def answers_at_once(self) -> int:
        """How many answers a server works out side by side; the others wait for their turn.

        Without a language model an answer computes from end to end, and Python computes with one
        core at a time: from three on they only take it from one another, and each costs more
        (``eval/load_web.py``). A language model is waited for.
        """
        return 2 if self.model == OFFLINE_MODEL else 40

    def remember_embedding(self) -> None:
        """Make this embedding model the one used from now on in this installation."""
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / _CHOSEN_EMBEDDING).write_text(f"{self.embedding}\n")


def _seconds(text: str) -> float:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise SettingsProblem(
            f"ALINEA_MODEL_SECONDS vaut « {text} » : donnez un nombre de secondes, par exemple 60."
        )
    return seconds


def silence_dependencies() -> None:
    """Turn off every dependency's telemetry and hub access, unless the user decided otherwise."""
    for name, value in _SILENCED.items():
        os.environ.setdefault(name, value)


def _variable(name: str) -> str:
    return os.environ.get(name, "").strip()


def _count(name: str) -> int | None:
    value = _variable(name)
    if value and not value.isdecimal():
        raise SettingsProblem(f"{name} vaut « {value} » : un nombre entier est attendu.")
    return int(value) if value else None


def _address(name: str) -> str:
    value = _variable(name).rstrip("/")
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.netloc or parts.path):
        raise SettingsProblem(
            f"{name} vaut « {value} » : une adresse comme https://alinea.exemple.fr est attendue."
        )
    return value
