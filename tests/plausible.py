"""Hypothesis strategies: whole records as libraries and publishers hold them, every part in its place and in its normal form."""

from __future__ import annotations

import datetime
from typing import Any

import msgspec
from hypothesis import assume
from hypothesis import strategies as st

from lodpub import record as model
from lodpub.crosswalk import table
from lodpub.vocabulary import load

LETTERS = "abcdeXYZ0123456789äßñčøł’日本α"
WORD = st.text(LETTERS, min_size=2, max_size=8)
WORDS = st.lists(WORD, min_size=1, max_size=3).map(lambda words: f"Word {' '.join(words)} end")
"""A text in words that no reader folds or drops; what is told apart by it must differ in more than its case."""
TITLES = st.text("abcdeXYZäßñčøł’日本α", min_size=2, max_size=12).map(lambda text: f"Journal {text} end")
NUMBERS = st.integers(2, 998).map(str)
PLACES = st.sampled_from(["Oslo", "New York", "São Paulo", "Leiden"])
DAYS = st.dates(datetime.date(1501, 1, 1), datetime.date(2030, 12, 31)).map(lambda day: day.isoformat())
DATES = st.one_of(st.integers(1500, 2030).map(str), DAYS, DAYS.map(lambda day: day[:7]))
PAGES = st.tuples(st.integers(1, 500), st.integers(1, 99)).map(lambda p: f"{p[0]}-{p[0] + p[1]}")
TAGS = st.sampled_from(["de", "fr", "pt-BR", "zh-Hant"])
DOIS, CITED, RELATED = (st.from_regex(rf"10\.5555/{of}[a-z0-9]{{6}}", fullmatch=True) for of in "wcr")
NAMES = st.text("abcdefghijklmnopqrstuvwxyzäñčø", min_size=3, max_size=8).map(lambda text: f"A{text}b")
URLS = st.text("abcdefgh0123", min_size=4, max_size=9).map(lambda text: f"https://example.org/{text}")


def _orcid(number: int) -> str:
    digits, total = f"0000000{number:08}", 0
    for digit in digits:
        total = (total + int(digit)) * 2
    whole = f"{digits}{'0123456789X'[(12 - total % 11) % 11]}"
    return "-".join(whole[n : n + 4] for n in range(0, 16, 4))


def _ror(number: int) -> str:
    letters = "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> 5 * n & 31] for n in range(5, -1, -1))
    return f"0{letters}{98 - number * 100 % 97:02}"


ORCIDS = st.integers(10_000_000, 34_999_999).map(_orcid)
RORS = st.integers(0, 2**30 - 1).map(_ror)

ISSNS = st.sampled_from(["0028-0836", "1476-4687", "2049-3630", "0317-8471"])
ISBNS = st.sampled_from(["978-3-16-148410-0", "978-0-306-40615-7", "978-1-4028-9462-6"])


