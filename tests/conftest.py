"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real records outside the project; tests that need it are skipped where it is not."""
    folder = Path(os.environ.get("LODPUB_CORPUS", _ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the corpus is not here (LODPUB_CORPUS)")
    return folder
