"""What all tests share."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# how long a machine takes for an example says nothing about the project
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder of real records outside the project; tests that need it are skipped where it is not."""
    folder = Path(os.environ.get("LODPUB_CORPUS", _ROOT.parent / "shared" / "corpus"))
    if not folder.is_dir():
        pytest.skip("the corpus is not here (LODPUB_CORPUS)")
    return folder


@pytest.fixture
def command_line(tmp_path: Path) -> Callable[[str], str]:
    """Runs ``lodpub ...`` in a folder that holds the seed record as ``page.txt``; gives all that it prints.

    ``< FILE`` at the end feeds a file of the folder; ``=> N`` at the end of the output is an exit code that is not 0.
    """
    shutil.copy(_ROOT / "seeds" / "leveraging-antiprogestins.txt", tmp_path / "page.txt")
    shutil.copytree(_ROOT / "tests" / "cli" / "transcripts" / "files", tmp_path, dirs_exist_ok=True)
    shutil.copy(tmp_path / "article.html", tmp_path / "read-only.html")
    (tmp_path / "read-only.html").chmod(0o444)

    def run(command: str) -> str:
        line, _, feed = command.partition(" < ")
        program, *arguments = shlex.split(line)
        assert program == "lodpub"
        done = subprocess.run(
            [sys.executable, "-m", "lodpub", *arguments],
            input=(tmp_path / feed).read_bytes() if feed else b"",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=tmp_path,
            check=False,
            env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": "1", "COLUMNS": "100"},
        )
        return done.stdout.decode() + (f"=> {done.returncode}\n" if done.returncode else "")

    return run


def commands(text: str) -> list[tuple[str, str]]:
    """The commands of a transcript (``% lodpub ...``) with the output that follows each."""
    found = []
    for piece in f"\n{text}".split("\n% ")[1:]:
        command, _, output = piece.partition("\n")
        found.append((command, f"{output}\n" if output and not output.endswith("\n") else output))
    return found


def agrees(output: str, wanted: str) -> bool:
    """Whether an output is the wanted one, in which ``...`` stands for any text."""
    pattern = ".*".join(re.escape(part) for part in wanted.split("..."))
    return re.fullmatch(pattern, output, re.DOTALL) is not None
