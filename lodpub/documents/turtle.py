"""Turtle and TriG (RDF 1.1) as nodes; after an error the file is read on at the next statement."""

from __future__ import annotations

import re

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.documents.iris import KNOWN_PREFIXES, RDF, XSD, resolve
from lodpub.documents.lists import collapse
from lodpub.documents.places import Lines, Problems, shown
from lodpub.documents.turtle_tokens import Token, next_statement, tokens, unescape

__all__ = ["parse"]

_DEEPEST = 100
_TYPE = f"{RDF}type"
_LOCAL_ESCAPE = re.compile(r"\\(.)")
_NUMBERS = {"integer": f"{XSD}integer", "decimal": f"{XSD}decimal", "double": f"{XSD}double"}


def parse(text: str, source: str, *, trig: bool = False, base: str | None = None) -> Document:
    """The document that a Turtle text is, or a TriG text, whose graphs become one.

    An IRI with characters that it may not have stays as written; so does a relative one where there is no base.

    >>> document = parse('<http://example.org/a> a <http://schema.org/Book> ; <http://schema.org/name> "One" .', "one.ttl")
    >>> document.nodes["http://example.org/a"].properties["http://schema.org/name"][0].place
    Place(line=1, column=78)
    """
    document = Document(source)
    parser = _Parser(text, document, trig, base)
    parser.read()
    collapse(document)
    return document


class _Wrong(Exception):
    """A statement that does not parse: the token found, and what was expected."""

    def __init__(self, token: Token, expected: str) -> None:
        super().__init__(expected)
        self.token, self.expected = token, expected


