"""The rules: small generators, grouped by what they look at, and one table that says of each what it is for.

To add a rule, write its generator in the module that fits, add it to that module's `CHECKS`, and describe it in
``vocab/validation/rules.toml``; its bad and its good example there are its test.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lodpub.validation.report import Severity
from lodpub.validation.rules.rule import Check
from lodpub.values.tables import VOCAB

__all__ = ["Rule", "checks", "rules", "severities"]


class Rule(NamedTuple):
    """What a rule finds, in a line; why it matters; and an example each of what it finds and of what is right."""

    name: str
    severity: Severity
    summary: str
    why: str
    bad: str
    good: str


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by name, in the order of the table.

    >>> rules()["wrong-case"].severity
    'error'
    """
    table = tomllib.loads((Path(VOCAB) / "validation" / "rules.toml").read_text(encoding="utf-8"))
    return {name: Rule(name=name, **row) for name, row in table.items()}


def severities() -> Mapping[str, Severity]:
    """How bad what each rule finds is, unless it says so itself."""
    return {rule.name: rule.severity for rule in rules().values()}


@cache
def checks() -> tuple[Check, ...]:
    """The checks of all modules."""
    from lodpub.validation.rules import datatypes, identifiers, iris, page, structure, terms, texts, uses

    modules = (terms, uses, datatypes, iris, identifiers, texts, structure, page)
    return tuple(check for module in modules for check in module.CHECKS)
