from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from entering import NAME, PASSWORD, Entered

from assistant.accounts import Accounts
from assistant.settings import Settings, WebSettings


@pytest.fixture
def own_settings(web_settings: Settings, tmp_path: Path) -> Settings:
    """An installation with a home of its own: no account, nothing added."""
    return replace(web_settings, home=tmp_path)


@pytest.fixture
def team(own_settings: Settings) -> Entered:
    """An installation that listens to a network, where Marie has an account."""
    Accounts(own_settings.home).add(NAME, PASSWORD)
    return Entered(own_settings)


@pytest.fixture
def with_web(own_settings: Settings) -> Callable[..., Settings]:
    """The installation with web settings of one's choice."""
    return lambda **fields: replace(own_settings, web=WebSettings(**fields))
