"""JSON-LD contexts (JSON-LD 1.1 API, sections 4.1 and 4.2): what each key of a document means.

Terms are defined when a document uses them, so that a large context costs nothing; a context is never changed once made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lodpub.documents.iris import is_absolute, resolve
from lodpub.vocabulary import load

__all__ = ["EMPTY", "KEYWORDS", "Context", "Term"]

KEYWORDS = frozenset(
    [
        "@base",
        "@container",
        "@context",
        "@default",
        "@direction",
        "@graph",
        "@id",
        "@import",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@prefix",
        "@propagate",
        "@protected",
        "@reverse",
        "@set",
        "@type",
        "@value",
        "@version",
        "@vocab",
    ]
)
_LIKE_KEYWORD = re.compile(r"@[A-Za-z]+\Z")
_PREFIX_ENDS = (":", "/", "?", "#", "[", "]", "@", "_")
_MOST_CACHED = 20_000


class Term:
    """What a context says of one term; `id` is an IRI or a keyword, None where the term is taken out of use."""

    __slots__ = ("container", "context", "id", "index", "language", "prefix", "reverse", "scope", "type")

    def __init__(self, id: str | None) -> None:
        self.id = id
        self.type: str | None = None
        self.language: str | bool | None = False
        """A language, None for none, False where the context's own holds."""
        self.container: frozenset[str] = frozenset()
        self.context: Any = False
        self.scope: Context | None = None
        """The context in which the scoped `context` stands."""
        self.reverse = False
        self.prefix = False
        self.index: str | None = None


