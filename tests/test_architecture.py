"""The rooms of the house and the one way that imports run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lodpub"
MODULES = sorted(PACKAGE.rglob("*.py"))

ROWS = (
    {"errors", "record", "identified", "values", "syntax", "finding"},
    {
        "crosswalk",
        "licenses",
        "spelling",
        "vocabulary",
        "contexts",
        "formats",
        "alternates",
        "sniffing",
        "sources",
        "output",
        "documents",
    },
    {"readers", "mapping", "triples", "writers", "validation", "embedding"},
    {
        "pipeline",
        "bulk",
        "citing",
        "losses",
        "linting",
        "lint_choices",
        "lint_places",
        "linted_records",
        "linted_sources",
        "spark",
    },
    {"cli"},
)
FACE = {"__init__", "__main__"}
WITHIN_A_ROW = {("embedding", "writers"), ("writers", "triples"), ("validation", "triples"), ("readers", "triples")}
"""The only imports between rooms of the third row: the triples of a description are what the writers write."""

HEAVY = {"rdflib", "pyld", "lxml", "pyoxigraph", "rich", "fsspec", "pyspark", "html5lib", "citeproc", "pymarc"}
LONG_PAGES = {"record.py": 400, "formats.py": 600}
"""The record's parts are read best on one page, and the formats stand in one table."""
LONGEST_FUNCTION = 50
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "manager", "process"}


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def row(name: str) -> int:
    return next(index for index, rooms in enumerate(ROWS) if name in rooms)


def imports(path: Path, *, at_import: bool = False) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    nodes = tree.body if at_import else ast.walk(tree)
    for node in nodes:
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            if node.module == "lodpub":
                yield from (f"lodpub.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_keeps_the_rules_of_the_house(path):
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    text = path.read_text(encoding="utf-8")
    assert not FORBIDDEN_NAMES & {part.removesuffix(".py") for part in path.relative_to(PACKAGE).parts}
    limit = LONG_PAGES.get(path.name, 300)
    assert len(text.splitlines()) <= limit, f"a module has at most {limit} lines"
    late = {name.split(".")[0] for name in imports(path, at_import=True)} & HEAVY
    assert not late, f"{late} must be imported inside functions"
    assert here == "cli" or not {n for n in imports(path) if n.split(".")[0] == "click"}, "click stays in cli/"
    if here in FACE:
        return
    for name in imports(path):
        if name.startswith("lodpub.") and (there := room(name)) != here:
            allowed = row(there) < row(here) or row(there) == row(here) != 2 or (here, there) in WITHIN_A_ROW
            assert allowed, f"{here} may not import {there}"


def test_readers_and_writers_do_not_know_one_another():
    for folder in ("readers", "writers"):
        for path in (PACKAGE / folder).rglob("*.py"):
            own = ".".join(("lodpub", folder, path.relative_to(PACKAGE / folder).parts[0].removesuffix(".py")))
            formats = {m for m in imports(path) if m.startswith(f"lodpub.{folder}.") and not m.startswith(own)}
            assert not {m for m in formats if _is_format(m)}, f"{path} imports another format's module: {formats}"


def _is_format(module: str) -> bool:
    from lodpub.formats import FORMATS

    return module != "lodpub.writers.ntriples" and any(module in (f.reader, f.writer) for f in FORMATS)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_functions_are_short_and_public_names_are_listed(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            length = (node.end_lineno or 0) - (body[0].lineno if body else node.lineno) + 1
            assert length <= LONGEST_FUNCTION, f"{node.name} has {length} lines"
    listed = next(
        (n.value for n in tree.body if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "__all__"), None
    )
    if path.name not in ("__init__.py", "__main__.py") or listed is not None:
        assert listed is not None, "a module lists its public names in __all__"
