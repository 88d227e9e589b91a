"""Rules on how terms are used: a property on a node of some class, with a value of some kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.documents.document import Document, Node
from lodpub.validation.meant import meant
from lodpub.validation.rules.datatypes import is_url
from lodpub.validation.rules.iris import is_phrase
from lodpub.validation.rules.ranges import SCHEMA, Range, accepts, domains_of, range_of, short
from lodpub.validation.rules.rule import Check, Fault, Statement
from lodpub.values.names import looks_like_organization
from lodpub.vocabulary import canonical, load

__all__ = ["CHECKS"]

_BIBO = "http://purl.org/ontology/bibo/"
# BIBO states bibo:issue for bibo:Issue alone, but everybody writes it on the article, as bibo:volume and bibo:pages.
# So have books of several volumes authors, and proceedings an ISSN.
_ALSO_ON = {
    _BIBO + "issue": (_BIBO + "Document",),
    _BIBO + "authorList": (_BIBO + "Collection",),
    _BIBO + "editorList": (_BIBO + "Collection",),
    _BIBO + "issn": (_BIBO + "Proceedings",),
}
_DCTERMS = "http://purl.org/dc/terms/"
_DCMI_TYPE = "http://purl.org/dc/dcmitype/"
_AGENT = _DCTERMS + "Agent"
_EVERYTHING = {"http://www.w3.org/2002/07/owl#Thing", "http://www.w3.org/2000/01/rdf-schema#Resource"}
_BY_BODIES = frozenset(("publisher", "provider", "funder", "sponsor", "copyrightHolder", "offeredBy", "seller"))
_IN_PAGE = frozenset(("microdata", "RDFa"))  # where an IRI is what a link leads to
_MOST_NAMED = 4
_LONGEST_NAME = 80
_VERSIONED = re.compile(r"http://schema\.org/[A-Za-z]\w*\Z")


def unexpected_property(classes: tuple[str, ...], property: str) -> Iterator[Fault]:
    term = load().term(property)  # not of an action's annotations (query-input), which stand on its parts too
    stated = domains_of(term) if term and term.kind == "property" else ()
    if term is None or not stated or _EVERYTHING.intersection(stated):
        return
    domains = (*stated, *_ALSO_ON.get(term.iri, ()))
    if accepts(domains, classes):
        return
    words = load()
    below = [short(d) for d in domains if any(words.is_a(d, name) for name in classes)]
    named = sorted(map(short, domains))
    listed = ", ".join(named[:_MOST_NAMED]) + (" ..." if len(named) > _MOST_NAMED else "")
    which = " and ".join(short(name) for name in classes if words.term(name))
    if below:
        yield Fault(f"{short(property)} is not for {which} but for its sub-class {' or '.join(sorted(below))}")
        return
    better = next((one for one in meant(term.name, kind="property") if accepts(one.domains, classes)), None)
    hint = f"; did you mean {short(better.iri)}?" if better else ""
    yield Fault(f"{short(property)} is not for {which} but for {listed}{hint}", short(better.iri) if better else None)


def unexpected_thing(property: str, classes: tuple[str, ...], named: bool) -> Iterator[Fault]:
    wanted, words = range_of(property), load()
    if wanted is None or not classes or (named and (wanted.text or "URL" in wanted.datatypes) and _of_schema(property)):
        return
    known = [name for name in classes if (term := words.term(name)) and term.kind == "class"]
    if not known or any(words.is_a(name, SCHEMA + "Role") for name in known):
        return
    if wanted.classes and accepts(wanted.classes, classes):
        return
    what = " and ".join(map(short, known))
    expected = " or ".join(sorted([*map(short, wanted.classes), *wanted.datatypes]) or ["a literal"])
    yield Fault(f"{short(property)} is a {what} where {expected} is expected")


def unexpected_text(statement: Statement) -> Iterator[Fault]:
    wanted, text = range_of(statement.property), statement.text.strip()
    if wanted is None or not text:
        return
    if is_url(text):
        yield from _unexpected_iri(statement.property, wanted, text)
    elif text not in _members(wanted):
        fitting = next((name for name in _members(wanted) if name.casefold() == text.casefold()), None)
        shown = text if len(text) <= 40 else f"{text[:37]}..."
        expected = " or ".join([wanted.things, *sorted(wanted.datatypes)])
        yield Fault(
            f"{short(statement.property)} is the text {shown!r} where {expected} is expected",
            SCHEMA + fitting if fitting else _as_thing(statement, wanted),
        )


def text_for_address(statement: Statement) -> Iterator[Fault]:
    """Text that a context makes an address of, as in ``"license": "on request"``."""
    if statement.property and statement.document.part not in _IN_PAGE:
        yield from unexpected_text(statement)


def _wants_thing(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    """Whether a literal stands where nothing but things, or their addresses, are expected."""
    wanted = range_of(property)
    if wanted is None or wanted.text or wanted.datatypes - {"URL"} or not wanted.classes:
        return False
    if canonical(property).startswith(_DCTERMS) and _AGENT not in wanted.classes:
        return False  # DCMI takes "a literal value" for these; so it does for agents, but there an identifier is lost
    term = load().term(datatype) if datatype else None
    return term is None or term.iri.startswith(SCHEMA)  # the datatypes of dcterms say how a text stands for a thing


def unexpected_reference(statement: Statement) -> Iterator[Fault]:
    wanted = range_of(statement.property)
    if wanted is not None and statement.property:
        yield from _unexpected_iri(statement.property, wanted, statement.text)


def unknown_dcmi_type(statement: Statement) -> Iterator[Fault]:
    """A type of the DCMI Type Vocabulary that it does not have, as in ``dcterms:type <http://purl.org/dc/dcmitype/Txt>``."""
    words, iri = load(), statement.text
    if words.split(iri) and words.term(iri) is None and not iri.endswith("/"):
        near = words.nearest(iri, 1)
        hint = f"; did you mean {short(near[0].iri)}?" if near else ""
        yield Fault(f"the DCMI Type Vocabulary has no {short(iri)}{hint}", near[0].iri if near else None)