def _identifier(scheme: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[model.Identifier]:
    return values.map(lambda value: model.Identifier(scheme=scheme, value=value))


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


def _some(strategy: st.SearchStrategy[Any], key: Any = None, most: int = 2) -> st.SearchStrategy[Any]:
    return st.lists(strategy, max_size=most, unique_by=key or (lambda one: one)).map(tuple)


def bodies(word: str) -> st.SearchStrategy[model.Organization]:
    return st.builds(
        model.Organization,
        name=NAMES.map(lambda name: f"{word} of {name} and {name}"),
        department=_maybe(NAMES.map(lambda name: f"Department of {name}")),
        identifiers=st.one_of(st.just(()), _identifier("ror", RORS).map(lambda one: (one,))),
        place=_maybe(PLACES),
        url=_maybe(URLS),
    )


@st.composite
def people(draw: st.DrawFn) -> model.Person:
    given, suffix = draw(NAMES), draw(st.sampled_from([None, None, None, "Jr.", "III"]))
    family = f"{draw(st.sampled_from(['', '', 'van der ', 'de ']))}{draw(NAMES)}"
    return model.Person(
        name=f"{given} {family}{f', {suffix}' if suffix else ''}",
        family=family,
        given=given,
        suffix=suffix,
        other_names=draw(_some(NAMES.map(lambda name: f"Ng {name}"), most=1)),
        identifiers=draw(st.one_of(st.just(()), _identifier("orcid", ORCIDS).map(lambda one: (one,)))),
        affiliations=draw(_some(bodies("University"), lambda body: body.name)),
        url=draw(_maybe(URLS)),
    )


OF_BODIES = frozenset(("hosting-institution", "registration-agency", "research-group", "rights-holder"))
ELSEWHERE = frozenset(("publisher", "degree-grantor", "funder", "sponsor", "distributor", "registration-authority"))
"""Roles of bodies that records state in fields of their own."""
CONTRIBUTORS = st.lists(
    st.builds(
        model.Contributor,
        agent=people(),
        role=st.one_of(
            st.just("author"), st.sampled_from(sorted({*table("contributor-roles")} - OF_BODIES - ELSEWHERE))
        ),
        corresponding=st.booleans(),
        credit=_some(st.sampled_from(sorted(table("credit-roles")))),
    )
    | st.builds(
        model.Contributor,
        agent=bodies("Consortium"),
        role=st.one_of(st.just("author"), st.sampled_from(sorted(OF_BODIES))),
    ),
    max_size=4,
    unique_by=(lambda c: c.agent.name, lambda c: c.agent.identifiers or c.agent.name),
).map(tuple)
SERIES = st.builds(
    model.Series,
    title=WORDS,
    volume=_maybe(NUMBERS),
    identifiers=st.one_of(st.just(()), _identifier("issn", st.just("0378-5955")).map(lambda one: (one,))),
)
EVENTS = st.builds(
    model.Event,
    name=WORDS.map(lambda text: f"Conference on {text}"),
    short_name=_maybe(NAMES),
    number=_maybe(NUMBERS),
    place=_maybe(PLACES),
    country=_maybe(st.sampled_from(["NL", "NO"])),
    start=_maybe(DAYS),
    end=_maybe(DAYS),
    url=_maybe(URLS),
).filter(lambda event: not event.end or bool(event.start and event.start < event.end))
FUNDING = st.builds(
    model.Funding,
    funder=bodies("Foundation"),
    awards=_some(
        st.builds(model.Award, number=NUMBERS.map(lambda n: f"ABC-{n}"), title=_maybe(WORDS), url=_maybe(URLS)),
        lambda award: award.number,
    ),
)
LICENSES = st.sampled_from(
    [
        model.License(url="https://creativecommons.org/licenses/by/4.0/"),
        model.License(url="https://creativecommons.org/licenses/by-nc/3.0/", version="vor", start="2021-03-04"),
        model.License(url="https://example.org/terms", version="tdm"),
        model.License(label="All rights reserved"),
    ]
)
SUBJECTS = st.builds(
    model.Subject,
    term=WORDS,
    scheme=st.sampled_from(["ddc", "lcsh", "genre", "other", "mesh", "asjc"]),
    code=_maybe(NUMBERS),
    iri=_maybe(URLS),
    weight=_maybe(st.integers(1, 100)),
)
REFERENCES = st.one_of(
    st.builds(model.Reference, identifiers=_identifier("doi", CITED).map(lambda one: (one,)), title=_maybe(WORDS)),
    st.builds(model.Reference, text=WORDS.map(lambda text: f"Berg, J. {text}. Oslo")),
    st.builds(
        model.Reference,
        identifiers=st.one_of(st.just(()), _identifier("doi", CITED).map(lambda one: (one,))),
        title=WORDS,
        authors=st.just(("Jan Berg",)),
        container=_maybe(WORDS),
        volume=_maybe(NUMBERS),
        issue=_maybe(NUMBERS),
        pages=_maybe(PAGES),
        year=_maybe(st.integers(1800, 2020).map(str)),
    ),
)
RELATIONS = st.builds(
    model.Relation,
    kind=st.sampled_from(sorted(table("relations"))),
    identifier=st.one_of(
        _identifier("doi", RELATED), _identifier("url", URLS.map(lambda url: url.replace(".org", ".net")))
    ),
    title=_maybe(WORDS),
    date=st.just(None),
).flatmap(
    lambda one: _maybe(DAYS).map(
        lambda day: msgspec.structs.replace(one, date=day if table("relations")[one.kind]["dated"] else None)
    )
)
LINKS = st.builds(
    model.Link,
    url=URLS,
    rel=st.sampled_from(["fulltext", "related"]),
    label=_maybe(WORDS),
    media_type=_maybe(st.sampled_from(["application/pdf", "text/html"])),
)
KINDS = sorted(
    kind
    for kind, row in table("work-types").items()
    if load().is_a(f"http://schema.org/{row['schemaorg']}", "http://schema.org/CreativeWork")
)
"""The kinds that schema.org has classes of works for; a grant has few of a work's properties."""
WHOLES = ("series", "volume", "issue", "journal", "set", "magazine", "newspaper", "collection", "web", "blog")
"""Words in the names of kinds that hold other works."""
HOSTS = {
    "article": "journal",
    "newspaper-article": "journal",
    "review-article": "journal",
    "editorial": "journal",
    "chapter": "book",
    "encyclopedia-entry": "book",
    "proceedings-article": "proceedings",
}
"""What works of a kind appear in."""
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "translated_titles": _some(st.builds(model.Translation, text=WORDS, language=TAGS), lambda one: one.language),
    "alternative_titles": _some(WORDS.map(lambda text: f"Also {text}")),
    "abstract": WORDS.map(lambda text: f"We show that {text}."),
    "translated_abstracts": _some(
        st.builds(model.Translation, text=WORDS.map(lambda text: f"Es zeigt: {text}."), language=TAGS),
        lambda one: one.language,
    ),
    "table_of_contents": WORDS.map(lambda text: f"1. {text}"),
    "languages": st.sampled_from([("en",), ("en", "de")]),
    "series": _some(SERIES, lambda one: one.title, 1),
    "event": EVENTS,
    "number_of_pages": st.integers(2, 900),
    "edition": NUMBERS,
    "version": st.integers(1, 9).map(lambda n: f"{n}.0.1"),
    "number": NUMBERS.map(lambda n: f"TR-{n}"),
    "chapter": NUMBERS,
    "issued": DATES,
    "dates": _some(
        st.builds(
            model.Date,
            kind=st.sampled_from(sorted({*table("dates"), *table("date-kinds")} - {"copyrighted", "withdrawn"})),
            value=DATES,
        ),
        lambda one: one.kind,
    ),
    "status": st.sampled_from(["published", "accepted", "online-first"]),
    "peer_reviewed": st.booleans(),
    "publisher": bodies("Press"),
    "on_behalf_of": bodies("Society"),
    "institution": bodies("University"),
    "organizations": _some(bodies("Institute"), lambda body: body.name),
    "qualification": st.sampled_from(["PhD", "Doctor of Philosophy"]),
    "copyright": st.builds(
        model.Copyright, notice=NAMES.map(lambda n: f"© 2021 {n} Ltd."), year=st.just(2021), by_authors=st.booleans()
    ),
    "licenses": _some(LICENSES, lambda one: (one.url, one.label)),
    "keywords": _some(NAMES),
    "translated_keywords": _some(
        st.builds(model.Translation, text=NAMES.map(lambda name: f"Z{name}"), language=TAGS), lambda one: one.text
    ),
    "subjects": _some(SUBJECTS, lambda one: one.term),
    "metrics": _some(
        st.builds(
            model.Metric,
            kind=st.sampled_from(["citations", "downloads"]),
            value=st.integers(0, 9999),
            source=_maybe(st.just("Scopus")),
        ),
        lambda one: one.kind,
    ),
    "funding": _some(FUNDING, lambda one: one.funder.name),
    "relations": _some(RELATIONS, lambda one: one.identifier.value),
    "references": _some(REFERENCES, lambda one: (one.identifiers, one.title, one.text)),
    "coverage": _some(PLACES),
    "links": _some(LINKS, lambda one: one.url),
    "access": st.sampled_from(sorted(table("access-rights"))),
    "media_types": st.just(("application/pdf",)),
    "sizes": st.just(("12 MB",)),
    "programming_languages": st.just(("Python",)),
    "notes": _some(WORDS.map(lambda text: f"Note: {text}")),
    "url": URLS,
}
"""The fields of a record that any work may have."""


