"""By which names and addresses a work is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lodpub.crosswalk import inverse, table
from lodpub.documents.document import Value
from lodpub.readers import facts
from lodpub.readers.linked.graph import Described
from lodpub.record import Identifier
from lodpub.values import identifiers

__all__ = ["Identity", "identity", "of_value"]

_OWN = frozenset({"doi", "handle", "pmid", "pmcid", "arxiv", "swhid", "ark", "wikidata", "urn-nbn"})


class Identity(NamedTuple):
    """The identifiers of a work, its address, its article number and its report number, ISSNs that stand at the work,
    and other addresses of the same."""

    identifiers: tuple[Identifier, ...]
    url: str | None
    article_number: str | None
    number: str | None
    issns: tuple[Identifier, ...]
    elsewhere: tuple[str, ...]


def identity(work: Described) -> Identity:
    """What a work is called: by its own IRI, as PropertyValue, in BIBO's properties, as text."""
    stated = [found for value in work.every("identifier") for found in of_value(work, value)]
    numbers = {found.scheme: found.value for found in stated if found.scheme in ("article-number", "number")}
    names = {(one.scheme, one.value): one for one in stated if one.scheme not in numbers}
    for one in _by_property(work):
        names.setdefault((one.scheme, one.value), one)
    known = {one.value for one in names.values() if one.scheme != "other"} | set(numbers.values())
    names = {key: one for key, one in names.items() if one.scheme != "other" or one.value not in known}
    issns = tuple(identifiers.parse("issn", text) for text in work.texts("issn"))
    issns = tuple(one for one in dict.fromkeys(issns) if ("issn", one.value) not in names)
    own = identifiers.recognize(work.id)
    if own is not None and own.valid and own.scheme in _OWN:
        names.setdefault((own.scheme, own.value), own)
    elsewhere = []
    for value in work.every("same-as"):
        found = identifiers.recognize(value.text)
        if found is not None and found.valid:
            names.setdefault((found.scheme, found.value), found)
        else:
            elsewhere.append(value.text)
    url, more = _address(work, names)
    return Identity(
        tuple(names.values()), url, numbers.get("article-number"), numbers.get("number"), issns, (*more, *elsewhere)
    )


def of_value(node: Described, value: Value) -> Iterator[Identifier]:
    """The identifiers that a value is: a text, an IRI, or a PropertyValue."""
    inner = node.graph.node(value)
    if inner is None:
        if text := value.text.strip():
            yield facts.identifier(value.datatype and None, text)
        return
    texts = inner.texts("property-value") or [v.text for v in inner.every("url")]
    scheme, name = inner.text("property-id"), inner.text("property-name")
    inner.every("url")
    for text in texts or ([value.text] if value.kind == "iri" else []):
        scheme = (scheme or "").rstrip("/").rpartition("/")[2]
        if scheme:
            medium = name.rpartition("(")[2].rstrip(")") if name and name.endswith(")") else None
            yield facts.identifier(scheme, text, medium if medium in ("print", "electronic") else None)
        elif name and name.casefold() in inverse("identifier-schemes", "words"):
            yield facts.identifier(name, text)
        else:
            yield facts.identifier(name, text)


def _by_property(work: Described) -> Iterator[Identifier]:
    for scheme, row in table("identifier-schemes").items():
        if row["bibo"]:
            for value in work.take(f"bibo:{row['bibo']}"):
                yield facts.identifier(scheme, value.text)
    for text in work.texts("isbn"):
        yield identifiers.parse("isbn", text)


def _address(work: Described, names: dict[tuple[str, str], Identifier]) -> tuple[str | None, list[str]]:
    """The work's page, and its further addresses; an address that is an identifier is no page."""
    pages: list[str] = []
    for value in work.every("url"):
        node = work.graph.node(value) if value.kind == "blank" else None
        text = value.text if node is None else (node.text("url") or "")
        found = identifiers.recognize(text)
        if found is not None and found.valid and found.scheme in _OWN:
            names.setdefault((found.scheme, found.value), found)
            if found.scheme == "doi" or ("url", text) in names:
                continue
        if text.startswith(("http://", "https://")) and ("url", text) not in names:
            pages.append(text)
    for value in work.every("uri"):
        found = identifiers.recognize(value.text)
        if found is not None and found.valid and found.scheme in _OWN:
            names.setdefault((found.scheme, found.value), found)
        elif ("url", value.text) not in names:
            pages.append(value.text)
    if not pages and not names and work.id.startswith(("http://", "https://")):
        pages.append(work.id)
    pages = list(dict.fromkeys(pages))
    return (pages[0] if pages else None), pages[1:]
