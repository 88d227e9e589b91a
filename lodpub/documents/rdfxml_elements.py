"""The grammar of RDF/XML (section 7 of its specification), one frame for each open element."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.documents.iris import RDF, resolve
from lodpub.documents.places import shown
from lodpub.documents.rdfxml_literals import Markup
from lodpub.documents.rdfxml_names import KEPT, NO_NODE, NO_PROPERTY, XML, Names, expanded, shown_name
from lodpub.documents.records import Records

__all__ = ["Reader"]


class _Frame:
    """An open element: a node, a property, or the root around nodes."""

    __slots__ = (
        "base",
        "children",
        "datatype",
        "iri",
        "kind",
        "language",
        "li",
        "node",
        "place",
        "reified",
        "text",
        "value",
    )

    def __init__(self, kind: str, before: _Frame | None, place: Place) -> None:
        self.kind = kind
        self.place = place
        self.base: str | None = before.base if before else None
        self.language: str | None = before.language if before else None
        self.node: Node | None = None
        self.iri = ""
        self.text: list[str] = []
        self.value: Value | None = None
        self.datatype: str | None = None
        self.reified: str | None = None
        self.children: list[Value] = []
        self.li = 0


class Reader:
    """Makes nodes from the elements of a file."""

    def __init__(self, records: Records, base: str | None = None) -> None:
        self.records, self.problems = records, records.problems
        self.frames = [_Frame("root", None, Place())]
        self.frames[0].base = base
        self.names = Names(self.problems)
        self.markup: Markup | None = None

    @property
    def document(self) -> Document:
        """The document that nodes are added to."""
        return self.records.document

    def start(self, raw: str, raw_attributes: dict[str, str], place: Place) -> None:
        """An element begins; names are namespace, local name and prefix, with a space between."""
        if self.markup is not None:
            self.markup.start(raw, raw_attributes)
            return
        name = expanded(raw)
        above = self.frames[-1]
        frame = _Frame("", above, place)
        attributes = dict(self._attributes(raw_attributes, frame))
        self.frames.append(frame)
        if above is self.frames[0] and name == f"{RDF}RDF":
            frame.kind = "root"
        elif above.kind == "skipped":
            frame.kind = "skipped"
        elif above.kind == "node":
            if self.records.full and self.frames[-3].kind == "root":
                self._cut(above)
            self._property(name, attributes, frame, above)
        elif above.kind == "property" and above.value is not None:
            self._wrong(place, f"a second element, {shown_name(name)}, in a property", "one node in each property")
            frame.kind = "skipped"
        else:
            self._node(name, attributes, frame, above)

    def end(self, raw: str) -> None:
        """The element ends: a property's value is known now."""
        if self.markup is not None:
            if not self.markup.end(raw):
                return
            self.frames[-1].value = Value(
                "literal", self.markup.text(), f"{RDF}XMLLiteral", None, self.frames[-1].place
            )
            self.markup = None
        frame = self.frames.pop()
        if frame.kind in ("property", "collection"):
            self._finish(frame, self.frames[-1])

    def characters(self, text: str) -> None:
        """Text in an element."""
        if self.markup is not None:
            self.markup.characters(text)
            return
        frame = self.frames[-1]
        if frame.kind == "property":
            frame.text.append(text)
        elif frame.kind not in ("skipped",) and text.strip():
            self._wrong(frame.place, f"the text {shown(text)} between elements", "elements alone")

    def _wrong(self, place: Place, found: str, expected: str) -> None:
        self.problems.syntax(place, found, expected)

    def _attributes(self, raw: dict[str, str], frame: _Frame) -> Iterator[tuple[str, str]]:
        """The attributes but those of XML itself, which the frame takes."""
        for key, value in raw.items():
            name = expanded(key)
            if name == f"{XML}lang":
                frame.language = value or None
            elif name == f"{XML}base":
                frame.base = resolve(frame.base, value).partition("#")[0]
            elif " " in key or key[:3].lower() == "xml":
                if " " in key and not name.startswith(XML):
                    yield name, value
            else:
                known = RDF + name in KEPT
                expected = f"rdf:{name}" if known else "a property with a namespace"
                self._wrong(frame.place, f"the attribute {shown(name)} without a namespace", expected)
                if known:
                    yield RDF + name, value

    def _cut(self, frame: _Frame) -> None:
        """More is said of a node than a record holds: another one begins."""
        if frame.node is not None:
            self.records.finish()
            self.records.begin(frame.node.id)
            frame.node = self.document.node(frame.node.id, frame.place)

    def _node(self, name: str, attributes: dict[str, str], frame: _Frame, above: _Frame) -> None:
        if name in NO_NODE or ":" not in name:
            self._wrong(
                frame.place, f"the element {shown_name(name)}", "a node: rdf:Description or a class with a namespace"
            )
        frame.kind = "node"
        subject = self._subject(attributes, frame)
        if above.kind == "root":
            self.records.begin(subject)
        node = frame.node = self.document.node(subject, frame.place)
        if name != f"{RDF}Description":
            node.types.append((name, frame.place))
        self._property_attributes(node, attributes, frame)
        value = Value("blank" if node.id.startswith("_:") else "iri", node.id, None, None, frame.place)
        if above.kind == "collection":
            above.children.append(value)
        elif above.kind == "property":
            above.value = value

    def _subject(self, attributes: dict[str, str], frame: _Frame) -> str:
        self._one_of(attributes, frame, ("about", "ID", "nodeID"))
        if f"{RDF}about" in attributes:
            return resolve(frame.base, attributes[f"{RDF}about"])
        if f"{RDF}ID" in attributes:
            return self.names.new_id(attributes[f"{RDF}ID"], frame.base, frame.place)
        if f"{RDF}nodeID" in attributes:
            return self.names.label(attributes[f"{RDF}nodeID"], frame.place)
        return self.names.fresh()

    def _one_of(self, attributes: dict[str, str], frame: _Frame, names: tuple[str, ...]) -> None:
        found = [f"rdf:{name}" for name in names if RDF + name in attributes]
        if len(found) > 1:
            self._wrong(frame.place, " and ".join(found), "one of them")

    def _property_attributes(self, node: Node, attributes: dict[str, str], frame: _Frame) -> bool:
        """Adds those attributes that are properties; whether there are any."""
        found = False
        for name, value in attributes.items():
            if name in KEPT:
                continue
            if name in NO_PROPERTY or name == f"{RDF}li":
                self._wrong(
                    frame.place, f"the attribute {shown_name(name)}", "rdf:about, rdf:ID, rdf:nodeID or a property"
                )
                continue
            found = True
            if name == f"{RDF}type":
                node.types.append((resolve(frame.base, value), frame.place))
            else:
                node.add(name, Value("literal", value, None, frame.language, frame.place))
                self.records.size += 1
                node.places.setdefault(name, frame.place)
        return found

    def _property(self, name: str, attributes: dict[str, str], frame: _Frame, above: _Frame) -> None:
        frame.kind = "property"
        if name == f"{RDF}li":
            above.li += 1
            name = f"{RDF}_{above.li}"
        elif name in NO_PROPERTY or ":" not in name:
            self._wrong(frame.place, f"the element {shown_name(name)}", "a property with a namespace")
        frame.iri = name
        if f"{RDF}ID" in attributes:
            frame.reified = self.names.new_id(attributes.pop(f"{RDF}ID"), frame.base, frame.place)
        self._one_of(attributes, frame, ("resource", "nodeID", "parseType", "datatype"))
        kind = attributes.get(f"{RDF}parseType")
        if kind == "Resource":
            self._add(above, frame, self._inner(frame))
            frame.kind = "node"
        elif kind == "Collection":
            frame.kind = "collection"
        elif kind is not None:
            self.markup = Markup()
        elif f"{RDF}datatype" in attributes:
            frame.datatype = resolve(frame.base, attributes[f"{RDF}datatype"])
        elif f"{RDF}resource" in attributes:
            iri = resolve(frame.base, attributes[f"{RDF}resource"])
            frame.value = Value("iri", iri, None, None, frame.place)
            self._described(iri, attributes, frame)
        elif f"{RDF}nodeID" in attributes:
            frame.value = Value(
                "blank", self.names.label(attributes[f"{RDF}nodeID"], frame.place), None, None, frame.place
            )
            self._described(frame.value.text, attributes, frame)
        elif attributes:
            frame.value = self._inner(frame)
            self._described(frame.value.text, attributes, frame)

    def _described(self, id: str, attributes: dict[str, str], frame: _Frame) -> None:
        """The property attributes of a property element are those of its value."""
        if attributes.keys() - KEPT:
            self._property_attributes(self.document.node(id, frame.place), attributes, frame)

    def _inner(self, frame: _Frame) -> Value:
        frame.node = self.document.node(self.names.fresh(), frame.place)
        return Value("blank", frame.node.id, None, None, frame.place)

    def _finish(self, frame: _Frame, above: _Frame) -> None:
        if frame.kind == "collection":
            self._add_list(frame, above)
            return
        text = "".join(frame.text)
        if frame.value is None:
            language = frame.language if frame.datatype is None else None
            plain = frame.datatype == "http://www.w3.org/2001/XMLSchema#string"
            frame.value = Value("literal", text, None if plain else frame.datatype, language, frame.place)
        elif text.strip():
            self._wrong(frame.place, f"the text {shown(text)} beside a node", "either text or one node in a property")
        self._add(above, frame, frame.value)

    def _add_list(self, frame: _Frame, above: _Frame) -> None:
        if above.node is None:
            return
        if not frame.children:
            self._add(above, frame, Value("iri", f"{RDF}nil", None, None, frame.place))
        for value in frame.children:
            above.node.add(frame.iri, value)
            self.records.count(value)
            above.node.places.setdefault(frame.iri, frame.place)

    def _add(self, above: _Frame, frame: _Frame, value: Value) -> None:
        node = above.node
        if node is None:
            return
        if frame.iri == f"{RDF}type" and value.kind != "literal":
            node.types.append((value.text, value.place))
        else:
            node.add(frame.iri, value)
        node.places.setdefault(frame.iri, frame.place)
        self.records.count(value)
        if frame.reified:
            statement = self.document.node(frame.reified, frame.place)
            statement.types.append((f"{RDF}Statement", frame.place))
            kind = "blank" if node.id.startswith("_:") else "iri"
            statement.add(f"{RDF}subject", Value(kind, node.id, None, None, frame.place))
            statement.add(f"{RDF}predicate", Value("iri", frame.iri, None, None, frame.place))
            statement.add(f"{RDF}object", value)
