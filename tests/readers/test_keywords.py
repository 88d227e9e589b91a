"""Keywords in several languages: read with their language from each format that states it."""

from __future__ import annotations

import json

import pytest

from lodpub import formats, pipeline
from lodpub.record import Record, Translation

JATS = (
    '<article xml:lang="pt"><front><article-meta><title-group><article-title>T</article-title></title-group>'
    '<kwd-group xml:lang="pt"><kwd>samambaia</kwd></kwd-group><kwd-group xml:lang="en"><kwd>fern</kwd></kwd-group>'
    "<kwd-group><kwd>Pteridium</kwd></kwd-group></article-meta></front></article>"
)
OAI = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<dc:title>T</dc:title><dc:language>por</dc:language><dc:subject xml:lang="pt">samambaia</dc:subject><dc:subject xml:lang="en">fern</dc:subject><dc:subject>Pteridium'
    "</dc:subject></oai_dc:dc>"
)
MODS = (
    '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo><language><languageTerm type="code" '
    'authority="iso639-2b">por</languageTerm></language><subject lang="por"><topic>samambaia</topic></subject>'
    '<subject lang="eng"><topic>fern</topic></subject><subject><topic>Pteridium</topic></subject></mods>'
)
DATACITE = json.dumps(
    {
        "doi": "10.5555/1",
        "titles": [{"title": "T"}],
        "language": "pt",
        "subjects": [
            {"subject": "samambaia", "lang": "pt"},
            {"subject": "fern", "lang": "en"},
            {"subject": "Pteridium"},
        ],
    }
)
JSONLD = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "T",
        "inLanguage": "pt",
        "keywords": [
            {"@value": "samambaia", "@language": "pt"},
            {"@value": "fern", "@language": "en"},
            "Pteridium",
        ],
    }
)
SOURCES = {"jats": JATS, "oai-dc": OAI, "mods": MODS, "datacite": DATACITE, "schemaorg": JSONLD}


def read(format: str, text: str) -> Record:
    [record] = formats.find(format).read(text.encode(), "x")
    assert isinstance(record, Record) and not record.unread
    return record


@pytest.mark.parametrize("format", SOURCES)
def test_those_of_the_work_s_own_language_go_without_it(format: str) -> None:
    record = read(format, SOURCES[format])
    assert sorted(record.keywords) == ["Pteridium", "samambaia"]
    assert record.translated_keywords == (Translation(text="fern", language="en"),)


def test_where_the_work_s_language_is_not_stated_none_is_taken_for_it() -> None:
    record = read("datacite", DATACITE.replace('"language": "pt", ', ""))
    assert record.keywords == ("Pteridium",)
    assert [(one.text, one.language) for one in record.translated_keywords] == [("samambaia", "pt"), ("fern", "en")]


def test_formats_without_languages_say_all_keywords() -> None:
    record = read("datacite", DATACITE)
    for format in ("ris", "bibtex", "csl", "csv"):
        assert "fern" in pipeline.export(record, format), format
    assert '"@language": "en"' in pipeline.export(record, "jsonld")
