"""Inputs that Zotero's translators are tested with: what we read is held against what Zotero makes of them.

A case is an input and the items that Zotero reads from it. Only what Zotero states is scored; where Zotero is wrong, or says
something that we say otherwise, the field stands in `EXCEPTIONS` with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from lodpub import formats
from lodpub.crosswalk import table
from lodpub.record import Contributor, Person, Record
from lodpub.values import dates, doi
from lodpub.values.markup import clean

FORMATS = {
    "ris": "ris",
    "bibtex": "bibtex",
    "medline_nbib": "nbib",
    "pubmed_xml": "pubmed",
    "endnote_xml": "endnote-xml",
    "mods": "mods",
    "marc": "marc",
    "marcxml": "marcxml",
    "datacite_json": "datacite",
    "openalex_json": "openalex",
    "crossref_unixref_xml": "crossref-xml",
}
"""The folder of the cases of a format."""

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("bibtex/05", "title"): r"\~ without a letter is the tilde of a keyboard, not the operator",
    ("bibtex/09", "title"): "a line break before an empty group prints no brace",
    ("bibtex/19", "creators"): "the source writes the initials KC without full stops",
    ("bibtex/21", "creators"): "TeX swallows the space behind \\textquotesingle: D'aspremont",
    ("marc/03", "type"): "a dataset by its field 336; Zotero takes every MARC record without a type for a book",
    ("marc/03", "creators"): "Meta Platforms, Inc. is a body and the data collector; Zotero makes it a person",
    ("marcxml/03", "date"): "Zotero takes the day for the year",
    ("marcxml/05", "creators"): "Meta Platforms, Inc. is a body and the data collector; Zotero makes it a person",
    ("mods/15", "creators"): "the same name stands there twice; we say it once",
    ("mods/19", "date"): "the letter is of 1930, which is the key date; Zotero takes that of its digital edition",
    ("mods/21", "type"): "a text that is issued as a monograph; Zotero has no word for a government publication",
    ("mods/21", "creators"): "an associated name is no author, as Zotero has it",
    (
        "crossref_unixref_xml/01",
        "date",
    ): "first published online, as Crossref's own JSON says; Zotero takes the later date of print",
    ("crossref_unixref_xml/01", "title"): "Zotero keeps the indentation of the source as a space in CO2",
    ("crossref_unixref_xml/05", "creators"): "the reviewer is anonymous; Zotero makes that a name",
    ("datacite_json/05", "pages"): "the size is '33\u201352 Pages': Zotero keeps the word",
    ("datacite_json/07", "pages"): "the size is '33\u201352 Pages': Zotero keeps the word",
    ("datacite_json/13", "creators"): "a body stands there in two roles, which Zotero takes for one",
    ("ris/11", "type"): "a generic work with a title and a keyword; Zotero takes what is of no type for an article",
}
"""Folder/case and field (``ris/07 type``), and why Zotero is not followed there."""

AT_LEAST = 0.97
"""Of the fields that Zotero states, the share that must agree."""

CONTAINERS = [
    "publicationTitle",
    "bookTitle",
    "proceedingsTitle",
    "websiteTitle",
    "encyclopediaTitle",
    "dictionaryTitle",
    "blogTitle",
    "forumTitle",
    "seriesTitle",
]
PUBLISHERS = [
    "publisher",
    "university",
    "institution",
    "company",
    "label",
    "distributor",
    "studio",
    "network",
    "repository",
]
DATES = ["date", "issueDate", "dateEnacted", "dateDecided"]
ROLES = {
    "author": {
        "author",
        "creator",
        "inventor",
        "programmer",
        "director",
        "presenter",
        "artist",
        "composer",
        "podcaster",
    },
    **{
        first: {"author", "creator", first}
        for first in ("artist", "cartographer", "composer", "director", "inventor", "presenter", "programmer")
    },
    "contributor": set(table("contributor-roles")) - {"author", "creator", "editor", "series-editor", "translator"},
}
"""The roles of ours that say what a creator type of Zotero's says, where the word is not the same."""


def cases(corpus: Path, folder: str) -> Iterator[tuple[str, bytes, list[dict]]]:
    """The name, the input and the expected items of each case of a format."""
    for expected in sorted((corpus / "zotero" / folder).glob("*.expected.json")):
        name = expected.name.removesuffix(".expected.json")
        [source] = [path for path in expected.parent.glob(f"{name}.*") if path != expected]
        yield name, source.read_bytes(), json.loads(expected.read_text(encoding="utf-8"))


