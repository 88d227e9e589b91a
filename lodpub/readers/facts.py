"""Facts that structured sources state in the same few ways: identifiers with a type, licences, terms, languages, kinds."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse, table
from lodpub.licenses import license_row
from lodpub.record import Copyright, Identifier, License, Subject
from lodpub.values import identifiers, languages
from lodpub.values.patterns import pattern

__all__ = ["access", "genre", "identifier", "is_role", "kind_in_words", "language", "license", "subject", "thesis_kind"]

_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)[^\d]{0,20}((?:1[5-9]|20)\d\d\b)?", re.IGNORECASE)
_RIGHTS = re.compile(
    r"(?:info:eu-repo/semantics/|https?://(?:purl\.org|vocabularies\.coar-repositories\.org)/\S*/)(\w+)/?"
)
_WORD = pattern(r"[^\W\d_][\w'-]*")
_OPEN_KINDS = frozenset(("", "other", "text", "collection"))


def identifier(type: str | None, value: str, medium: str | None = None) -> Identifier:
    """An identifier whose scheme the source names with a word of its own; `vocab/crosswalk/identifier-schemes.csv` has
    the words. A scheme that is not in it keeps its own name.

    >>> identifier("EISSN", "1365-2486").medium, identifier("URL", "https://doi.org/10.5555/x").scheme
    ('electronic', 'doi')
    >>> identifier("IGSN", "IECUR0097").scheme
    'igsn'
    """
    word = (type or "").strip().casefold()
    scheme = inverse("identifier-schemes", "words").get(word, "")
    scheme, _, stated = scheme.partition(":")
    if scheme and scheme != "url":
        found = identifiers.parse(scheme, value, medium or stated or None)
        if found.valid:
            return found
        other = identifiers.recognize(value)
        return other if other and other.valid and other.scheme != "doi" else found
    other = identifiers.recognize(value)
    if other and other.valid:
        return other
    if scheme or (not word and value.startswith(("http://", "https://"))):
        return identifiers.parse("url", value)
    return Identifier(scheme="-".join(word.split()) or "other", value=value.strip())


def license(
    label: str | None, url: str | None = None, *, version: str | None = None, start: str | None = None
) -> License | None:
    """A licence with its canonical address where the table knows it; None where nothing is stated.

    >>> license("CC BY 4.0").url, license(None, "http://creativecommons.org/licenses/by/4.0/legalcode").url
    ('https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/licenses/by/4.0/')
    """
    row = (license_row(url) if url else None) or (license_row(label) if label else None)
    address = (row["iri"] if row else None) or url
    return License(url=address, label=label, version=version, start=start) if address or label else None


def copyright(text: str | None) -> Copyright | None:
    """The copyright that a text such as ``© 2021 Example Ltd.`` states, with its year; None for any other text.

    >>> copyright("Copyright (c) 2021 Jan Berg").year, copyright("CC BY 4.0")
    (2021, None)
    """
    match = _COPYRIGHT.match(text.strip()) if text else None
    if not text or match is None:
        return None
    return Copyright(notice=" ".join(text.split()), year=int(match[1]) if match[1] else None)


def access(text: str | None) -> str | None:
    """The access right that an address of COAR or OpenAIRE or a word stands for, None where it stands for none.

    >>> access("info:eu-repo/semantics/openAccess"), access("http://purl.org/coar/access_right/c_abf2"), access("MIT")
    ('open', 'open', None)
    """
    match = _RIGHTS.fullmatch(text.strip()) if text else None
    if match:
        return inverse("access-rights", "info_eu_repo").get(match[1].casefold()) or inverse(
            "access-rights", "coar"
        ).get(match[1])
    return inverse("access-rights", "words").get(text.strip().casefold()) if text else None


def subject(term: str, scheme: str | None = None, code: str | None = None, iri: str | None = None) -> Subject:
    """A controlled term; the scheme is that which the source's word stands for, else its own word is the vocabulary's.

    >>> subject("Malaria", "MeSH", "D008288").iri
    'http://id.nlm.nih.gov/mesh/D008288'
    """
    word = (scheme or "").casefold()
    key = inverse("subject-schemes", "words").get(word) or inverse("subject-schemes", "label").get(word)
    row = table("subject-schemes")[key or "other"]
    if key and code and not iri and row["term_iri"]:
        iri = row["term_iri"].format(code=code)
    return Subject(term=term, scheme=key or "other", code=code, iri=iri, vocabulary=None if key else scheme)


def genre(words: str) -> Subject:
    """What a source calls the kind of work in words of its own.

    >>> genre("Electronic resource").scheme
    'genre'
    """
    return Subject(term=words, scheme="genre")


def language(text: str | None) -> str | None:
    """The BCP 47 tag of a tag, an ISO 639 code or a language's name.

    >>> language("ger"), language("English"), language("n/a")
    ('de', 'en', None)
    """
    text = (text or "").strip()
    return languages.parse(text) or inverse("languages", "names").get(text.casefold()) if text else None


def kind_in_words(words: str | None, general: str = "", column: str = "") -> str | None:
    """The kind of work that a source's own words name, where they are more exact than its general type.

    `general` is a word of `column` (a vocabulary of the work types) that the kind must allow; a general type that says
    nothing (``Text``, ``Other``) allows any.

    >>> kind_in_words("Review article", "JournalArticle", "datacite"), kind_in_words("PhD thesis", "Text", "datacite")
    ('review-article', 'doctoral-thesis')
    >>> kind_in_words("Poster", "Dataset", "datacite") is None
    True
    """
    if not words:
        return None
    text = words.strip().removeprefix("info:eu-repo/semantics/").casefold()
    spaced = re.sub(r"[_-]+", " ", text)
    for name in (
        "label",
        "mods_genre",
        "datacite",
        "eu_repo",
        "csl",
        "jats",
        "schemaorg",
        "bibtex",
        "openalex",
        "zotero",
        "eprints",
    ):
        for word in (text, spaced, spaced.rstrip("s")):
            kind = inverse("work-types", name).get(word)
            if kind and _allowed(kind, general, column):
                return kind
    kind = thesis_kind(text) if any(word in text for word in ("thes", "diss", "abschluss", "habil")) else None
    return kind if kind and _allowed(kind, general, column) else None


def _allowed(kind: str, general: str, column: str) -> bool:
    if kind == "other" or general.casefold() in _OPEN_KINDS:
        return kind != "other"
    return general.casefold() in table("work-types")[kind][column].casefold().split("|")


def thesis_kind(words: str) -> str | None:
    """The kind of thesis that words such as a degree name, None where they name none.

    >>> thesis_kind("Ph.D. thesis"), thesis_kind("Master of Science"), thesis_kind("Thesis")
    ('doctoral-thesis', 'masters-thesis', None)
    """
    found = inverse("thesis-types", "words")
    text = words.casefold()
    return next((found[word] for word in [text, *_WORD.findall(text.replace(".", ""))] if word in found), None)


def is_role(field: str) -> bool:
    """Whether a field of a flat format names somebody in a role; the publisher has a place of its own on a record.

    >>> is_role("translator"), is_role("publisher"), is_role("volume")
    (True, False, False)
    """
    return field != "publisher" and field in table("contributor-roles")
