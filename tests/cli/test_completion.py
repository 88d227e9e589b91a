"""What the shells are told when Tab is pressed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def completed(line: str, shell: str = "bash") -> list[str]:
    words = line.split(" ")
    environment = {
        **os.environ,
        "_LODPUB_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from lodpub.cli import main; main()"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        check=False,
    )
    assert done.stderr == ""
    return [found for found in done.stdout.splitlines() if found]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("lodpub ex", ["export"]),
        ("lodpub export -t tu", ["turtle"]),
        ("lodpub export -f pur", ["pure", "pure-json", "pure-xml"]),
        ("lodpub export -t pur", []),
        ("lodpub export --alt", ["--alternate"]),
        ("lodpub export --vocab ", ["dublincore", "schemaorg"]),
        ("lodpub validate --profile zo", ["zotero"]),
        ("lodpub rules unknown-prop", ["unknown-property"]),
    ],
)
def test_names_are_completed(line, words):
    assert sorted(found.partition(",")[2] for found in completed(line)) == words


def test_sources_are_completed_as_files():
    assert completed("lodpub export pa") == ["file,pa"]


def test_the_line_of_the_readme_works_in_each_shell():
    lines = re.findall(r"\| (bash|zsh|fish) \| [^|]+\| `(.+?)` \|\n", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert [shell for shell, _ in lines] == ["bash", "zsh", "fish"]
    command = (
        f"lodpub() {{ {sys.executable} -c 'from lodpub.cli import main; main()'; }}; export -f lodpub 2> /dev/null; "
    )
    for shell, line in lines:
        assert f"{shell}_source" in line
        if shell == "bash" and shutil.which("bash"):
            ask = f"{command}{line}; complete -p lodpub"
            done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, check=False)
            assert "_lodpub_completion" in done.stdout, done.stderr
