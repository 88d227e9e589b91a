"""``lodpub rules``."""

from __future__ import annotations

import difflib
import textwrap

import click

from lodpub.errors import UsageError
from lodpub.validation import profiles
from lodpub.validation.rules import Rule
from lodpub.validation.rules import rules as table

__all__ = ["rules"]

_WIDTH = 100


def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    return [name for name in (*table(), *profiles.NAMES) if name.startswith(incomplete)]


@click.command()
@click.argument("rule", required=False, shell_complete=_complete)
def rules(rule: str | None) -> None:
    """List the rules of "lodpub validate", or show what one RULE finds, why, and an example.

    RULE may also be a profile, or one of the things that a profile asks for.

    Example: lodpub rules unknown-property; lodpub rules zotero; lodpub rules zotero/title
    """
    if rule is None:
        for row in table().values():
            click.echo(f"{row.name:20} {row.severity:8} {row.summary}")
        return
    found = table().get(rule)
    if found is None and rule.partition("/")[0] in profiles.NAMES:
        click.echo(_of_profile(*rule.partition("/")[::2]))
        return
    if found is None:
        near = difflib.get_close_matches(rule, [*table(), *profiles.NAMES], n=2)
        hint = f"did you mean {' or '.join(near)}?" if near else "lodpub rules lists them"
        raise UsageError(f"no rule {rule!r}; {hint}")
    click.echo(_shown(found))


def _shown(rule: Rule) -> str:
    why = "\n".join(textwrap.wrap(rule.why, _WIDTH))
    bad, good = (textwrap.indent(example.strip(), "  ") for example in (rule.bad, rule.good))
    return f"{rule.name} ({rule.severity}): {rule.summary}\n\n{why}\n\nFound in:\n{bad}\n\nRight:\n{good}"


def _of_profile(name: str, asked: str) -> str:
    """A profile with all that it asks for, or one of these whole."""
    profile = profiles.load(name)
    asks = {ask.name: ask for ask in profile.asks()}
    if not asked:
        sources = "\n".join(f"Source: {source}" for source in profile.sources)
        return f"{profile.title}\n{sources}\n\n" + "\n".join(
            f"{a.name:40} {a.severity:8} {a.message}" for a in asks.values()
        )
    ask = asks.get(f"{name}/{asked}")
    if ask is None:
        near = difflib.get_close_matches(f"{name}/{asked}", asks, n=2)
        hint = f"did you mean {' or '.join(near)}?" if near else f"lodpub rules {name} lists them"
        raise UsageError(f"the profile {name} asks for no {asked!r}; {hint}")
    shown = f"{ask.name} ({ask.severity}): {ask.message}"
    right = f"\n\nRight:\n  {ask.example}" if ask.example else ""
    section = f" {ask.source}" if ask.source else ""
    return f"{shown}{right}\n\nSource:{section}\n" + "\n".join(f"  {source}" for source in profile.sources)
