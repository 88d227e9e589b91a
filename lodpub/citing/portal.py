"""What research portals show under "Cite this": one record in seven forms, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from lodpub import formats
from lodpub.citing.reference_list import cite
from lodpub.record import Record

__all__ = ["portal_block"]

_NUMBER = re.compile(r"^1\. |(<div [^>]*\bclass=\"csl-entry\"[^>]*>\s*)<div class=\"csl-left-margin\">1\. ?</div>\s*")
"""The number of a reference in its list: portals show one alone."""
_FORMS = {
    "APA": "apa",
    "Standard": "portal-standard",
    "Harvard": "portal-harvard",
    "Vancouver": "vancouver",
    "Author": "portal-author",
}
_FILES = {"BIBTEX": "bibtex", "RIS": "ris"}


def portal_block(record: Record, *, locale: str | None = None, output: str = "text") -> Iterator[tuple[str, str]]:
    """Each heading with the citation under it, in the order of the portals. Arguments and errors are those of `cite`."""
    for heading, style in _FORMS.items():
        yield heading, _NUMBER.sub(r"\1", cite(record, style, locale=locale, output=output), count=1)
    for heading, format in _FILES.items():
        text = b"".join(formats.find(format).write([(record, {})])).decode().strip("\n")
        yield heading, f"<pre>{escape(text, quote=False)}</pre>" if output == "html" else text
