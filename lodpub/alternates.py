"""Copies of a record in other formats, which the page about it links to (HTML, section 4.6.7.1: ``rel="alternate"``)."""

from __future__ import annotations

from typing import NamedTuple

from lodpub import formats
from lodpub.errors import UsageError
from lodpub.values.iris import reference

__all__ = ["Alternate", "alternate"]


class Alternate(NamedTuple):
    """Where a copy is found, absolute or as seen from the page, and its media type."""

    address: str
    media_type: str


def alternate(text: str) -> Alternate:
    """A copy by its address; its format is told by the name of the file, or stands before the address with ``=``.

    Raises `UsageError` for an address that tells no format that lodpub writes, `UnknownFormatError` for such a format.

    >>> alternate("records/1.ttl"), alternate("https://example.org/1.jsonld?v=2").media_type
    (Alternate(address='records/1.ttl', media_type='text/turtle'), 'application/ld+json')
    >>> alternate("turtle=https://example.org/1?format=rdf")
    Alternate(address='https://example.org/1?format=rdf', media_type='text/turtle')
    """
    name, named, address = text.partition("=")
    if named and name.isascii() and name.replace("-", "").isalpha():
        format = formats.find(name, reading=False)
    else:
        address = text
        found = formats.for_filename(text.partition("#")[0].partition("?")[0])
        if found is None:
            raise UsageError(
                f"found {text!r}, whose name tells no format; expected such as {text}.ttl or turtle={text}"
            )
        format = found
    scheme, colon, _ = address.partition(":")
    if colon and scheme.isalnum() and not address.lower().startswith(("http://", "https://")):
        raise UsageError(f"found {address!r}, expected an address on the web or one as seen from the page")
    if not address.strip() or not address.isprintable():
        raise UsageError(f"found {address!r}, expected an address")
    return Alternate(reference(address.strip()), format.media_types[0])
