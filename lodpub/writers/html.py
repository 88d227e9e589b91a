"""Writes HTML metadata for the head of a page: meta tags and links for people's tools, JSON-LD for search engines."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lodpub.formats import Description
from lodpub.record import Record
from lodpub.values.text import printable
from lodpub.writers.meta_tags import tags

__all__ = ["write"]

_IN_SCRIPT = ("<", ">", "&", "\u2028", "\u2029")
"""Signs that a script may hold as escapes of JSON only, so that no text ends it."""


def write(items: Iterable[tuple[Record, Description]], alternates: Sequence[tuple[str, str]] = ()) -> Iterator[str]:
    """One fragment a record: its tags, then its schema.org half as one nested tree in a script.

    Consumers take a page for one record, so that several fragments belong into several pages; each begins with a
    comment that names its record. `alternates` are addresses and media types of copies of the one record.
    """
    for number, (record, description) in enumerate(items):
        if number:
            yield f"<!-- {_comment(str(description['@id']))} -->\n"
        for tag in tags(
            record, str(description["@id"]), dublin_core=_is_dublin_core(description), alternates=alternates
        ):
            attributes = " ".join(f'{name}="{_attribute(value)}"' for name, value in tag.attributes)
            yield f"<{tag.name} {attributes}>\n"
        tree = schemaorg(description)
        if len(tree) > 2:
            text = json.dumps({"@context": "https://schema.org", **tree}, ensure_ascii=False, indent=1)
            for sign in _IN_SCRIPT:
                text = text.replace(sign, f"\\u{ord(sign):04x}")
            yield f'<script type="application/ld+json">\n{printable(text)}\n</script>\n'


def schemaorg(value: Any) -> Any:
    """The schema.org part of a description: terms without a prefix, and the nodes that have such terms or a name."""
    if isinstance(value, list):
        return [schemaorg(item) for item in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for key, item in value.items():
        if key == "@type":
            own = [kind for kind in (item if isinstance(item, list) else [item]) if ":" not in kind]
            if own:
                found[key] = own[0] if len(own) == 1 else own
        elif ":" not in key and key != "@context":
            found[key] = schemaorg(item)
    return found


def _is_dublin_core(description: Description) -> bool:
    """Whether a description has the half of Dublin Core: its class is always one of BIBO's."""
    kinds = description.get("@type", ())
    return any(":" in kind for kind in ([kinds] if isinstance(kinds, str) else kinds))


def _attribute(text: str) -> str:
    return html.escape(printable(text)).replace("\n", "&#10;")


def _comment(text: str) -> str:
    return printable(text).replace("--", "%2D%2D").replace(">", "%3E")
