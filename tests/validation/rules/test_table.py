"""The table of rules: each rule finds its own bad example, and nothing in its good one."""

from __future__ import annotations

from datetime import date

import pytest

import lodpub
from lodpub.validation.rules import checks, rules

TODAY = date(2026, 1, 1)
FOUND_BEFORE = {"syntax-error", "remote-context", "remark", "unread"}
"""What parsers and readers find."""


def test_every_check_belongs_to_a_rule_of_the_table():
    assert {check.rule for check in checks()} | FOUND_BEFORE == set(rules())


def test_rules_are_told_in_a_line_and_without_a_full_stop():
    for rule in rules().values():
        assert len(rule.summary) < 120 and "\n" not in rule.summary and not rule.summary.endswith(".")
        assert rule.why.endswith((".", "?")) and rule.severity in ("error", "warning", "info")


@pytest.mark.parametrize("name", rules())
def test_a_rule_finds_its_bad_example_and_nothing_in_its_good_one(name):
    rule = rules()[name]
    bad = lodpub.validate(rule.bad.strip().encode(), today=TODAY)
    assert [finding.rule for finding in bad.findings] == [name]
    assert bad.findings[0].severity == rule.severity and bad.findings[0].line
    assert lodpub.validate(rule.good.strip().encode(), today=TODAY).findings == []


@pytest.mark.parametrize("name", rules())
def test_a_rule_that_is_ignored_finds_nothing(name):
    assert lodpub.validate(rules()[name].bad.strip().encode(), ignore=[name], today=TODAY).findings == []