@st.composite
def whole_records(draw: st.DrawFn, *, most: int = 12) -> model.Record:
    """Records of any kind with some of all their fields; what is meant to differ differs."""
    kind = draw(st.one_of(st.sampled_from(sorted(HOSTS)), st.sampled_from(KINDS)))
    names = draw(st.lists(st.sampled_from(sorted(FIELDS)), max_size=most, unique=True))
    fields = {name: draw(FIELDS[name]) for name in names}
    if "thesis" not in kind:
        fields.pop("qualification", None)
    fields["title"] = draw(WORDS.map(lambda text: f"Of {text}"))
    fields["contributors"] = draw(CONTRIBUTORS)
    if not any(one.role == "author" for one in fields["contributors"]) and "copyright" in fields:
        fields["copyright"] = msgspec.structs.replace(fields["copyright"], by_authors=False)
    identifiers = [*draw(_some(_identifier("doi", DOIS), most=1))]
    if kind in HOSTS:
        fields |= draw(_placed(HOSTS[kind]))
    elif kind in ("book", "report", "edited-book"):
        identifiers += draw(_some(_identifier("isbn", ISBNS), most=1))
    if kind not in HOSTS and any(word in kind for word in WHOLES):
        fields.pop("series", None)
        fields.pop("relations", None)  # what a journal holds are the works that a graph is about
    if not fields.get("abstract"):
        fields.pop("translated_abstracts", None)
    if draw(st.booleans()):
        identifiers.append(model.Identifier(scheme="pmid", value="12345678"))
    found = model.Record(kind=kind, identifiers=tuple(identifiers), **fields)
    names = [value for path, value in leaves(found) if path.endswith("identifiers.value") and "container" not in path]
    assume(len(names) == len(set(names)))  # one body by one name
    return found


