"""``lodpub rules``."""

from __future__ import annotations

import difflib
import textwrap

import click

from lodpub.errors import UsageError
from lodpub.validation.rules import Rule
from lodpub.validation.rules import rules as table

__all__ = ["rules"]

_WIDTH = 100


@click.command()
@click.argument("rule", required=False)
def rules(rule: str | None) -> None:
    """List the rules of "lodpub validate", or show what one RULE finds, why, and an example.

    Example: lodpub rules unknown-property
    """
    if rule is None:
        for row in table().values():
            click.echo(f"{row.name:20} {row.severity:8} {row.summary}")
        return
    found = table().get(rule)
    if found is None:
        near = difflib.get_close_matches(rule, table(), n=2)
        hint = f"did you mean {' or '.join(near)}?" if near else "lodpub rules lists them"
        raise UsageError(f"no rule {rule!r}; {hint}")
    click.echo(_shown(found))


def _shown(rule: Rule) -> str:
    why = "\n".join(textwrap.wrap(rule.why, _WIDTH))
    bad, good = (textwrap.indent(example.strip(), "  ") for example in (rule.bad, rule.good))
    return f"{rule.name} ({rule.severity}): {rule.summary}\n\n{why}\n\nFound in:\n{bad}\n\nRight:\n{good}"
