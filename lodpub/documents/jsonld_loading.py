"""Which context a document's ``@context`` names: a bundled one, an inline one, or one that is not loaded."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from lodpub import contexts
from lodpub.documents.document import Place
from lodpub.documents.jsonld_checks import check
from lodpub.documents.jsonld_context import EMPTY, Context
from lodpub.documents.places import Problems

__all__ = ["Loader"]

_MOST_KEPT = 256
_LARGEST_REMOTE = 4 << 20
_SCHEMA = "https://schema.org"
_MOST_LISTED = 128
_NOWHERE = Place()


class Loader:
    """Makes active contexts; the same ``@context`` under the same context is made once, for a million records too."""

    def __init__(self, *, allow_network: bool = False) -> None:
        self.allow_network = allow_network
        self._made: OrderedDict[tuple[int, str], tuple[Context, Context]] = OrderedDict()

    def apply(self, before: Context, local: Any, problems: Problems, place: Place = _NOWHERE) -> Context:
        """The context before with a ``@context`` added: an address, an object, None, or a list of these."""
        key = (id(before), local if isinstance(local, str) else json.dumps(local))
        kept = self._made.get(key)
        if kept is not None:
            return kept[1]
        told = len(problems.findings)
        made = self._apply(before, local, problems, place, depth=0)
        if len(problems.findings) == told:  # what was reported is reported again for the next record
            self._keep(key, before, made)
        return made

    def _keep(self, key: tuple[int, str], before: Context, made: Context) -> None:
        self._made[key] = (before, made)  # holding the one before keeps its id its own
        if len(self._made) > _MOST_KEPT:
            self._made.popitem(last=False)

    def apply_scoped(self, before: Context, local: Any, problems: Problems) -> Context:
        """The same for the context of a type, which does not hold in nested nodes unless it says so."""
        made = self.apply(before, local, problems)
        if isinstance(local, Mapping) and "@propagate" in local:
            return made
        return self._within(made, before)

    def _within(self, made: Context, before: Context) -> Context:
        """A context that ends with the node that it is made for."""
        key = (id(made), f"within {id(before)}")
        kept = self._made.get(key)
        if kept is not None:
            return kept[1]
        scoped = Context(made, {})
        scoped.scoped_out = made.scoped_out or before
        self._keep(key, before, scoped)
        return scoped

    def _apply(self, before: Context, local: Any, problems: Problems, place: Place, depth: int) -> Context:
        if depth > 8:
            problems.syntax(place, "contexts that import one another", "a context without a cycle")
            return before
        if local is None:
            return EMPTY.with_base(before.document_base)
        if isinstance(local, str):
            return self._named(before, local, problems, place, depth)
        if isinstance(local, list):
            made = before
            if len(local) > _MOST_LISTED:
                problems.syntax(
                    place, f"{len(local):,} contexts in a row", f"at most {_MOST_LISTED}; the rest is not read"
                )
            for number, part in enumerate(local[:_MOST_LISTED]):
                places = getattr(local, "places", None)
                made = self._apply(made, part, problems, places[number] if places else place, depth + 1)
            return made
        if isinstance(local, Mapping):
            imported = local.get("@import")
            if isinstance(imported, str):
                before = self._named(before, imported, problems, place, depth + 1)
            check(local, problems, place)
            made = Context(before, local)
            return self._within(made, before) if local.get("@propagate") is False else made
        problems.syntax(place, f"{json.dumps(local)} as @context", "an address or an object")
        return before

    def _named(self, before: Context, address: str, problems: Problems, place: Place, depth: int) -> Context:
        if not address:
            problems.syntax(place, "an empty @context", f'"{_SCHEMA}", or another address')
            return before
        found: Any = contexts.context(address)
        if found is None and _of_schema_org(address):
            problems.add(
                "remote-context",
                place,
                f"{address} is no address of schema.org's context; read as {_SCHEMA}",
                "warning",
                value=address,
                suggestion=_SCHEMA,
            )
            found = contexts.context(_SCHEMA)
        if found is None and self.allow_network:
            found = _fetched(address, problems, place)
        elif found is None:
            problems.add(
                "remote-context",
                place,
                f"the context {address} is not loaded, so terms that only it defines are not looked at",
                "warning",
                value=address,
            )
        if found is None:
            return Context(before, {}, incomplete=True)
        if isinstance(found, Mapping):
            return Context(before, found)
        return self._apply(before, found, problems, place, depth + 1)


def _of_schema_org(address: str) -> bool:
    address = address.strip()
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return False
    return host == "schema.org" or host.endswith(".schema.org")


def _fetched(address: str, problems: Problems, place: Place) -> Any:
    """A context from the network: JSON over http or https, at most four megabytes, within ten seconds."""
    from urllib.request import Request, urlopen

    reason = "it holds no @context"
    try:
        if urlsplit(address).scheme not in ("http", "https"):
            raise ValueError("not an http or https address")
        request = Request(address, headers={"Accept": "application/ld+json, application/json;q=0.9"})
        with urlopen(request, timeout=10) as answer:
            document = json.loads(answer.read(_LARGEST_REMOTE))
        if isinstance(document, dict) and "@context" in document:
            return document["@context"]
    except (OSError, ValueError, RecursionError) as error:
        reason = str(error)
    problems.add("remote-context", place, f"the context {address} could not be loaded: {reason}", value=address)
    return None
