"""What the README shows is what happens.

The table of formats is written anew with ``LODPUB_UPDATE_README=1``.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import msgspec
import pytest
from conftest import agrees, commands

import lodpub
from lodpub import vocabulary
from lodpub.formats import FORMATS
from lodpub.triples import PREFIXES, statements

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "leveraging-antiprogestins.txt"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def section(heading: str) -> str:
    return README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_print_what_is_shown(block, command_line):
    for command, wanted in commands(block):
        assert agrees(output := command_line(command), wanted), output


def test_a_record_and_its_turtle_stand_in_the_first_30_lines():
    first = README.splitlines()[:30]
    assert "pip install lodpub" in "\n".join(first)
    turtle = next(block for block in blocks("console") if "-t turtle" in block)
    assert first.index("```text") < first.index("```console") < 30 - len(turtle.splitlines())
    seed = SEED.read_text(encoding="utf-8")
    assert all(line.removesuffix(" ...").rstrip(",") in seed for line in blocks("text")[0].splitlines())


def test_the_python_examples_run(tmp_path, monkeypatch, capsys):
    (tmp_path / "page.txt").write_bytes(SEED.read_bytes())
    monkeypatch.chdir(tmp_path)
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_section_says_something():
    for heading in re.findall(r"^## (.+)$", README, re.MULTILINE):
        assert len(section(heading)) > 200, heading


def test_the_table_of_formats():
    head = "| format | what it is | files | read | write | carries |\n|---|---|---|---|---|---|\n"
    found = head + "".join(
        f"| `{f.name}` | {f.title} | {' '.join(f'`.{e}`' for e in f.extensions)} | {'yes' if f.reader else ''} | "
        f"{'yes' if f.writer else ''} | {f.carries} |\n"
        for f in FORMATS
    )
    shown = re.search(re.escape(head) + r"(?:\|.*\n)*", README)
    assert shown is not None
    if os.environ.get("LODPUB_UPDATE_README"):
        (ROOT / "README.md").write_text(README.replace(shown[0], found), encoding="utf-8")
    else:
        assert shown[0] == found, "run: LODPUB_UPDATE_README=1 python -m pytest tests/test_readme.py"


def test_the_mapping_table_names_every_property_that_is_written():
    """Over all records of the tests of readers; relations between works excepted, of which the table names a few."""
    table = section("What a record becomes")
    relations = (ROOT / "vocab" / "crosswalk" / "relations.csv").read_text(encoding="utf-8")
    missing = set()
    for path in (ROOT / "tests" / "readers" / "pairs").glob("*/*.expected.json"):
        for item in json.loads(path.read_text(encoding="utf-8")):
            if "error" in item:
                continue
            for _, predicate, _ in statements(lodpub.describe(msgspec.convert(item, lodpub.Record))):
                name = predicate.removeprefix(PREFIXES["schema"])
                for prefix in ("dcterms", "bibo", "foaf", "skos"):
                    name = name.replace(PREFIXES[prefix], f"{prefix}:")
                if f"`{name}`" not in table and name.removeprefix("dcterms:") not in relations:
                    missing.add(name)
    assert {name for name in missing if not name.startswith(PREFIXES["rdf"])} == set()


def test_the_mapping_table_names_properties_that_exist():
    for name in re.findall(r"`([\w:]+)`", section("What a record becomes").partition("| what the record says")[2]):
        prefix, _, local = name.rpartition(":")
        term = vocabulary.load().term(PREFIXES[prefix or "schema"] + local)
        assert term is not None and term.kind == "property", name


def test_the_demo_writes_every_format():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"([\w-]+):([\w.]+)", re.search(r"for target in (.*?);", makefile, re.DOTALL)[1])
    assert {
        name: extension in format.extensions for format in FORMATS for name, extension in targets if name == format.name
    } == ({format.name: True for format in FORMATS if format.writer})
