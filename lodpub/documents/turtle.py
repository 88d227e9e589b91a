"""Turtle and TriG (RDF 1.1) as nodes; after an error the file is read on at the next statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lodpub.documents.document import Document, Node, Parsed, Place, Value
from lodpub.documents.iris import RDF, XSD
from lodpub.documents.places import Problems, shown
from lodpub.documents.records import MOST_WITHIN, Records
from lodpub.documents.text import pieces
from lodpub.documents.turtle_terms import Terms, Wrong
from lodpub.documents.turtle_tokens import Token, next_statement
from lodpub.documents.window import Window

__all__ = ["parse", "records"]

_DEEPEST = 100
_TYPE = f"{RDF}type"
_NUMBERS = {"integer": f"{XSD}integer", "decimal": f"{XSD}decimal", "double": f"{XSD}double"}


def parse(text: str, source: str, *, trig: bool = False, base: str | None = None) -> Document:
    """The document that a Turtle text is, or a TriG text, whose graphs become one.

    An IRI with characters that it may not have stays as written; so does a relative one where there is no base.

    >>> document = parse('<http://example.org/a> a <http://schema.org/Book> ; <http://schema.org/name> "One" .', "one.ttl")
    >>> document.nodes["http://example.org/a"].properties["http://schema.org/name"][0].place
    Place(line=1, column=78)
    """
    parser = _Parser(Window.whole(text), Records(Problems(source)), trig, base)
    while parser.step():
        pass
    return parser.records.finish()


def records(chunks: Iterable[bytes], source: str, *, trig: bool = False) -> Iterator[Parsed]:
    """The records of a Turtle or TriG file of any length, in flat memory; see `Records`.

    A statement of any length is cut, too, but a single value is not: one of more than `LONGEST_LINE` characters is wrong.

    >>> turtle = [b"@prefix a: <http://a.org/> . a:1 a:p a:2 . a:2 a:p 1 . ", b"a:3 a:p 1 ."]
    >>> [list(record.document().nodes) for record in records(turtle, "a.ttl")]
    [['http://a.org/1', 'http://a.org/2'], ['http://a.org/3']]
    """
    problems = Problems(source)
    parser = _Parser(Window(pieces(chunks, problems)), Records(problems, streamed=True), trig, None)
    while parser.step():
        yield from parser.records.finished()
    parser.records.finish()
    yield from parser.records.finished()


class _Parser(Terms):
    """Takes a statement with each step; of one that is too long for a record, a part."""

    def __init__(self, window: Window, records: Records, trig: bool, base: str | None) -> None:
        super().__init__(window, records.problems, base)
        self.records, self.trig = records, trig
        self.blanks = 0
        self.depth = 0
        self.inside_graph = self.ended_early = False
        self.graph_name: str | None = None
        self.rest: tuple[str, tuple[str, Place] | None] | None = None
        """The subject of a statement that is not at its end yet, and the property where more of its values follow."""

    def step(self) -> bool:
        """Whether there was more to read."""
        self.window.mark = self.token.at
        if self.token.kind == "end" or self.records.hopeless(self.place(self.token), "statements"):
            if self.inside_graph and not self.ended_early:
                self.problems.syntax(self.place(self.token), "the end of the file", "the } of a graph")
            return False
        try:
            if self.rest is None:
                self.statement()
            else:
                self.go_on(*self.rest)
        except Wrong as wrong:
            self.depth, self.rest = 0, None
            self.recover(wrong)
        return True

    def recover(self, wrong: Wrong) -> None:
        token = wrong.token
        place = self.place(token)
        self.problems.syntax(place, shown(token.text), wrong.expected)
        self.problems.lost = True
        self.ended_early = token.kind == "end"
        fresh = place.column == 1 and token.kind in ("iri", "name", "at", "blank") and "dot" in wrong.expected
        self.start(token.at if fresh else next_statement(self.window, token.at))

    def statement(self) -> None:
        token = self.token
        lower = token.text.lower()
        if self.inside_graph and lower in ("@prefix", "@base", "prefix", "base"):
            raise Wrong(token, "a statement; a directive stands outside of graphs")
        if token.kind == "at" and token.text in ("@prefix", "@base"):
            self.directive(token.text[1:])
            self.dot()
        elif token.kind == "word" and lower in ("prefix", "base"):
            self.directive(lower)
        elif token.text == "}" and self.inside_graph:
            self.advance()
            self.inside_graph, self.graph_name = False, None
        elif token.text == "{" and not self.inside_graph:
            self.graph(None)
        elif token.kind == "word" and lower == "graph":
            self.advance()
            name = self.blank_node() if self.sees("[") else self.named("the name of a graph")
            self.graph(name.text)
        else:
            self.triples()

    def directive(self, kind: str) -> None:
        self.advance()
        if kind == "prefix":
            name = self.expect("name", "a prefix such as ex:")
            if not name.text.endswith(":"):
                raise Wrong(name, "a prefix that ends in a colon")
            self.declare(name.text[:-1], self.iri(self.expect("iri", "the IRI of the prefix")))
        else:
            self.base = self.iri(self.expect("iri", "the base IRI"))

    def graph(self, name: str | None) -> None:
        token = self.token
        if token.text != "{":
            raise Wrong(token, "a graph in braces")
        if not self.trig and "{" not in self.told:
            self.told.add("{")
            self.problems.syntax(self.place(token), "a graph in braces", "Turtle, which has none; TriG has")
        self.advance()
        self.inside_graph, self.graph_name = True, name

    def dot(self) -> None:
        if self.sees("."):
            self.advance()
        elif not (self.inside_graph and self.token.text == "}"):
            raise Wrong(self.token, "a dot at the end of the statement, or ; or ,")

    def triples(self) -> None:
        if self.sees("[") or self.sees("("):
            self.records.begin("", self.graph_name)  # nothing points at it
            if self.sees("("):
                return self.said_of(self.list_node())
            subject = self.blank_node()
            if self.sees("{") and not self.records.document.nodes[subject.text].properties:
                return self.graph(subject.text)
            if self.token.text in (".", "}"):
                return self.dot()
        else:
            subject = self.named("a subject")
            if self.token.text == "{" and not self.inside_graph:
                return self.graph(subject.text)
            self.records.begin(subject.text, self.graph_name)
        self.said_of(self.records.document.node(subject.text, subject.place))

    def said_of(self, node: Node, begun: tuple[str, Place] | None = None) -> None:
        """The statement behind its subject."""
        self.predicates(node, begun)
        if self.rest is None:
            self.dot()

    def go_on(self, subject: str, begun: tuple[str, Place] | None) -> None:
        """More of a statement, in a new record."""
        self.rest = None
        self.records.finish()
        self.records.begin(subject, self.graph_name)
        self.said_of(self.records.document.node(subject, self.place(self.token)), begun)

    def is_cut(self) -> bool:
        """Whether the statement goes on with the next step: it is long, and its brackets are closed."""
        if self.depth:
            return False
        self.window.mark = self.token.at
        return self.records.full

    def predicates(self, node: Node, begun: tuple[str, Place] | None = None) -> None:
        while True:
            predicate, place = begun or self.predicate()
            begun = None
            self.objects(node, predicate, place)
            if self.rest is not None or not self.sees(";"):
                return
            while self.sees(";"):
                self.advance()
            if self.token.kind == "mark" and self.token.text in ".]}":
                return
            if self.is_cut():
                self.rest = (node.id, None)
                return

    def predicate(self) -> tuple[str, Place]:
        token = self.token
        place = self.place(token)
        if token.kind == "word" and token.text == "a":
            self.advance()
            return _TYPE, place
        if token.kind not in ("iri", "name"):
            raise Wrong(token, "a property: an IRI or the word a")
        return self.named("a property").text, place

    def objects(self, node: Node, predicate: str, place: Place) -> None:
        while True:
            self.object(node, predicate)
            node.places.setdefault(predicate, place)
            if not self.sees(","):
                return
            self.advance()
            if self.is_cut():
                self.rest = (node.id, (predicate, place))
                return

    def object(self, node: Node, predicate: str) -> None:
        token = self.token
        if token.kind in ("iri", "name", "blank"):
            value = self.named("a value")
            if predicate == _TYPE:
                node.types.append((value.text, value.place))
                self.records.count(value)
                return
        elif token.kind in ("string", "long"):
            value = self.literal()
        elif token.kind in _NUMBERS:
            value = Value("literal", self.advance().text, _NUMBERS[token.kind], None, self.place(token))
        elif token.kind == "word" and token.text in ("true", "false"):
            value = Value("literal", self.advance().text, f"{XSD}boolean", None, self.place(token))
        elif self.sees("["):
            value = self.blank_node()
        elif self.sees("("):
            self.collection(node, predicate)
            return
        else:
            raise Wrong(token, "a value: an IRI, a blank node or a literal")
        node.add(predicate, value)
        self.records.count(value)
        if self.records.overfull:
            raise Wrong(token, f"at most {MOST_WITHIN:,} values within brackets")

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise Wrong(token, f"at most {_DEEPEST} levels of brackets")

    def blank_node(self) -> Value:
        token = self.advance()
        self.deeper(token)
        place = self.place(token)
        node = self.records.document.node(self.fresh(), place)
        if self.token.text != "]":
            self.predicates(node)
        if self.token.text != "]":
            raise Wrong(self.token, "a closing ]")
        self.advance()
        self.depth -= 1
        return Value("blank", node.id, None, None, place)

    def fresh(self) -> str:
        self.blanks += 1
        return f"_:anon{self.blanks - 1}"

    def collection(self, node: Node, predicate: str) -> None:
        """The members of a list become the values of the property."""
        token = self.advance()
        self.deeper(token)
        if self.token.text == ")":
            node.add(predicate, Value("iri", f"{RDF}nil", None, None, self.place(token)))
        while not self.sees(")"):
            if self.token.kind == "end":
                raise Wrong(self.token, "a closing )")
            self.object(node, predicate)
        self.advance()
        self.depth -= 1

    def list_node(self) -> Node:
        """A list as a subject stays a node, which has its members as rdf:first."""
        node = self.records.document.node(self.fresh(), self.place(self.token))
        self.collection(node, f"{RDF}first")
        return node