class Context:
    """An active context: what one ``@context`` adds to the one before."""

    def __init__(self, before: Context | None, local: Mapping[str, Any], *, incomplete: bool = False) -> None:
        self.before = before
        self.local = local
        self.incomplete: bool = incomplete or (before is not None and before.incomplete)
        """Whether a part of it could not be loaded, so that a term without a definition may have one."""
        self.base: str | None = before.base if before else None
        self.document_base: str | None = before.document_base if before else None
        self.vocab: str | None = before.vocab if before else None
        self.language: str | None = before.language if before else None
        self.scoped_out: Context | None = before.scoped_out if before else None
        """The context that holds again in nested nodes, for one that does not propagate."""
        self._terms: dict[str, Term | None] = {}
        self._iris: dict[str, str | None] = {}
        self._defining: set[str] = set()
        self._settings()

    def _settings(self) -> None:
        local = self.local
        if "@base" in local:
            base = local["@base"]
            self.base = resolve(self.base, base) if isinstance(base, str) else None
        if "@vocab" in local:
            vocab = local["@vocab"]
            if isinstance(vocab, str):
                self.vocab = self.expand(vocab) if vocab else (self.vocab or self.base or "")
                if self.vocab is not None and not is_absolute(self.vocab):
                    self.vocab = resolve(self.base, self.vocab)
            else:
                self.vocab = None
        if "@language" in local:
            language = local["@language"]
            self.language = language if isinstance(language, str) else None

    def with_base(self, base: str | None) -> Context:
        """The same with another base, as a page gives it."""
        if not base:
            return self
        made = Context(self, {"@base": base})
        made.document_base = base
        return made

    def term(self, name: str) -> Term | None:
        """The definition of a term; None where there is none."""
        try:
            return self._terms[name]
        except KeyError:
            pass
        above: Context | None = self
        while above is not None and name not in above._terms and not above._defines(name):
            above = above.before
        found = None
        if above is not None:
            found = above._terms[name] if name in above._terms else above._defined(name)
        if len(self._terms) > _MOST_CACHED:
            self._terms.clear()
        self._terms[name] = found
        return found

    def _defines(self, name: str) -> bool:
        """Whether this context itself says something of a name, not one before it."""
        if name == "@type":
            return isinstance(self.local.get(name), Mapping)
        return name in self.local and not (name in KEYWORDS or _LIKE_KEYWORD.match(name))

    def _defined(self, name: str) -> Term | None:
        return Term(name) if name == "@type" else self._define(name)

    def _define(self, name: str) -> Term | None:
        if name in self._defining:
            return None  # a cycle: defined by itself
        self._defining.add(name)
        try:
            value = self.local[name]
            return self._definition(name, {"@id": value} if isinstance(value, str) else value, isinstance(value, str))
        finally:
            self._defining.discard(name)

    def _definition(self, name: str, value: Any, simple: bool) -> Term | None:
        if not isinstance(value, Mapping) or (value.get("@id", "") is None and "@reverse" not in value):
            return Term(None)
        reverse, id = value.get("@reverse"), value.get("@id", name)
        if any(isinstance(iri, str) and iri not in KEYWORDS and _LIKE_KEYWORD.match(iri) for iri in (reverse, id)):
            return None  # reserved for later versions of JSON-LD, so the term is as if it were not there
        found = Term(self.expand(reverse) if isinstance(reverse, str) else self._id_of(name, id))
        found.reverse = isinstance(reverse, str)
        if found.id is None or (found.id[:1] != "@" and ":" not in found.id):
            return Term(None)
        kind, container, language = value.get("@type"), value.get("@container"), value.get("@language", False)
        found.type = self.expand(kind) if isinstance(kind, str) else None
        containers = container if isinstance(container, list) else [container]
        found.container = frozenset(name for name in containers if isinstance(name, str))
        if "@type" not in value and (language is None or isinstance(language, str)):
            found.language = language
        if "@context" in value:
            found.context, found.scope = value["@context"], self
        index = value.get("@index")
        found.index = index if isinstance(index, str) else None
        found.prefix = value.get("@prefix") is True or (simple and found.id.endswith(_PREFIX_ENDS))
        return found

    def _id_of(self, name: str, id: Any) -> str | None:
        if id != name:
            return self.expand(id) if isinstance(id, str) else None
        prefix, colon, local = name.partition(":")
        if colon and prefix:
            term = self.term(prefix) if not local.startswith("//") else None
            return term.id + local if term and term.id else name
        if "/" in name:
            return self.vocab + name if self.vocab else name
        return self.vocab + name if self.vocab is not None else None

    def expand(self, name: str) -> str | None:
        """A key, a type or a term of the vocabulary as an IRI or a keyword; None where it means nothing.

        >>> Context(None, {"ex": "http://example.org/", "title": "ex:title"}).expand("title")
        'http://example.org/title'
        """
        try:
            return self._iris[name]
        except KeyError:
            pass
        if self._defining:
            return self._expand(name)  # not kept: a term that is being defined hides itself
        if len(self._iris) > _MOST_CACHED:
            self._iris.clear()
        found = self._iris[name] = self._expand(name)
        return found

    def _expand(self, name: str) -> str | None:
        if name in KEYWORDS:
            return name
        if _LIKE_KEYWORD.match(name):
            return None
        term = self.term(name)
        if term is not None:
            return term.id
        found = self._compact(name)
        if found is not None:
            return found
        if self.vocab is None:
            return None if self.incomplete else name
        found = self.vocab + name
        return None if self.incomplete and load().term(found) is None else found

    def _compact(self, name: str) -> str | None:
        prefix, colon, local = name.partition(":")
        if not colon or not prefix:
            return None
        if prefix == "_" or local.startswith("//"):
            return name
        term = self.term(prefix)
        if term is not None and term.id is not None and term.prefix:
            return term.id + local
        return name if is_absolute(name) else None

    def resolve(self, id: str) -> str | None:
        """The value of an ``@id``: a compact IRI in full, a relative one against the base."""
        if id[:1] == "@" and (id in KEYWORDS or _LIKE_KEYWORD.match(id)):
            return None
        if ":" in id[1:] and (found := self._compact(id)) is not None:
            return found
        return resolve(self.base, id)


EMPTY = Context(None, {})
