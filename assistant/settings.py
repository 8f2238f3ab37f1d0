"""The one place that reads the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

OFFLINE_MODEL = "hors-ligne"
EMBEDDED_EMBEDDING = "multilingual-e5-small"

_SILENCED = {
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "GRADIO_ANALYTICS_ENABLED": "False",
    "HF_HUB_DISABLE_TELEMETRY": "1",
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

    @classmethod
    def from_environment(cls) -> Settings:
        """Read ALINEA_HOME, ALINEA_MODEL and ALINEA_EMBEDDING."""
        default_home = Path.home() / ".local" / "share" / "alinea"
        return cls(
            home=Path(os.environ.get("ALINEA_HOME") or default_home).expanduser(),
            model=os.environ.get("ALINEA_MODEL") or OFFLINE_MODEL,
            embedding=os.environ.get("ALINEA_EMBEDDING") or EMBEDDED_EMBEDDING,
        )


def silence_dependencies() -> None:
    """Turn off every dependency's telemetry and hub access, unless the user decided otherwise."""
    for name, value in _SILENCED.items():
        os.environ.setdefault(name, value)
