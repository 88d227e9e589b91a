"""Nothing vanishes in silence: each value of a source stands in the record, among what is left unread, or under a technical key."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from lxml import etree
from test_corpus import BROKEN, FOLDERS, sources

from lodpub import formats
from lodpub.record import Record
from lodpub.values.markup import clean
from lodpub.values.text import decode

PAIRS = Path(__file__).parent / "pairs"
JSON = ("crossref", "datacite", "csl", "openalex", "codemeta")
TAGGED = ("ris", "nbib")
XML = ("crossref-xml", "datacite-xml", "endnote-xml", "mods", "marcxml", "pubmed", "jats", "oai-dc")

TECHNICAL = {
    name: frozenset(keys.split())
    for name, keys in {
        "crossref": "key doi-asserted-by asserted-by sequence role.role indexed.date-parts indexed.date-time indexed.version "
        "deposited.date-parts deposited.date-time created.date-parts created.date-time timestamp start.date-time status member "
        "message-type message-version content-type content-version intended-application delay-in-days reference-count "
        "references-count message.type type message.subtype score group.name group.label assertion.name assertion.label "
        "archive source updated.date-parts published-print.date-parts content-domain.domain alternative-id",
        "datacite": "viewsOverTime.yearMonth viewsOverTime.total downloadsOverTime.yearMonth downloadsOverTime.total "
        "citationsOverTime.year citationsOverTime.total data.type data.id nameType dateType descriptionType relationType titleType "
        "contributorType relatedItemType relatedIdentifierType identifierType resourceTypeGeneral resourceType bibtex ris "
        "schemaOrg citeproc state xml source created updated registered rightsIdentifierScheme rightsUri rightsList.rights "
        "container.type schemaVersion metadataVersion providerId clientId agency lang language schemeUri subjectScheme "
        "dates.date partOfCount partCount",
        "csl": "id",
        "openalex": "wikidata counts_by_year.year counts_by_year.cited_by_count descriptor_ui qualifier_ui author_position "
        "institutions.type country_code countries level locations.version primary_location.version best_oa_location.version "
        "domain.display_name field.display_name subfield.display_name domain.id field.id subfield.id concepts.display_name "
        "concepts.score keywords.score source.type source.display_name host_organization_name host_organization_lineage_names "
        "oa_status updated_date created_date indexed_in referenced_works_count raw_type raw_source_name min max value value_usd "
        "currency locations.id primary_location.id best_oa_location.id locations_count institutions_distinct_count "
        "countries_distinct_count fwci type type_crossref meta.count db_response_time_ms per_page fulltext_origin",
        "codemeta": "@type type @context roleCode namespace email relationshipType programmingLanguage.version",
        "ris": "TY",
        "nbib": "STAT PST LR DA JID DRDT DCOM SB OTO CTDT ISSN",
        "crossref-xml": "crm-item doi_batch_id timestamp publisher_item.identifier crossmark_domain_exclusive "
        "journal_metadata.issn institution_acronym publication_date.day",
        "datacite-xml": "resource.language resourceType resource.publisher titles.title relatedItem.publicationYear rightsList.rights",
        "endnote-xml": "ref-type database source-app",
        "mods": "roleTerm namePart typeOfResource issuance recordOrigin recordCreationDate recordChangeDate recordIdentifier "
        "recordContentSource recordSource descriptionStandard detail.caption languageTerm form placeTerm dateIssued "
        "mods.identifier mods.genre digitalOrigin sequenceNumber",
        "marcxml": "leader controlfield 041$a 041$2 100$4 655$2 720$7 773$i 920$a 925$a 946$a 964$a 964$d 964$p 993$a 996$a 998$a",
        "pubmed": "Initials Acronym Grant.Country Month Day Year MedlineJournalInfo.Country NlmUniqueID PublicationStatus "
        "CitationSubset LocationLabel",
        "jats": "corresp sec.p contrib.role",
        "oai-dc": "dc.type",
    }.items()
}
"""By format, the keys of values that say nothing of the work, or that are read into a word of ours, a count or a date."""


def words(text: str) -> list[str]:
    """The words of a text, without accents and leading zeros."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(one))
    return [word.lstrip("0") or "0" for word in re.findall(r"[^\W_]+", plain)]


def values(tree: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each value of a tree of JSON, with the last two keys on the way to it."""
    if isinstance(tree, dict) and key.endswith("abstract_inverted_index"):
        yield key, " ".join(tree)
    elif isinstance(tree, dict):
        for name, value in tree.items():
            yield from values(value, f"{key.rpartition('.')[2]}.{name}".lstrip("."))
    elif isinstance(tree, list):
        for value in tree:
            yield from values(value, key)
    elif isinstance(tree, str | int | float) and not isinstance(tree, bool):
        yield key, str(tree)


def texts(element: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Each text of a tree of XML, with the names of the last two elements on the way to it."""
    if not isinstance(element.tag, str) or (key.endswith("relatedItem") and element.tag.endswith("relatedItem")):
        return
    name = element.get("code") and element.getparent().get("tag") + "$" + element.get("code")
    here = name or f"{key.rpartition('.')[2]}.{etree.QName(element).localname}".lstrip(".")
    if element.text and element.text.strip():
        yield here, " ".join("".join(element.itertext()).split())
    else:
        for child in element:
            yield from texts(child, here)


def leaves(data: bytes, name: str) -> Iterator[tuple[str, str]]:
    """Each value of a source with its key."""
    text = decode(data, name)
    if name in JSON:
        for part in [text] if text.lstrip()[:1] in "[{" and _whole(text) else text.splitlines():
            if _whole(part):
                yield from values(json.loads(part))
    elif name in TAGGED:
        yield from re.findall(r"^([A-Z0-9]{2,4}) *- ?(.*)$", text, re.MULTILINE)
    elif name in XML:
        yield from texts(etree.fromstring(data, etree.XMLParser(recover=True, resolve_entities=False)))


def _whole(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def lost(path: Path, name: str) -> list[str]:
    """The values of a file of which most words are nowhere."""
    kept: set[str] = set()
    for item in formats.find(name).read(path.read_bytes(), path.name):
        if isinstance(item, Record):
            for _, value in values(json.loads(msgspec.json.encode(item))):
                kept.update(words(value))
        else:
            kept.update(words(str(item)))
    found = []
    for key, value in leaves(path.read_bytes(), name):
        said = words(clean(value))
        gone = [word for word in said if word not in kept]
        technical = TECHNICAL.get(name, frozenset())
        if 2 * len(gone) > len(said) and key not in technical and key.rpartition(".")[2] not in technical:
            found.append(f"{path.name}: {key}: {value[:80]}")
    return found


PATHS = [(path, path.parent.name) for path in sorted(PAIRS.glob("*/*")) if ".expected" not in path.name]


@pytest.mark.parametrize("name", (*JSON, *TAGGED, *XML))
def test_no_value_of_the_pairs_vanishes(name):
    assert [line for path, format in PATHS if format == name for line in lost(path, name)] == []


@pytest.mark.parametrize("folder", [folder for folder, name in FOLDERS.items() if name in (*JSON, *TAGGED, *XML)])
def test_no_value_of_the_corpus_vanishes(folder, corpus):
    paths = [path for path in sources(corpus, folder) if path.name not in BROKEN]
    assert [line for path in paths for line in lost(path, FOLDERS[folder])] == []
