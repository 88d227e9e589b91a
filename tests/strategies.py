"""Hypothesis strategies: whole records, with texts as nasty as sources hold them."""

from __future__ import annotations

import types
import typing

import msgspec
from hypothesis import strategies as st

from lodpub import record as model
from lodpub.crosswalk import table

NASTY = [
    "</script><script>alert(1)</script>",
    'a "quote" \\ and \\n',
    "<b>x</b> & y",
    "line\nbreak\ttab",
    "日本語 𝒜 é",
    "'''",
    "^^<x>",
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=20).filter(str.strip),
)
YEARS = st.integers(1500, 2030).map(str)
DATES = st.one_of(YEARS, st.dates().map(lambda d: d.isoformat()), st.dates().map(lambda d: d.isoformat()[:7]))
URLS = st.one_of(
    st.sampled_from(["https://example.org/a b<c>", "http://example.org/ä?x=1#y", "https://example.org/%zz"]),
    TEXTS.map(lambda t: f"https://example.org/{t}"),
    st.sampled_from(
        ["<https://example.org>", "www.example.org/1", "page.html", "//example.org", "http://[x", "http://a:b"]
    ),
)
DOIS = st.sampled_from(
    [
        "10.5555/12345678",
        "10.1002/(SICI)1097-0061(19980130)14:2<115::AID-YEA204>3.0.CO;2-2",
        "10.5555/a#b?c d",
        "10.5555/ünï",
    ]
)
IDENTIFIERS = st.one_of(
    st.builds(model.Identifier, scheme=st.just("doi"), value=DOIS),
    st.builds(model.Identifier, scheme=st.just("orcid"), value=st.just("0000-0002-1825-0097")),
    st.builds(
        model.Identifier,
        scheme=st.sampled_from(["issn", "isbn", "handle", "pmid", "x-own"]),
        value=TEXTS,
        valid=st.booleans(),
    ),
    st.builds(model.Identifier, scheme=st.just("url"), value=URLS),
)
LANGUAGES = st.sampled_from(["en", "en-US", "de", "zh-Hant", "not a tag"])
CHOICES: dict[str, st.SearchStrategy[typing.Any]] = {
    "Record.kind": st.sampled_from(sorted(table("work-types"))),
    "Record.status": st.one_of(st.none(), st.sampled_from(sorted(table("statuses"))), TEXTS),
    "Record.access": st.one_of(st.none(), st.sampled_from(sorted(table("access-rights")))),
    "Record.issued": st.one_of(st.none(), DATES),
    "Record.languages": st.lists(LANGUAGES, max_size=2).map(tuple),
    "Contributor.credit": st.one_of(st.just(()), st.just(("software", "validation"))),
    "Contributor.role": st.sampled_from(sorted(table("contributor-roles"))),
    "Container.kind": st.sampled_from(["journal", "book", "proceedings", "website"]),
    "Date.kind": st.sampled_from(
        ["online", "print", "accepted", "submitted", "awarded", "created", "modified", "collected"]
    ),
    "Date.value": DATES,
    "Event.start": st.one_of(st.none(), DATES),
    "Event.end": st.one_of(st.none(), DATES),
    "Relation.date": st.one_of(st.none(), DATES),
    "Relation.kind": st.sampled_from(sorted(table("relations"))),
    "Subject.scheme": st.sampled_from(sorted(table("subject-schemes"))),
    "Translation.language": st.one_of(st.none(), LANGUAGES),
    "Copyright.year": st.one_of(st.none(), st.integers(1900, 2030)),
}


def _of(annotation: typing.Any, name: str) -> st.SearchStrategy[typing.Any]:
    if name in CHOICES:
        return CHOICES[name]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is tuple:
        return st.lists(_of(arguments[0], name), max_size=2).map(tuple)
    if origin in (typing.Union, types.UnionType):
        return st.one_of([_of(argument, name) for argument in arguments])
    if annotation is type(None):
        return st.none()
    if annotation is model.Identifier:
        return IDENTIFIERS
    if annotation is str:
        return URLS if name.endswith((".url", ".iri")) else TEXTS
    if annotation is bool:
        return st.booleans()
    if annotation is int:
        return st.integers(0, 100_000)
    return _struct(annotation)


def _struct(kind: type[msgspec.Struct]) -> st.SearchStrategy[typing.Any]:
    hints = typing.get_type_hints(kind)
    required = {f.name for f in msgspec.structs.fields(kind) if f.required}
    always = {n: _of(hints[n], f"{kind.__name__}.{n}") for n in hints if n in required}
    optional = {n: _of(hints[n], f"{kind.__name__}.{n}") for n in hints if n not in required}
    # a few fields at a time keep the examples small and the runs fast
    chosen = st.lists(st.sampled_from(sorted(optional)), max_size=8, unique=True) if optional else st.just([])
    return chosen.flatmap(lambda names: st.builds(kind, **always, **{n: optional[n] for n in names}))


def records() -> st.SearchStrategy[model.Record]:
    """Records with any of their fields, without what is only about the reading of a source."""
    plain = _struct(model.Record)
    return plain.map(lambda r: msgspec.structs.replace(r, provenance=(), unread=(), remarks=()))