def differences(item: dict, record: Record) -> Iterator[tuple[str, object, object, bool]]:
    """Each field that a Zotero item states: its name, what Zotero says, what we say, and whether they agree."""
    extra = dict(re.findall(r"^(DOI|ISSN|ISBN): *(.+)$", item.get("extra", ""), re.MULTILINE))
    kinds = table("work-types").get(record.kind, {}).get("zotero", "").split("|")
    yield "type", item["itemType"], record.kind, item["itemType"] in kinds
    if title := item.get("title") or item.get("caseName") or item.get("nameOfAct") or item.get("subject"):
        yield "title", title, record.title, folded(title) == folded(record.title)
    if creators := item.get("creators"):
        ours = list(record.contributors)
        agree = len(ours) == len(creators) and all(map(same_creator, creators, ours))
        yield "creators", [named(c) for c in creators], [(c.role, c.agent.name) for c in ours], agree
    container = record.container.title if record.container else None
    yield from compared("container", item, CONTAINERS, [container, *(series.title for series in record.series)])
    for field in ("volume", "issue"):
        yield from compared(field, item, [field], [getattr(record, field), *(s.volume for s in record.series)])
    if item.get("pages"):
        pages = re.sub(r"[\u2010-\u2015]|--+", "-", item["pages"])
        ours = [record.pages, record.article_number]
        yield "pages", pages, ours, squeezed(pages) in map(squeezed, ours)
    if date := next((item[field] for field in DATES if item.get(field)), None):
        theirs = dates.parse(date) or date
        yield "date", date, record.issued, theirs == record.issued
    for scheme in ("DOI", "ISSN", "ISBN"):
        if said := item.get(scheme) or extra.get(scheme):
            ours = identifiers(record, scheme.lower())
            yield scheme, said, ours, all(normal(scheme, one) in ours for one in re.split(r"[,;\s]+", said) if one)
    bodies = [body.name for body in (record.publisher, record.institution) if body]
    yield from compared("publisher", item, PUBLISHERS, bodies)


def compared(field: str, item: dict, names: list[str], ours: list) -> Iterator[tuple[str, object, object, bool]]:
    said = next((item[name] for name in names if item.get(name)), None)
    if said:
        yield field, said, ours, folded(said) in map(folded, ours)


def folded(text: str | None) -> str:
    plain = clean(text or "").casefold().translate(str.maketrans("\u2018\u2019\u201c\u201d\u2010\u2013", "''\"\"--"))
    return " ".join(plain.split()).rstrip(". ")


def squeezed(text: str | None) -> str:
    return "".join((text or "").split()).casefold()


def same_creator(theirs: dict, ours: Contributor) -> bool:
    """One role, and the same words in the name; the family name that Zotero tells must be within ours."""
    if ours.role not in ROLES.get(
        theirs["creatorType"], {theirs["creatorType"].replace("seriesEditor", "series-editor")}
    ):
        return False
    words = name_words(" ".join(theirs.get(key, "") for key in ("firstName", "lastName", "name")))
    if sorted(words) != sorted(name_words(ours.agent.name)):
        return False
    family = ours.agent.family if isinstance(ours.agent, Person) else ours.agent.name
    return not theirs.get("firstName") or set(name_words(theirs["lastName"])) <= set(name_words(family or ""))


def name_words(text: str) -> list[str]:
    return re.findall(r"\w", folded(text)) if len(text) < 4 else re.findall(r"[\w']+", folded(text))


def named(creator: dict) -> tuple[str, str]:
    return creator["creatorType"], " ".join(creator[k] for k in ("firstName", "lastName", "name") if k in creator)


def identifiers(record: Record, scheme: str) -> list[str]:
    parts = [record, record.container, *record.series]
    return [normal(scheme.upper(), i.value) for part in parts if part for i in part.identifiers if i.scheme == scheme]


def normal(scheme: str, text: str) -> str:
    return doi.key(text) if scheme == "DOI" else re.sub(r"[^0-9X]", "", text.upper())


def score(corpus: Path, folder: str) -> tuple[int, list[str]]:
    """How many fields were compared, and each that disagrees without an exception."""
    reader, compared, wrong = formats.find(FORMATS[folder]), 0, []
    for name, data, items in cases(corpus, folder):
        records = [record for record in reader.read(data, name) if isinstance(record, Record)]
        if len(records) != len(items):
            wrong.append(f"{folder}/{name}: {len(records)} records, Zotero has {len(items)}")
        for item, record in zip(items, records, strict=False):
            for field, theirs, ours, agree in differences(item, record):
                compared += 1
                if not agree and (f"{folder}/{name}", field) not in EXCEPTIONS:
                    wrong.append(f"{folder}/{name} {field}: Zotero {theirs!r}, we {ours!r}")
    return compared, wrong


def needed(corpus: Path, folder: str) -> set[tuple[str, str]]:
    """The cases and fields in which we disagree, with a reason or without."""
    reader, found = formats.find(FORMATS[folder]), set()
    for name, data, items in cases(corpus, folder):
        records = [record for record in reader.read(data, name) if isinstance(record, Record)]
        for item, record in zip(items, records, strict=False):
            found |= {(f"{folder}/{name}", field) for field, _, _, agree in differences(item, record) if not agree}
    return found


@pytest.mark.parametrize(
    "folder", [folder for folder, name in FORMATS.items() if name in {f.name for f in formats.FORMATS}]
)
def test_agrees_with_zotero(folder, corpus):
    compared, wrong = score(corpus, folder)
    stale = [key for key in EXCEPTIONS if key[0].startswith(f"{folder}/") and key not in needed(corpus, folder)]
    assert not stale, "an exception that nothing needs"
    share = 1 - len(wrong) / max(compared, 1)
    print(f"{folder}: {share:.1%} of {compared} fields agree")
    assert share >= AT_LEAST, "\n".join(wrong)
