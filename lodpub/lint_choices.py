"""What a user chooses for a validation by name: rules, profiles and formats, with the near miss for a name that is none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from lodpub import documents as syntaxes
from lodpub import formats
from lodpub.errors import UsageError
from lodpub.validation.rules import rules

__all__ = ["divided", "names", "syntax_or_format"]


def names(given: str | Iterable[str]) -> tuple[str, ...]:
    """Names that may come as one text, with commas between them.

    >>> names("unknown-class, unknown-property"), names(["zotero"])
    (('unknown-class', 'unknown-property'), ('zotero',))
    """
    if isinstance(given, str):
        return tuple(name for part in given.split(",") if (name := part.strip()))
    return tuple(given)


def divided(listed: Iterable[str], asking: set[str]) -> tuple[list[str], set[str]]:
    """Names of rules, which have to be known, and those of the profiles in use and their shapes."""
    listed = list(listed)
    of_profiles = {name for name in listed if name.partition("/")[0] in asking}
    return [rule for name in listed if name not in of_profiles for rule in _known(name)], of_profiles


def _known(name: str) -> list[str]:
    """The rule of this name, or all whose names begin with these words."""
    if name in rules():
        return [name]
    if begun := [rule for rule in rules() if rule.startswith(f"{name.rstrip('-')}-")]:
        return begun
    from lodpub.validation.profiles import NAMES

    if (profile := name.partition("/")[0]) in NAMES:
        raise UsageError(f"{name!r} is of the profile {profile}, which is not in use: add --profile {profile}")
    near = difflib.get_close_matches(name, [*rules(), *NAMES], n=2)
    hint = f"did you mean {' or '.join(near)}?" if near else "lodpub rules lists them"
    raise UsageError(f"no rule {name!r}; {hint}")


def syntax_or_format(name: str) -> str:
    if name in syntaxes.SYNTAXES:
        return name
    try:
        return formats.find(name, reading=True).name
    except UsageError:
        near = difflib.get_close_matches(name, syntaxes.SYNTAXES, n=1)
        if near:
            raise UsageError(f"unknown format {name!r}; did you mean {near[0]}?") from None
        raise
