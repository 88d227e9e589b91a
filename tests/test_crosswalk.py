"""The tables of vocab/crosswalk/: well formed, unique, and true to the vocabularies they name."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from lodpub.crosswalk import inverse, table, written
from lodpub.values.tables import VOCAB

_FILES = sorted((Path(VOCAB) / "crosswalk").glob("*.csv"))
_PAIRS = {"portal-labels": ("key", "kind")}
"""Tables whose rows are told apart by more than their first column."""


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_a_table_has_a_header_full_rows_and_unique_keys(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert len(set(header)) == len(header) and all(re.fullmatch(r"[A-Za-z][\w-]*", name) for name in header)
    assert rows
    for number, row in enumerate(rows, 2):
        assert len(row) == len(header), f"line {number} has {len(row)} cells, the header {len(header)}"
        assert row[0], f"line {number} has no key"
        for cell in row:
            assert cell == cell.strip() and "\n" not in cell, f"line {number}: {cell!r}"
            words = cell.split("|")
            assert len(words) == len(set(words)), f"line {number} says a word twice: {cell!r}"
            assert cell == "" or all(word and word == word.strip() for word in words), f"line {number}: {cell!r}"
    width = len(_PAIRS.get(path.stem, header[:1]))
    keys = [tuple(row[:width]) for row in rows]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]


def test_general_types_stand_above_special_ones() -> None:
    read = {
        ("crossref", "journal-article"): "article",
        ("crossref", "posted-content"): "preprint",
        ("csl", "article-journal"): "article",
        ("csl", "chapter"): "chapter",
        ("csl", "thesis"): "thesis",
        ("ris", "JOUR"): "article",
        ("ris", "THES"): "thesis",
        ("ris", "CONF"): "proceedings-article",
        ("ris", "GEN"): "other",
        ("bibtex", "misc"): "other",
        ("bibtex", "phdthesis"): "doctoral-thesis",
        ("bibtex", "techreport"): "report",
        ("biblatex", "thesis"): "thesis",
        ("biblatex", "software"): "software",
        ("datacite", "Text"): "text",
        ("datacite", "JournalArticle"): "article",
        ("datacite", "Dissertation"): "thesis",
        ("jats", "research-article"): "article",
        ("zotero", "journalArticle"): "article",
        ("zotero", "book"): "book",
        ("openalex", "article"): "article",
        ("openalex", "dissertation"): "thesis",
        ("schemaorg", "ScholarlyArticle"): "article",
        ("schemaorg", "CreativeWork"): "other",
        ("coar", "c_46ec"): "thesis",
        ("dcmitype", "Text"): "text",
        ("dcmitype", "Sound"): "sound",
        ("dcmitype", "PhysicalObject"): "physical-object",
        ("dcmitype", "InteractiveResource"): "interactive-resource",
        ("datacite", "Sound"): "sound",
        ("datacite", "Journal"): "journal",
        ("coar", "c_0640"): "journal",
        ("coar", "c_18cc"): "sound",
        ("eu_repo", "conferenceObject"): "proceedings-article",
        ("csl", "periodical"): "journal",
        ("schemaorg", "PublicationIssue"): "journal-issue",
        ("ris", "SER"): "book",
        ("ris", "SOUND"): "sound",
        ("ris", "PCOMM"): "personal-letter",
        ("ris", "MULTI"): "audiovisual",
        ("ris", "UNPB"): "unpublished",
        ("bibtex", "unpublished"): "unpublished",
        ("cff", "unpublished"): "unpublished",
        ("cff", "sound-recording"): "sound",
        ("mods_type", "software, multimedia"): "software",
        ("mods_type", "three dimensional object"): "physical-object",
    }
    found = {(column, word): inverse("work-types", column).get(word.casefold()) for column, word in read}
    assert found == read


def test_every_type_can_be_written_in_every_citation_format() -> None:
    for kind in table("work-types"):
        for column in (
            "label",
            "schemaorg",
            "bibo",
            "coar",
            "datacite",
            "csl",
            "ris",
            "endnote",
            "bibtex",
            "biblatex",
            "zotero",
            "cff",
        ):
            assert written("work-types", kind, column), f"{kind} has no {column}"


def test_classes_are_those_of_the_vocabularies() -> None:
    def terms(file: str, prefix: str) -> set[str]:
        text = (Path(VOCAB) / file).read_text(encoding="utf-8")
        return set(re.findall(rf"^{prefix}:([\w-]+) a (?:rdfs|owl):Class\b", text, re.MULTILINE))

    known = {
        "schemaorg": terms("schemaorg.ttl", "schema"),
        "bibo": terms("bibo.ttl", "bibo"),
        "dcmitype": terms("dcmitype.ttl", "dcmitype"),
    }
    assert all(known.values())
    unknown = [
        (row["kind"], word)
        for row in table("work-types").values()
        for column, classes in known.items()
        for word in (*row[column].split("|"), *row.get(f"{column}_also", "").split("|"))
        if word and word not in classes
    ]
    assert unknown == []


def test_a_word_in_a_table_of_words_means_one_thing() -> None:
    for name, column in (("statuses", "words"), ("languages", "names"), ("sdgs", "names"), ("access-rights", "words")):
        words = [word.casefold() for row in table(name).values() for word in row[column].split("|") if word]
        assert len(words) == len(set(words)), (name, [word for word in words if words.count(word) > 1])


def test_identifiers_of_authorities_have_their_form() -> None:
    forms = {
        ("mesh-publication-types", "id"): r"D\d{6}(\d{3})?",
        ("work-types", "coar"): r"c_[0-9a-z]{4,8}|[0-9A-Z]{4}-[0-9A-Z]{4}",
        ("access-rights", "coar"): r"c_[0-9a-f]{4}",
        ("sdgs", "iri"): r"http://metadata\.un\.org/sdg/([1-9]|1[0-7])",
        ("languages", "iso639_3"): r"([a-z]{3})?",
        ("languages", "tag"): r"[a-z]{2,3}(-[A-Z]{2}|-Han[st])?",
    }
    wrong = [
        (n, c, row[c]) for (n, c), form in forms.items() for row in table(n).values() if not re.fullmatch(form, row[c])
    ]
    assert wrong == []
    assert len(table("mesh-publication-types")) == 189 and len(table("sdgs")) == 17


def test_the_readme_says_what_every_table_is():
    readme = (Path(VOCAB) / "README.md").read_text(encoding="utf-8")
    folders = {path.parent.name for path in Path(VOCAB).glob("*/*.csv")} - {"crosswalk"}
    assert all(f"`{path.name}`" in readme for path in (Path(VOCAB) / "crosswalk").glob("*.csv"))
    assert all(f"`{folder}/" in readme for folder in folders)
