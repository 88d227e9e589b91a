"""The commands of LaTeX that stand for one character, from the tables of the package ``pylatexenc``, which are read as text."""

from __future__ import annotations

import ast
import csv
import io
import re

__all__ = ["symbols"]

_COMMAND = re.compile(r"(?:\\ensuremath\{)?\\([A-Za-z]+)\s*(?:\{\})?\}?")
_NO_SYMBOLS = frozenset({"quad", "qquad", "space", "enspace", "thinspace", "em", "i", "j"})


def symbols(to_latex: list[str], to_text: str) -> str:
    """The table from command to character, as CSV. `to_latex` are sources that hold a dict ``uni2latex``; `to_text` is the
    source that holds pairs and specifications of macros. What comes first holds."""
    found: dict[str, str] = {}
    for command, text in _pairs(to_text):
        if text and not text.isspace() and command.isalpha():
            found.setdefault(command, text)
    for source in to_latex:
        for code, written in _table(source).items():
            if (match := _COMMAND.fullmatch(written)) and not chr(code).isspace():
                found.setdefault(match[1], chr(code))
    rows = [(command, text) for command, text in sorted(found.items()) if command not in _NO_SYMBOLS]
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows([("command", "text"), *rows])
    return file.getvalue()


def _table(source: str) -> dict[int, str]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "uni2latex":
            return ast.literal_eval(node.value)  # type: ignore[no-any-return]
    raise SystemExit("no table uni2latex in the package")


def _pairs(source: str) -> list[tuple[str, str]]:
    """Tuples of two strings, and calls whose two arguments are strings."""
    found = []
    for node in ast.walk(ast.parse(source)):
        parts = node.elts if isinstance(node, ast.Tuple) else node.args if isinstance(node, ast.Call) else []
        match parts:
            case [ast.Constant(value=str(command)), ast.Constant(value=str(text))] if not {"%", "<"} & set(text):
                found.append((command, text))
    return found