def untyped_node(node: Node, classes: tuple[str, ...], document: Document) -> Iterator[Fault]:
    if classes or document.described_elsewhere or document.page.get(node.id):
        return
    used = next((name for name in node.properties if canonical(name).startswith((SCHEMA, _BIBO))), None)
    if used:
        yield Fault(f"a node with {short(used)} has no class, so nobody can tell what it is", property=used)


def _unexpected_iri(property: str, wanted: Range, iri: str) -> Iterator[Fault]:
    iri = canonical(iri)
    if _VERSIONED.match(iri):
        term = load().term(iri)
        if term is None:
            near = load().nearest(iri, 1)
            better = near[0].iri if near else None
            hint = f"; did you mean {short(better)}?" if better else ""
            yield Fault(f"schema.org has no {short(iri)}{hint}", better)
        elif term.kind == "individual" and wanted.classes and not accepts(wanted.classes, term.types):
            if not (wanted.text or "URL" in wanted.datatypes or SCHEMA + "Boolean" in term.types):
                yield Fault(f"{short(property)} is {term.name} where {wanted.things} is expected")
        elif term.kind == "individual" and SCHEMA + "Boolean" in term.types and "Boolean" in wanted.datatypes:
            return
    elif not wanted.classes and not wanted.text and "URL" not in wanted.datatypes:
        yield Fault(f"{short(property)} is an IRI where {' or '.join(sorted(wanted.datatypes))} is expected")
    elif not wanted.classes and wanted.text and not _of_schema(property):
        yield Fault(f"{short(property)} is an IRI where a literal is expected", f'"{iri}"')


def _of_schema(property: str) -> bool:
    return canonical(property).startswith(SCHEMA)


def _members(wanted: Range) -> dict[str, str]:
    """The values of the enumerations in a range, by their name."""
    words = load()
    return {term.name: term.iri for name in sorted(wanted.classes) for term in words.members(name)}


def _as_thing(statement: Statement, wanted: Range) -> str | None:
    """The text as the name of a thing, for a range that leaves little choice."""
    names, text, words = sorted(map(short, wanted.classes)), statement.text.strip(), load()
    unnamed = (SCHEMA + "Enumeration", SCHEMA + "StructuredValue")  # kinds of things that no name makes
    chosen = [name for name in names if not any(words.is_a(SCHEMA + name, kind) for kind in unnamed)]
    if not _of_schema(statement.property) or not chosen or len(text) > _LONGEST_NAME or '"' in text:
        return None
    by_body = short(statement.property) in _BY_BODIES or looks_like_organization(text)
    first = next(
        (name for name in (["Organization", "Person"] if by_body else ["Person", "Organization"]) if name in chosen),
        None,
    )
    called = next((name for name in chosen if short(statement.property).lower().startswith(name.lower())), None)
    return f'{{"@type": "{called or first or chosen[0]}", "name": "{text}"}}'


def _in_schema_org(text: str) -> bool:
    return "schema.org/" in text


def _of_dcmi_type(text: str) -> bool:
    return text.startswith(_DCMI_TYPE)


def _wants_literal(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    wanted = range_of(property)
    return wanted is not None and not wanted.classes


CHECKS = (
    Check("unexpected-property", "use", unexpected_property),
    Check("unexpected-value", "thing", unexpected_thing),
    Check("unexpected-value", "literal", unexpected_text, _wants_thing),
    Check("unexpected-value", "reference", text_for_address, _wants_thing, is_phrase),
    Check(
        "unexpected-value", "reference", unexpected_reference, lambda c, p, d: range_of(p) is not None, _in_schema_org
    ),
    Check("unexpected-value", "reference", unexpected_reference, _wants_literal, lambda text: not _in_schema_org(text)),
    Check("unexpected-value", "reference", unknown_dcmi_type, hint=_of_dcmi_type),
    Check("untyped-node", "node", untyped_node, hint=lambda node: not node.types),
)
