"""The table of rules: each rule finds its own bad example, and nothing in its good one."""

from __future__ import annotations

import pytest

from lodpub.validation.rules import checks, rules

syntaxes = pytest.importorskip("lodpub.validation.syntaxes")


def test_every_check_belongs_to_a_rule_of_the_table():
    found_by_parsers = {"syntax-error", "remote-context"}
    assert {check.rule for check in checks()} | found_by_parsers == set(rules())


def test_rules_are_told_in_a_line_and_without_a_full_stop():
    for rule in rules().values():
        assert len(rule.summary) < 120 and "\n" not in rule.summary and not rule.summary.endswith(".")
        assert rule.why.endswith((".", "?")) and rule.severity in ("error", "warning", "info")
