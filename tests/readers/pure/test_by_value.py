"""Rows whose label no table has: told by their value, kept apart from the abstract and from the lists above them."""

from __future__ import annotations

import pytest

import lodpub
from lodpub.record import Record

HEAD = "Kites and chairs\n\nAda Berg\n\nResearch output: Contribution to journal › Article\n\nAbstract\n\nChairs do not fly.\n\n"
TABLES = {
    "glued": "Překlad názvuDraci a židle\nZdrojový jazykEnglish\nPages1-9\nJournalKite Letters\nVydavatelský stavPublished - 3 May 2019\n",
    "cell": "Překlad názvu\tDraci a židle\nZdrojový jazyk\tEnglish\nPages\t1-9\nJournal\tKite Letters\nStav\tPublished - 3 May 2019\n",
    "colon": "Překlad názvu: Draci\nZdrojový jazyk: English\nPages: 1-9\nJournal: Kite Letters\nStav: Published - 3 May 2019\n",
    "lines": "Překlad názvu\nDraci\nZdrojový jazyk\nEnglish\nPages\n1-9\nJournal\nKite Letters\nStav\nPublished - 3 May 2019\n",
}


def read(text: str) -> Record:
    return lodpub.read(text.encode(), "pure")


@pytest.mark.parametrize("style", TABLES)
def test_language_and_state_under_unknown_labels(style: str) -> None:
    record = read(HEAD + TABLES[style])
    assert record.languages == ("en",)
    assert (record.status, record.issued) == ("published", "2019-05-03")
    assert record.pages == "1-9"
    assert record.container is not None and record.container.title == "Kite Letters"


@pytest.mark.parametrize("style", TABLES)
def test_unknown_rows_are_no_part_of_the_abstract(style: str) -> None:
    record = read(HEAD + TABLES[style])
    assert record.abstract == "Chairs do not fly."
    assert any("Draci" in unread.text for unread in record.unread)


@pytest.mark.parametrize(
    "rows",
    [
        "Original languageEnglish\nEditorsAda Berg, Bo Ek\nVydavatelKite Press\nPages1-9\nPublication statusPublished - 2019\n",
        "Original language\nEnglish\nEditors\nAda Berg, Bo Ek\nVydavatel\nKite Press\nPages\n1-9\nPublication status\nPublished - 2019\n",
    ],
)
def test_an_unknown_label_below_a_list_is_none_of_its_values(rows: str) -> None:
    record = read(HEAD + rows)
    assert [c.agent.name for c in record.by_role("editor")] == ["Ada Berg", "Bo Ek"]
    assert any("Vydavatel" in unread.text for unread in record.unread)


def test_the_first_cell_of_a_series_is_its_name() -> None:
    rows = "Original language\tEnglish\nPublication status\tPublished - 2019\n\nPublication series\n\nNázev\tKite Studies\nVolume\t7\n"
    record = read(HEAD + rows)
    assert [(s.title, s.volume) for s in record.series] == [("Kite Studies", "7")]
    assert record.volume is None


@pytest.mark.parametrize(
    "row", ["ISSN (nyomtatott)2049-3630", "ISSN (nyomtatott)\t2049-3630", "ISSN (nyomtatott)\n2049-3630"]
)
def test_a_number_has_its_scheme_whatever_its_medium(row: str) -> None:
    between = row[17:18] if row[17:18].isspace() else ""
    table = (
        f"Original language{between}English\n{row}\nPages{between}1-9\nPublication status{between}Published - 2019\n"
    )
    assert [i.value for i in read(HEAD + table).identifiers] == ["2049-3630"]


def test_a_long_unknown_row_is_no_abstract() -> None:
    title = "Název hostitelské publikaceAn encyclopaedia of very small kites and of the chairs that they were tied to"
    record = read(f"Kites\n\nAda Berg\n\nResearch output: Book › Book\n\nOriginal languageEnglish\n{title}\nPages1-9\n")
    assert record.abstract is None
    assert [unread.text for unread in record.unread] == [title]


def test_a_date_survives_an_unknown_state() -> None:
    record = read(HEAD + "Original languageEnglish\nPublication statusVydáno - 3 May 2019\n")
    assert (record.status, record.issued) == (None, "2019-05-03")
    assert any("Vydáno" in unread.text for unread in record.unread)


def test_a_list_under_an_unknown_heading_is_of_no_known_section() -> None:
    table = "| Original language | English |\n|---|---|\n| Publication status | Published - 2019 |\n"
    record = read(f"# {HEAD}{table}\n## Keywords\n\n- kites\n\n## Přístup\n\n- 10.5555/1Licence: CC BY 4.0\n- Brno\n")
    assert record.keywords == ("kites",)
    assert [x.label for x in record.licenses] == ["CC BY 4.0"]
    assert [unread.text for unread in record.unread] == ["Přístup", "Brno"]


def test_bullets_under_an_unknown_heading_in_a_note_are_no_keywords() -> None:
    table = "Original languageEnglish\nPublication statusPublished - 2019\n"
    record = read(f"{HEAD}{table}\nBibliographical note\n\n© 2019 Kite Press.\n\nObory\n  • Physics\n")
    assert record.keywords == ()
    assert [unread.text for unread in record.unread] == ["Obory", "Physics"]
