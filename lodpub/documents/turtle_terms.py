"""The terms of Turtle and TriG: IRIs, names with prefixes, blank nodes and literals, as a parser meets them."""

from __future__ import annotations

import re

from lodpub.documents.document import Place, Value
from lodpub.documents.iris import KNOWN_PREFIXES, XSD, resolve
from lodpub.documents.places import Problems, shown
from lodpub.documents.turtle_escapes import unescape
from lodpub.documents.turtle_tokens import Token, tokens
from lodpub.documents.window import Window

__all__ = ["Terms", "Wrong"]

_LOCAL_ESCAPE = re.compile(r"\\(.)")
_MOST_PREFIXES = 100_000


class Wrong(Exception):
    """A statement that does not parse: the token found, and what was expected."""

    def __init__(self, token: Token, expected: str) -> None:
        super().__init__(expected)
        self.token, self.expected = token, expected


class Terms:
    """Stands at a token of a text, and makes values of tokens by the prefixes and the base that hold."""

    def __init__(self, window: Window, problems: Problems, base: str | None) -> None:
        self.window, self.problems, self.base = window, problems, base
        self.prefixes: dict[str, str] = {}
        self.told: set[str] = set()
        self.start(0)

    def start(self, at: int) -> None:
        """Goes on at an offset."""
        self.stream = tokens(self.window, at)
        self.token = next(self.stream)

    def advance(self) -> Token:
        """The token that was seen; the next one is seen from now on."""
        token = self.token
        self.token = next(self.stream, token)
        return token

    def expect(self, kind: str, expected: str) -> Token:
        """The token seen, which has to be of this kind."""
        if self.token.kind != kind:
            raise Wrong(self.token, expected)
        return self.advance()

    def sees(self, mark: str) -> bool:
        """Whether the token seen is a certain mark."""
        return self.token.text == mark and self.token.kind == "mark"

    def place(self, token: Token) -> Place:
        """Where a token stands."""
        return self.window.place(token.at)

    def declare(self, prefix: str, namespace: str) -> None:
        """Makes a prefix known from here on."""
        if len(self.prefixes) >= _MOST_PREFIXES and prefix not in self.prefixes:
            raise Wrong(self.token, f"at most {_MOST_PREFIXES:,} prefixes")
        self.prefixes[prefix] = namespace

    def named(self, expected: str) -> Value:
        """An IRI or a labelled blank node."""
        token = self.token
        place = self.window.place(token.at)
        if token.kind == "iri":
            return Value("iri", self.iri(self.advance()), None, None, place)
        if token.kind == "name":
            return Value("iri", self._name(self.advance()), None, None, place)
        if token.kind == "blank":
            return Value("blank", self.advance().text, None, None, place)
        raise Wrong(token, f"{expected}: an IRI or a blank node")

    def iri(self, token: Token) -> str:
        """An IRI in angle brackets, against the base."""
        return resolve(self.base, unescape(token.text[1:-1], lambda bad: self._bad_escape(token, bad)))

    def _bad_escape(self, token: Token, bad: str) -> None:
        at = token.at + max(token.text.find(bad), 0)
        self.problems.syntax(self.window.place(at), f"the escape {shown(bad)}", "one that Turtle has")

    def _name(self, token: Token) -> str:
        prefix, _, local = token.text.partition(":")
        if "\\" in local:
            local = _LOCAL_ESCAPE.sub(r"\1", local)
        namespace = self.prefixes.get(prefix)
        if namespace is None:
            self._unknown_prefix(token, prefix)
            return KNOWN_PREFIXES.get(prefix, f"{prefix}:") + local
        return namespace + local

    def _unknown_prefix(self, token: Token, prefix: str) -> None:
        if prefix in self.told:
            return
        if len(self.told) < _MOST_PREFIXES:
            self.told.add(prefix)
        self.problems.unknown_prefix(self.place(token), token.text, "@prefix {0}: <{1}> .")

    def literal(self) -> Value:
        """A string with its language or its datatype."""
        token = self.advance()
        quotes = 3 if token.kind == "long" else 1
        text = unescape(token.text[quotes:-quotes], lambda bad: self._bad_escape(token, bad))
        place = self.place(token)
        if self.token.kind == "at":
            return Value("literal", text, None, self.advance().text[1:], place)
        if self.token.text != "^^":
            return Value("literal", text, None, None, place)
        self.advance()
        if self.token.kind == "blank":
            raise Wrong(self.token, "a datatype: an IRI")
        datatype = self.named("a datatype").text
        return Value("literal", text, None if datatype == f"{XSD}string" else datatype, None, place)
