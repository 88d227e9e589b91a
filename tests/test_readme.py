"""What the README shows is what happens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import agrees, commands

import lodpub

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "leveraging-antiprogestins.txt"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_is_shown(block, command_line):
    for command, wanted in commands(block):
        assert agrees(output := command_line(command), wanted), output


def test_the_record_and_its_turtle_stand_in_the_first_30_lines():
    first = README.splitlines()[:30]
    assert "```text" in first and first.index("```turtle") < 20
    seed = SEED.read_text(encoding="utf-8")
    assert all(line.removesuffix(" ...").rstrip(",") in seed for line in blocks("text")[0].splitlines())
    turtle = lodpub.export(lodpub.read(SEED), "turtle").splitlines()
    assert all(line in turtle for line in blocks("turtle")[0].splitlines())


def test_the_python_example_runs(tmp_path, monkeypatch):
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    monkeypatch.chdir(tmp_path)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})
