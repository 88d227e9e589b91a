"""The modules that a wheel holds compiled; `make compiled` runs this, and the tests of what they do, on an unpacked wheel."""

from __future__ import annotations

import importlib
import importlib.util
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HOOK = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]
PATTERNS = HOOK["hooks"]["custom"]["compiled"]
MODULES = sorted({path.relative_to(ROOT) for pattern in PATTERNS for path in ROOT.glob(pattern)})


@pytest.mark.parametrize("pattern", PATTERNS)
def test_each_of_them_is_there(pattern: str) -> None:
    assert [*ROOT.glob(pattern)]


@pytest.mark.skipif(not importlib.util.find_spec("lodpub__mypyc"), reason="plain Python: a source tree")
@pytest.mark.parametrize("path", MODULES, ids=str)
def test_each_of_them_is_compiled(path: Path) -> None:
    module = importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
    assert not str(module.__file__).endswith(".py")
