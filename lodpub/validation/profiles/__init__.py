"""Profiles: what each consumer of metadata asks for.

A profile is a file of SHACL shapes in ``vocab/profiles/``, which a librarian can edit, and, where only the page shows
it, a module here of the same name with rules in Python. ``vocab/profiles/README.md`` says how such a file is written.
"""

from __future__ import annotations

import difflib
import importlib
import importlib.util
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from lodpub.documents.document import Document
from lodpub.errors import UsageError
from lodpub.validation.profiles.main_entity import main_entities
from lodpub.validation.profiles.page import Ask, filled, whole, with_tags
from lodpub.validation.report import Finding
from lodpub.validation.shacl import Shapes
from lodpub.validation.shacl.source import Source
from lodpub.validation.shacl.terms import Term
from lodpub.values.tables import VOCAB
from lodpub.vocabulary import canonical

__all__ = ["NAMES", "Profile", "load"]

_FOLDER = Path(VOCAB) / "profiles"
NAMES: tuple[str, ...] = tuple(sorted(path.stem for path in _FOLDER.glob("*.ttl")))
"""The profiles there are: one for each file."""

_DCTERMS = "http://purl.org/dc/terms/"
_LODPUB = "urn:lodpub:profile:"
_PROFILE = "http://www.w3.org/ns/dx/prof/Profile"


class Profile:
    """What one consumer asks for; `load` makes one.

    >>> profile = load("google-dataset")
    >>> profile.consumer
    'Google Dataset Search'
    >>> print(*profile.check([Document("a.jsonld")]))
    a.jsonld: info[google-dataset] nothing here is what Google Dataset Search looks for, so nothing was checked
    """

    def __init__(self, name: str, source: Source) -> None:
        self.name = name
        about = next((node for node in source.data.subjects() if source.data.is_a(node, _PROFILE)), Term("iri", ""))
        self.title = self._said(source, about, "title", name)
        self.consumer = self._said(source, about, "audience", name)
        self.sources = tuple(value.text for value in source.data.values(about, f"{_DCTERMS}source"))
        """Where the consumer states it: a name, an address and a version or date."""
        self._whole_page = bool(source.data.values(about, f"{_LODPUB}reads"))
        self._shapes = Shapes(source, name)
        module = f"{__name__}.{name.replace('-', '_')}"
        self._module = importlib.import_module(module) if importlib.util.find_spec(module) else None

    @staticmethod
    def _said(source: Source, about: Term, property: str, default: str) -> str:
        return next((value.text for value in source.data.values(about, _DCTERMS + property)), default)

    def check(self, documents: Sequence[Document]) -> Iterator[Finding]:
        """What the consumer will miss in the documents of one source: the parts of a page, or one RDF document.

        Where nothing is what the consumer looks for, one finding of the severity info says so.
        """
        found = self.look(documents)
        if found is not None:
            yield from found
        elif documents:
            yield self.unmet(documents[0].source)

    def look(self, documents: Sequence[Document]) -> list[Finding] | None:
        """What the consumer will miss in documents that belong together; None where nothing is what it looks for.

        Only the main entities are looked at, not what they cite or are part of.
        """
        documents = with_tags(filled(documents))
        applies = False
        found: list[Finding] = []
        for document in whole(documents, self._main_names) if self._whole_page else documents:
            data = self._shapes.statements(document)
            if among := main_entities(data, self._shapes.focus_nodes(data)):
                applies = True
                found += (self._shapes.finding(document, result) for result in self._shapes.results(data, among))
        if applies and self._module:
            found += self._module.check(documents)
        return found if applies else None

    def unmet(self, source: str) -> Finding:
        """What is said once of a source in which nothing is what the consumer looks for."""
        message = f"nothing here is what {self.consumer} looks for, so nothing was checked"
        return Finding(rule=self.name, severity="info", message=message, source=source)

    def asks(self) -> Iterator[Ask]:
        """All that the profile asks for, under the names of its findings.

        >>> [ask.name for ask in load("google-dataset").asks()][:2]
        ['google-dataset/name', 'google-dataset/description']
        """
        shapes = (
            Ask(f"{self.name}/{s.name}", s.severity, s.message or "", s.example, s.source) for s in self._shapes.named()
        )
        asks = [*shapes, *(self._module.ASKS if self._module else ())]
        yield from {ask.name: ask for ask in asks}.values()  # a shape and the module may speak of one thing

    def _main_names(self, document: Document) -> list[str]:
        data = self._shapes.statements(document)
        among = main_entities(data, self._shapes.focus_nodes(data))
        return [name for name in document.nodes if canonical(name) in {term.text for term in among}]


@cache
def load(name: str) -> Profile:
    """The profile of a name. Raises `UsageError` for an unknown name, with the names that come near.

    >>> load("google-datset")
    Traceback (most recent call last):
    lodpub.errors.UsageError: no profile google-datset; did you mean google-dataset or google-article?
    """
    if name not in NAMES:
        near = difflib.get_close_matches(name, NAMES, 3)
        hint = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(NAMES)}"
        raise UsageError(f"no profile {name}; {hint}")
    path = _FOLDER / f"{name}.ttl"
    return Profile(name, Source((path.name, path.read_bytes())))
