"""OpenURLs (ANSI/NISO Z39.88): the links by which portals ask a library for a work, with its facts in their query."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from lodpub.readers.statements import Statements
from lodpub.record import Record
from lodpub.values import identifiers
from lodpub.values.tables import rows

__all__ = ["asked_for"]


def asked_for(url: str, kind: str | None) -> Record | None:
    """What an OpenURL says of the work that it asks for; None for any other address.

    >>> found = asked_for("https://x.org/?rft.date=2007-10&rft.issn=2049-3630&rft.jtitle=Small+Things", "article")
    >>> found.issued, found.container.title, asked_for("https://x.org/?date=2007", None)
    ('2007-10', 'Small Things', None)
    """
    if "rft" not in url:
        return None
    try:
        query = parse_qs(urlsplit(url).query.replace("&amp;", "&"), max_num_fields=200)
    except ValueError:
        return None
    said = Statements(kind or "article")
    known = {row[0]: row[1] for row in rows("tags/openurl")}
    for key, values in query.items():
        for value in values:
            found = identifiers.recognize(value) if key == "rft_id" else None
            field = found.scheme if found is not None and found.valid else known.get(key, "")
            if field:
                said.say(field, found.value if found is not None and found.valid else value, 1, key)
    return said.record() if any(said.first(field) for field in known.values()) else None
