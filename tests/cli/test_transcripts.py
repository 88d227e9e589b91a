"""Command lines with what they print: each file of ``transcripts/`` is one or more commands and their whole output.

A line ``% lodpub ...`` is a command, run in a folder that holds the seed record as ``page.txt`` and the files of
``transcripts/files/``; the lines up to the next command are what it prints (standard output and standard error
together). ``=> N`` is its exit code where that is not 0; ``...`` stands for any text.
To write the output of new commands into the files, run with ``LODPUB_UPDATE_TRANSCRIPTS=1`` and read the difference.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import agrees, commands

HERE = Path(__file__).parent / "transcripts"


@pytest.mark.parametrize("transcript", sorted(HERE.glob("*.txt")), ids=lambda p: p.stem)
def test_transcript(transcript, command_line):
    expected = commands(transcript.read_text(encoding="utf-8"))
    assert expected, "a transcript begins with a command"
    found = [(command, command_line(command)) for command, _ in expected]
    if os.environ.get("LODPUB_UPDATE_TRANSCRIPTS"):
        pairs = zip(found, expected, strict=True)
        transcript.write_text(
            "".join(f"% {command}\n{old if '...' in old else new}" for (command, new), (_, old) in pairs)
        )
        return
    for (command, output), (_, wanted) in zip(found, expected, strict=True):
        assert agrees(output, wanted), f"% {command}\n{output}\n--- expected ---\n{wanted}"
