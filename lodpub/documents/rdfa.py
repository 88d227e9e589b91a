"""RDFa 1.1 in HTML (RDFa Core 1.1, section 7.5; HTML+RDFa 1.1, section 3) as nodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lodpub.documents.document import Document, Place, Value
from lodpub.documents.html_tree import Element
from lodpub.documents.iris import KNOWN_PREFIXES, RDF, SCHEMES, XSD, resolve
from lodpub.documents.places import Lines, Problems
from lodpub.documents.rdfa_names import Names, initial_names

__all__ = ["parse"]

_TYPE = f"{RDF}type"
_META_ONLY = re.compile(
    r"(?:og|article|book|profile|fb|twitter|music|video|product|al|citation|bepress|eprints|prism)[:_.]"
)
_TIMES = (
    (re.compile(r"-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\Z"), "dateTime"),
    (re.compile(r"-?\d{4,}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?\Z"), "date"),
    (re.compile(r"\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\Z"), "time"),
    (re.compile(r"-?\d{4,}-\d\d\Z"), "gYearMonth"),
    (re.compile(r"-?\d{4,}\Z"), "gYear"),
    (re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?\Z"), "duration"),
)


def parse(root: Element, source: str, lines: Lines, base: str | None = None) -> Document | None:
    """The document of a page's RDFa; None for a page that has none. Without a base the page itself is ``""``.

    Meta tags that only borrow RDFa's attribute (``og:title``, ``article:published_time``) are left to the meta tags.
    """
    if not any(
        e.attributes.keys() & {"property", "typeof", "vocab", "about", "rel", "rev"} for e in root.descendants()
    ):
        return None
    reader = _Reader(source, lines)
    page = base or ""
    for child in root.children:
        if isinstance(child, Element):
            reader.element(child, _Context(page, page, initial_names(base)))
    return reader.document if reader.marked and reader.document.nodes else None


@dataclass(slots=True)
class _Context:
    """What an element knows of those around it (section 7.3)."""

    subject: str
    object: str
    names: Names
    language: str | None = None
    incomplete: list[tuple[str, str]] = field(default_factory=list)
    """Properties that wait for the next node, with their direction: forward, reverse or list."""
    lists: dict[str, list[Value]] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    """What one element says (section 7.5, steps 5 and 6)."""

    subject: str | None = None
    object: str | None = None
    typed: str | None = None
    skip: bool = False


class _Reader:
    def __init__(self, source: str, lines: Lines) -> None:
        self.document = Document(source, "RDFa")
        self.problems = Problems(source)
        self.document.problems = self.problems.findings
        self.lines = lines
        self.blanks = 0
        self.marked = False
        self.told: set[str] = set()

    def fresh(self) -> str:
        self.blanks += 1
        return f"_:anon{self.blanks - 1}"

    def element(self, element: Element, context: _Context) -> None:
        """Processes an element and all in it; the tree is never deeper than its parser lets it be."""
        attributes = element.attributes
        if element.name == "meta" and _META_ONLY.match(attributes.get("property", "")):
            return
        names = context.names.within(attributes)
        language = attributes.get("lang", attributes.get("xml:lang", context.language)) or None
        rel = self.terms(element, "rel", names)
        rev = self.terms(element, "rev", names)
        related = ("rel" in attributes or "rev" in attributes) and not (
            "property" in attributes and not rel and not rev
        )
        found = self.related(element, context, names) if related else self.plain(element, context, names)
        self.marked = self.marked or "typeof" in attributes or "property" in attributes or "vocab" in attributes
        place = self.lines.place(element.at)
        if found.typed is not None:
            for kind in self.terms(element, "typeof", names):
                self.document.node(found.typed, place).types.append((kind, place))
        subject = found.subject
        lists = context.lists if subject is None or subject == context.object else {}
        waiting = self.relations(found, context, rel, rev, lists, "inlist" in attributes, place)
        if "property" in attributes and subject is not None:
            self.properties(element, found, names, language, lists, related)
        if not found.skip and subject is not None:
            self.complete(context, subject, place)
        below = _Context(
            subject if subject is not None else context.subject,
            found.object or (subject if subject is not None else context.subject),
            names,
            language,
            context.incomplete if found.skip else waiting,
            lists,
        )
        if found.skip:
            below.subject, below.object = context.subject, context.object
        for child in element.children:
            if isinstance(child, Element):
                self.element(child, below)
        if lists is not context.lists and subject is not None:
            for iri, values in lists.items():
                for value in values:
                    self.add(subject, iri, value)

    def terms(self, element: Element, key: str, names: Names) -> list[str]:
        """The IRIs of an attribute's names; a prefix that is not declared is reported once."""
        found = []
        for name in (element.get(key) or "").split():
            if key in ("rel", "rev") and "property" in element.attributes and ":" not in name:
                continue  # HTML+RDFa, section 3.1: link relations of HTML are none of RDFa's beside a property
            iri = names.term(name)
            if iri is None:
                continue
            prefix = name.partition(":")[0]
            if iri == name and prefix.lower() not in SCHEMES:
                iri = KNOWN_PREFIXES.get(prefix, f"{prefix}:") + name[len(prefix) + 1 :]
                if prefix not in self.told:
                    self.told.add(prefix)
                    place = self.lines.place(element.at)
                    self.problems.unknown_prefix(place, name, 'prefix="{0}: {1}"')
            found.append(iri)
        return found

    def resource(self, element: Element, names: Names) -> str | None:
        """What resource, href or src names."""
        if "resource" in element.attributes and (found := names.subject(element.attributes["resource"])) is not None:
            return found
        address = element.get("href") if "href" in element.attributes else element.get("src")
        return None if address is None else resolve(names.base, address.strip())

    def about(self, element: Element, names: Names) -> str | None:
        return names.subject(element.attributes["about"]) if "about" in element.attributes else None

    def outermost(self, element: Element, context: _Context, names: Names) -> str | None:
        """The page itself for its root, its head and its body."""
        if element.name in ("head", "body"):
            return context.object
        return (names.base or "") if element.parent is not None and not element.parent.name else None

    def plain(self, element: Element, context: _Context, names: Names) -> _Found:
        """Without rel and rev (step 5)."""
        attributes, found = element.attributes, _Found()
        about = self.about(element, names)
        page = self.outermost(element, context, names)
        typed = "typeof" in attributes
        if "property" in attributes and not attributes.keys() & {"content", "datatype"}:
            first = about if about is not None else page
            found.subject = context.object if first is None else first
            if typed:
                own = about if about is not None else self.resource(element, names)
                own = page if own is None else own
                found.typed = found.object = own if own is not None else self.fresh()
            return found
        subject = about if about is not None else self.resource(element, names)
        subject = page if subject is None else subject
        if subject is None and typed:
            subject = self.fresh()
        if subject is None:
            subject = context.object
            found.skip = "property" not in attributes
        found.subject = subject
        found.typed = subject if typed else None
        return found

    def related(self, element: Element, context: _Context, names: Names) -> _Found:
        """With rel or rev (step 6)."""
        about = self.about(element, names)
        about = self.outermost(element, context, names) if about is None else about
        found = _Found(context.object if about is None else about, self.resource(element, names))
        if "typeof" in element.attributes:
            if "about" in element.attributes:
                found.typed = found.subject
            else:
                found.object = found.object if found.object is not None else self.fresh()
                found.typed = found.object
        return found

    def relations(
        self,
        found: _Found,
        context: _Context,
        rel: list[str],
        rev: list[str],
        lists: dict[str, list[Value]],
        inlist: bool,
        place: Place,
    ) -> list[tuple[str, str]]:
        """The statements of rel and rev (step 9), or those that wait for a node further down (step 10)."""
        subject = found.subject
        if subject is None or not (rel or rev):
            return []
        if found.object is None:
            found.object = self.fresh()
            waiting = [(iri, "list" if inlist else "forward") for iri in rel] + [(iri, "reverse") for iri in rev]
            for iri, direction in waiting:
                if direction == "list":
                    lists.setdefault(iri, [])
            return waiting
        for iri in rel:
            value = _node(found.object, place)
            if inlist:
                lists.setdefault(iri, []).append(value)
            else:
                self.add(subject, iri, value)
        for iri in rev:
            self.add(found.object, iri, _node(subject, place))
        return []

    def complete(self, context: _Context, subject: str, place: Place) -> None:
        for iri, direction in context.incomplete:
            if direction == "forward":
                self.add(context.subject, iri, _node(subject, place))
            elif direction == "reverse":
                self.add(subject, iri, _node(context.subject, place))
            else:
                context.lists.setdefault(iri, []).append(_node(subject, place))

    def properties(
        self,
        element: Element,
        found: _Found,
        names: Names,
        language: str | None,
        lists: dict[str, list[Value]],
        related: bool,
    ) -> None:
        """The statements of property (step 11)."""
        value = self.value(element, found, names, language, related)
        for iri in self.terms(element, "property", names):
            if "inlist" in element.attributes:
                lists.setdefault(iri, []).append(value)
            elif found.subject is not None:
                self.add(found.subject, iri, value)

    def value(self, element: Element, found: _Found, names: Names, language: str | None, related: bool) -> Value:
        attributes = element.attributes
        place = self.lines.place(element.at)
        named = attributes.get("datatype", "").strip()
        datatype = names.term(named) if named else None
        content = attributes.get("content")
        moment = attributes.get("datetime")
        if datatype or "datatype" in attributes:
            text = content if content is not None else moment if moment is not None else element.text()
            return Value("literal", text, datatype, None if datatype else language, place)
        if content is not None:
            return Value("literal", content, None, language, place)
        if moment is not None or element.name == "time":
            text = element.text() if moment is None else moment
            kind = next((f"{XSD}{name}" for pattern, name in _TIMES if pattern.match(text.strip())), None)
            return Value("literal", text, kind, None if kind else language, place)
        if not related and (resource := self.resource(element, names)) is not None:
            return _node(resource, place)
        if found.typed is not None and "about" not in attributes:
            return _node(found.typed, place)
        return Value("literal", element.text(), None, language, place)

    def add(self, subject: str, iri: str, value: Value) -> None:
        node = self.document.node(subject, value.place)
        if iri == _TYPE and value.kind != "literal":
            node.types.append((value.text, value.place))
        else:
            node.add(iri, value)
            node.places.setdefault(iri, value.place)


def _node(id: str, place: Place) -> Value:
    return Value("blank" if id.startswith("_:") else "iri", id, None, None, place)
