"""Fixtures that every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with suites, gold and corpora that lies beside a full working copy."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared (suites, gold, corpora), which is not here")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The sample corpus."""
    return ROOT / "seeds"
