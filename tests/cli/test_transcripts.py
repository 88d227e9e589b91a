"""Command lines with what they print: each file of ``transcripts/`` is one or more commands and their whole output.

A line ``% lodpub ...`` is a command, run in a folder that holds the seed record as ``page.txt`` and the files of
``transcripts/files/``; the lines up to the next command are what it prints (standard output and standard error
together). ``=> N`` is its exit code where that is not 0; ``...`` stands for any text.
To write the output of new commands into the files, run with ``LODPUB_UPDATE_TRANSCRIPTS=1`` and read the difference.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "transcripts"
SEED = Path(__file__).parent.parent.parent / "seeds" / "leveraging-antiprogestins.txt"


@pytest.mark.parametrize("transcript", sorted(HERE.glob("*.txt")), ids=lambda p: p.stem)
def test_transcript(transcript, tmp_path):
    shutil.copy(SEED, tmp_path / "page.txt")
    shutil.copytree(HERE / "files", tmp_path, dirs_exist_ok=True)
    found, expected = [], []
    for command, output in _commands(transcript.read_text(encoding="utf-8")):
        found.append((command, _run(command, tmp_path)))
        expected.append((command, output))
    if os.environ.get("LODPUB_UPDATE_TRANSCRIPTS"):
        transcript.write_text(
            "".join(f"% {c}\n{o if '...' not in e else e}" for (c, o), (_, e) in zip(found, expected, strict=True))
        )
        return
    for (command, output), (_, wanted) in zip(found, expected, strict=True):
        assert _agrees(output, wanted), f"% {command}\n{output}\n--- expected ---\n{wanted}"


def _commands(text: str) -> list[tuple[str, str]]:
    pieces = text.split("% ")[1:] if text.startswith("% ") else []
    commands = []
    for piece in text.removeprefix("% ").split("\n% ") if pieces else []:
        command, _, output = piece.partition("\n")
        commands.append((command, output if output.endswith("\n") or not output else output + "\n"))
    assert commands, "a transcript begins with a command"
    return commands


def _run(command: str, folder: Path) -> str:
    program, *arguments = shlex.split(command.split(" < ")[0])
    assert program == "lodpub"
    data = (folder / command.split(" < ")[1]).read_bytes() if " < " in command else b""
    done = subprocess.run(
        [sys.executable, "-m", "lodpub", *arguments],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        check=False,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "100"},
    )
    return done.stdout.decode() + (f"=> {done.returncode}\n" if done.returncode else "")


def _agrees(output: str, wanted: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in wanted.split("..."))
    return re.fullmatch(pattern, output, re.DOTALL) is not None
