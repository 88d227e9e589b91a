"""What ``lodpub export PAGE`` does before the first record is out: what it imports and what it compiles.

A run takes less time than ``import rdflib`` because nothing is imported or compiled that a page does not need. These tests
count that, since a time depends on the machine.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parent.parent.parent / "seeds" / "leveraging-antiprogestins.txt"

NEEDED = "import click, csv, hashlib, msgspec, unicodedata, uuid"
"""What is imported on purpose; what these import in turn is theirs to choose."""

LATE = {
    *("rdflib", "pyld", "lxml", "pyoxigraph", "fsspec", "rich", "html5lib", "yaml", "pyspark", "pypandoc"),
    *("asyncio", "concurrent", "ctypes", "dataclasses", "difflib", "email", "glob", "html", "http", "json", "logging"),
    *("multiprocessing", "pathlib", "shutil", "signal", "socket", "sqlite3", "ssl", "subprocess", "tempfile", "urllib"),
    *("base64", "bz2", "gzip", "lzma", "tarfile", "zipfile", "zlib", "tomllib", "xml", "unittest"),
    *("importlib.metadata", "importlib.resources", "click.shell_completion", "click.testing"),
    *("lodpub.bulk.dataset", "lodpub.citing", "lodpub.contexts", "lodpub.documents", "lodpub.linting", "lodpub.losses"),
    *(
        "lodpub.readers.crossref",
        "lodpub.readers.pure.cited.reading",
        "lodpub.readers.pure.saved",
        "lodpub.readers.ris",
    ),
    *(
        "lodpub.sources.archives",
        "lodpub.sources.compression",
        "lodpub.syntax.xml",
        "lodpub.triples",
        "lodpub.validation",
    ),
    *(
        "lodpub.values.isbn",
        "lodpub.values.languages",
        "lodpub.values.latex",
        "lodpub.values.markup",
        "lodpub.spelling",
    ),
    *("lodpub.writers.html", "lodpub.writers.statements", "lodpub.writers.turtle", "lodpub.cli.validate"),
}
"""Modules that wait until something other than a plain page, or another format than JSON-LD, asks for them."""

MOST_MODULES, MOST_PATTERNS, MOST_CALLS = 82, 30, 20_000

WATCHED = f"""
import os, re, sys

def is_ours(file):
    return f"{{os.sep}}lodpub{{os.sep}}" in file

def asking(frame):
    while frame.f_globals["__name__"] in ("re", "re._compiler", "functools", "lodpub.values.patterns"):
        frame = frame.f_back
    return frame.f_code.co_filename

patterns, calls, compile = [], 0, re._compiler.compile

def compiling(pattern, flags=0):
    if is_ours(asking(sys._getframe(1))):
        patterns.append(str(pattern))
    return compile(pattern, flags)

def calling(frame, event, argument):
    global calls
    calls += event == "call" and is_ours(frame.f_code.co_filename)

re._compiler.compile = compiling
sys.argv = ["lodpub", "export", {str(SEED)!r}]
from lodpub.cli import main
sys.setprofile(calling)
try:
    main()
except SystemExit as end:
    sys.setprofile(None)
    assert end.code == 0
modules = sorted(sys.modules)
import json
print(json.dumps({{"modules": modules, "patterns": patterns, "calls": calls}}), file=sys.stderr)
"""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8")
    return done.stderr


@pytest.fixture(scope="module")
def start():
    return json.loads(run(WATCHED))


def test_imports_nothing_that_can_wait(start):
    theirs = set(run(f"{NEEDED}; import sys; print(*sys.modules, sep='\\n', file=sys.stderr)").split())
    added = set(start["modules"]) - theirs
    early = {name for name in added if any(name == late or name.startswith(f"{late}.") for late in LATE)}
    assert early == set()
    own = {name for name in added if name.split(".")[0] == "lodpub"}
    assert "lodpub.readers.pure.page" in own and len(own) <= MOST_MODULES, sorted(own)


def test_a_part_of_the_list_is_no_mistyped_name(start):
    import importlib.util

    for name in LATE:
        if name.startswith("lodpub."):
            assert importlib.util.find_spec(name), f"{name} is no module"


def test_compiles_few_patterns(start):
    assert 5 < len(start["patterns"]) <= MOST_PATTERNS, start["patterns"]


def test_calls_few_functions(start):
    assert 1000 < start["calls"] <= MOST_CALLS


def test_the_public_names_wait():
    code = "import lodpub, sys; print(*(m for m in sys.modules if m.startswith(('lodpub.', 'msgspec', 'click'))), file=sys.stderr)"
    assert run(code).split() == []


def test_every_public_name_is_there():
    code = "from lodpub import *; import lodpub; assert set(lodpub.__all__) <= set(dir(lodpub)) & set(globals())"
    assert run(code) == ""