class _Parser:
    def __init__(self, text: str, document: Document, trig: bool, base: str | None) -> None:
        self.text, self.document, self.trig, self.base = text, document, trig, base
        self.problems = Problems(document.source)
        document.problems = self.problems.findings
        self.place = Lines(text).place
        self.prefixes: dict[str, str] = {}
        self.told: set[str] = set()
        self.blanks = 0
        self.depth = 0
        self.inside_graph = self.ended_early = False
        self.start(0)

    def start(self, at: int) -> None:
        self.stream = tokens(self.text, at)
        self.token = next(self.stream)

    def advance(self) -> Token:
        """The token that was seen; the next one is seen from now on."""
        token = self.token
        self.token = next(self.stream, token)
        return token

    def read(self) -> None:
        while self.token.kind != "end" and not self.problems.full:
            try:
                self.statement()
            except _Wrong as wrong:
                self.depth = 0
                self.recover(wrong)
        if self.inside_graph and not self.ended_early:
            self.problems.syntax(self.place(self.token.at), "the end of the file", "the } of a graph")

    def recover(self, wrong: _Wrong) -> None:
        token = wrong.token
        place = self.place(token.at)
        self.problems.syntax(place, shown(token.text), wrong.expected)
        self.document.described_elsewhere = True
        self.ended_early = token.kind == "end"
        fresh = place.column == 1 and token.kind in ("iri", "name", "at", "blank") and "dot" in wrong.expected
        self.start(token.at if fresh else next_statement(self.text, token.at))

    def statement(self) -> None:
        token = self.token
        lower = token.text.lower()
        if self.inside_graph and lower in ("@prefix", "@base", "prefix", "base"):
            raise _Wrong(token, "a statement; a directive stands outside of graphs")
        if token.kind == "at" and token.text in ("@prefix", "@base"):
            self.directive(token.text[1:])
            self.dot()
        elif token.kind == "word" and lower in ("prefix", "base"):
            self.directive(lower)
        elif token.text == "}" and self.inside_graph:
            self.advance()
            self.inside_graph = False
        elif token.text == "{" and not self.inside_graph:
            self.graph(token)
        elif token.kind == "word" and lower == "graph":
            self.advance()
            self.term("the name of a graph")
            self.graph(self.token)
        else:
            self.triples()

    def directive(self, kind: str) -> None:
        self.advance()
        if kind == "prefix":
            name = self.expect("name", "a prefix such as ex:")
            if not name.text.endswith(":"):
                raise _Wrong(name, "a prefix that ends in a colon")
            self.prefixes[name.text[:-1]] = self.iri(self.expect("iri", "the IRI of the prefix"))
        else:
            self.base = self.iri(self.expect("iri", "the base IRI"))

    def graph(self, token: Token) -> None:
        if token.text != "{":
            raise _Wrong(token, "a graph in braces")
        if not self.trig and "{" not in self.told:
            self.told.add("{")
            self.problems.syntax(self.place(token.at), "a graph in braces", "Turtle, which has none; TriG has")
        self.advance()
        self.inside_graph = True

    def expect(self, kind: str, expected: str) -> Token:
        if self.token.kind != kind:
            raise _Wrong(self.token, expected)
        return self.advance()

    def dot(self) -> None:
        if self.token.text == "." and self.token.kind == "mark":
            self.advance()
        elif not (self.inside_graph and self.token.text == "}"):
            raise _Wrong(self.token, "a dot at the end of the statement, or ; or ,")

    def triples(self) -> None:
        token = self.token
        if token.text == "[" and token.kind == "mark":
            subject = self.blank_node()
            if (
                self.token.text == "{"
                and self.token.kind == "mark"
                and not self.document.nodes[subject.text].properties
            ):
                return self.graph(self.token)
            if self.token.text not in (".", "}"):
                self.predicates(self.document.node(subject.text, subject.place))
        elif token.text == "(" and token.kind == "mark":
            self.predicates(self.list_node(token))
        else:
            subject = self.term("a subject")
            if self.token.text == "{" and not self.inside_graph:
                return self.graph(self.token)
            self.predicates(self.document.node(subject.text, subject.place))
        self.dot()

    def term(self, expected: str) -> Value:
        """An IRI or a labelled blank node."""
        token = self.token
        if token.kind == "iri":
            return Value("iri", self.iri(self.advance()), None, None, self.place(token.at))
        if token.kind == "name":
            return Value("iri", self.name(self.advance()), None, None, self.place(token.at))
        if token.kind == "blank":
            return Value("blank", self.advance().text, None, None, self.place(token.at))
        if token.text == "[":
            return self.blank_node()
        raise _Wrong(token, f"{expected}: an IRI or a blank node")

    def predicates(self, node: Node) -> None:
        while True:
            token = self.token
            if token.kind == "word" and token.text == "a":
                self.advance()
                predicate = _TYPE
            elif token.kind in ("iri", "name"):
                predicate = self.term("a property").text
            else:
                raise _Wrong(token, "a property: an IRI or the word a")
            self.objects(node, predicate, self.place(token.at))
            if not (self.token.text == ";" and self.token.kind == "mark"):
                return
            while self.token.text == ";" and self.token.kind == "mark":
                self.advance()
            if self.token.kind == "mark" and self.token.text in ".]}":
                return

    def objects(self, node: Node, predicate: str, place: Place) -> None:
        while True:
            self.object(node, predicate)
            node.places.setdefault(predicate, place)
            if not (self.token.text == "," and self.token.kind == "mark"):
                return
            self.advance()

    def object(self, node: Node, predicate: str) -> None:
        token = self.token
        if token.kind in ("iri", "name", "blank"):
            value = self.term("a value")
            if predicate == _TYPE:
                node.types.append((value.text, value.place))
                return
        elif token.kind in ("string", "long"):
            value = self.literal(self.advance())
        elif token.kind in _NUMBERS:
            value = Value("literal", self.advance().text, _NUMBERS[token.kind], None, self.place(token.at))
        elif token.kind == "word" and token.text in ("true", "false"):
            value = Value("literal", self.advance().text, f"{XSD}boolean", None, self.place(token.at))
        elif token.kind == "mark" and token.text == "[":
            value = self.blank_node()
        elif token.kind == "mark" and token.text == "(":
            self.collection(node, predicate)
            return
        else:
            raise _Wrong(token, "a value: an IRI, a blank node or a literal")
        node.add(predicate, value)

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Wrong(token, f"at most {_DEEPEST} levels of brackets")

    def blank_node(self) -> Value:
        token = self.advance()
        self.deeper(token)
        place = self.place(token.at)
        node = self.document.node(self.fresh(), place)
        if self.token.text != "]":
            self.predicates(node)
        if self.token.text != "]":
            raise _Wrong(self.token, "a closing ]")
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
            node.add(predicate, Value("iri", f"{RDF}nil", None, None, self.place(token.at)))
        while not (self.token.text == ")" and self.token.kind == "mark"):
            if self.token.kind == "end":
                raise _Wrong(self.token, "a closing )")
            self.object(node, predicate)
        self.advance()
        self.depth -= 1

    def list_node(self, token: Token) -> Node:
        """A list as a subject stays a node, which has its members as rdf:first."""
        node = self.document.node(self.fresh(), self.place(token.at))
        self.collection(node, f"{RDF}first")
        return node

    def iri(self, token: Token) -> str:
        return resolve(self.base, unescape(token.text[1:-1], lambda bad: self.bad_escape(token, bad)))

    def bad_escape(self, token: Token, bad: str) -> None:
        at = token.at + max(token.text.find(bad), 0)
        self.problems.syntax(self.place(at), f"the escape {shown(bad)}", "one that Turtle has")

    def name(self, token: Token) -> str:
        prefix, _, local = token.text.partition(":")
        if "\\" in local:
            local = _LOCAL_ESCAPE.sub(r"\1", local)
        namespace = self.prefixes.get(prefix)
        if namespace is None:
            self.unknown_prefix(token, prefix)
            return KNOWN_PREFIXES.get(prefix, f"{prefix}:") + local
        return namespace + local

    def unknown_prefix(self, token: Token, prefix: str) -> None:
        if prefix in self.told:
            return
        self.told.add(prefix)
        self.problems.unknown_prefix(self.place(token.at), token.text, "@prefix {0}: <{1}> .")

    def literal(self, token: Token) -> Value:
        quotes = 3 if token.kind == "long" else 1
        text = unescape(token.text[quotes:-quotes], lambda bad: self.bad_escape(token, bad))
        place = self.place(token.at)
        if self.token.kind == "at":
            return Value("literal", text, None, self.advance().text[1:], place)
        if self.token.text != "^^":
            return Value("literal", text, None, None, place)
        self.advance()
        datatype = self.term("a datatype").text
        return Value("literal", text, None if datatype == f"{XSD}string" else datatype, None, place)