@st.composite
def _placed(draw: st.DrawFn, host: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    scheme, values = ("issn", ISSNS) if host == "journal" else ("isbn", ISBNS)
    found["container"] = model.Container(
        kind=host,
        title=draw(TITLES.map(lambda text: f"Host {text}")),
        short_title=draw(_maybe(NAMES)),
        identifiers=draw(_some(_identifier(scheme, values), most=1)),
        url=draw(_maybe(URLS)),
    )
    found["volume"] = draw(_maybe(NUMBERS))
    found["issue"] = draw(_maybe(NUMBERS)) if host == "journal" else None
    where = draw(st.sampled_from(["pages", "article_number", "neither"]))
    if where == "pages" or (where == "article_number" and host == "journal"):
        found[where] = draw(PAGES) if where == "pages" else f"e{draw(NUMBERS)}"
    return found


def leaves(value: Any, path: str = "") -> list[tuple[str, Any]]:
    """Each value that a record states, with the path that leads to it."""
    if isinstance(value, tuple):
        return [leaf for one in value for leaf in leaves(one, path)]
    if not isinstance(value, msgspec.Struct):
        return [(path, value)]
    stated = [f.name for f in msgspec.structs.fields(value) if getattr(value, f.name) != f.default]
    stated += [f.name for f in msgspec.structs.fields(value) if f.required and f.name not in stated]
    stated += ["role"] if isinstance(value, model.Contributor) and "role" not in stated else []
    if isinstance(value, model.Person) and value.family:
        stated.remove("name")  # it stands in its parts
    return [leaf for name in stated for leaf in leaves(getattr(value, name), f"{path}.{name}".strip("."))]
