"""The one place that reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

OFFLINE_MODEL = "hors-ligne"
EMBEDDED_EMBEDDING = "multilingual-e5-small"

_CHOSEN_EMBEDDING = "modele-de-recherche.txt"
_SILENCED = {
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "GRADIO_ANALYTICS_ENABLED": "False",
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


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs; see README.md for each variable."""

    home: Path  # ALINEA_HOME
    model: str  # ALINEA_MODEL: "hors-ligne" or what init_chat_model takes
    embedding: str  # ALINEA_EMBEDDING: "multilingual-e5-small", a model name or a folder
    chroma_url: str = ""  # ALINEA_CHROMA_URL: a Chroma server instead of a folder under home

    @classmethod
    def from_environment(cls) -> Settings:
        """Read ALINEA_HOME, ALINEA_MODEL, ALINEA_EMBEDDING and ALINEA_CHROMA_URL.

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
        )

    def remember_embedding(self) -> None:
        """Make this embedding model the one used from now on in this installation."""
        self.home.mkdir(parents=True, exist_ok=True)
        (self.home / _CHOSEN_EMBEDDING).write_text(f"{self.embedding}\n")


def silence_dependencies() -> None:
    """Turn off every dependency's telemetry and hub access, unless the user decided otherwise."""
    for name, value in _SILENCED.items():
        os.environ.setdefault(name, value)
