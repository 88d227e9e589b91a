"""Citing: styles by name and file, languages, forms of output, what portals show, and what is wrong told in one line."""

from __future__ import annotations

import re

import msgspec
import pytest

import lodpub
from lodpub import citing
from lodpub.citing import processor, styles
from lodpub.errors import DataError, UsageError
from lodpub.readers.pure.cited.sentences import cited_in
from lodpub.record import Container, Contributor, Identifier, Organization, Person, Record
from lodpub.values.tables import rows

BERG = Contributor(agent=Person(name="Jan van der Berg, Jr.", family="van der Berg", given="Jan", suffix="Jr."))
KO = Contributor(agent=Person(name="Ann B. Ko", family="Ko", given="Ann B."), role="editor")
WHO = Contributor(agent=Organization(name="World Health Organization"))
ARTICLE = Record(
    kind="article",
    title="On hyphens",
    contributors=(BERG, WHO),
    container=Container(kind="journal", title="Small Words"),
    volume="8",
    issue="3",
    pages="20-31",
    issued="2020-04-02",
    identifiers=(Identifier(scheme="doi", value="10.5555/12345678"),),
)
CHAPTER = Record(
    kind="chapter",
    title="On dashes",
    contributors=(BERG, KO),
    container=Container(kind="book", title="Signs"),
    pages="5-9",
    issued="2019",
    publisher=Organization(name="Press", place="Oslo"),
)


@pytest.mark.parametrize("name", [row[0] for row in rows("styles/names")])
def test_every_short_name_is_a_style_that_cites(name: str) -> None:
    assert "On hyphens".casefold() in citing.cite(ARTICLE, name).casefold()


def test_a_list_stands_in_the_order_of_its_style() -> None:
    other = msgspec.structs.replace(
        ARTICLE, contributors=(Contributor(agent=Person(name="Ada A", family="A", given="Ada")),)
    )
    assert citing.cite([ARTICLE, other], "apa").startswith("A, A. (2020)")
    assert citing.cite([ARTICLE, other], "ieee").startswith("[1] J. van der Berg Jr.")
    assert citing.cite([], "apa") == ""


def test_a_locale_and_html() -> None:
    assert "(Hrsg.)" in citing.cite(CHAPTER, "apa", locale="de-DE")
    assert "<em>Signs</em>" in citing.cite(CHAPTER, "apa", output="html")
    assert "<b>" not in citing.cite(msgspec.structs.replace(ARTICLE, title="<script>x</script> & y"), output="html")
    with pytest.raises(UsageError, match="no language"):
        citing.cite(ARTICLE, locale="no such language")


def test_editors_in_the_place_of_authors_are_followed_by_what_they_are() -> None:
    """NLM's sample of a book with editors (Samples of Formatted References, 15)."""
    people = [("Gilstrap", "L. C."), ("Cunningham", "F. G."), ("VanDorsten", "J. P.")]
    editors = tuple(
        Contributor(agent=Person(name=f"{given} {family}", family=family, given=given), role="editor")
        for family, given in people
    )
    book = Record(kind="book", title="Operative obstetrics", contributors=editors, edition="2", issued="2002")
    book = msgspec.structs.replace(book, publisher=Organization(name="McGraw-Hill", place="New York"))
    wanted = "1. Gilstrap LC, Cunningham FG, VanDorsten JP, editors. Operative obstetrics. 2nd ed. New York: McGraw-Hill; 2002."
    assert citing.cite(book, "vancouver") == wanted


@pytest.mark.parametrize(
    ("degree", "words"),
    [(None, "Doctoral dissertation"), ("PhD", "Doctoral dissertation"), ("Doctor of Medicine", "Doctor of Medicine")],
)
def test_a_thesis_is_called_what_the_guide_calls_it_but_for_other_degrees(degree: str | None, words: str) -> None:
    thesis = Record(
        kind="doctoral-thesis", title="On hyphens", contributors=(BERG,), issued="2020", qualification=degree
    )
    assert f"[{words}]" in citing.cite(thesis, "apa")


def test_an_article_number_is_printed_once() -> None:
    numbered = msgspec.structs.replace(ARTICLE, pages=None, article_number="e1234")
    for style in ("apa", "mla", "chicago", "harvard", "vancouver", "ieee", "portal-author"):
        assert citing.cite(numbered, style).count("e1234") == 1, style


def test_a_style_in_a_file_and_one_that_refers_to_another(tmp_path) -> None:
    own = tmp_path / "own.csl"
    own.write_text(styles.find_style("ieee").path.read_text(encoding="utf-8"), encoding="utf-8")
    assert citing.cite(ARTICLE, str(own)) == citing.cite(ARTICLE, "ieee")
    assert styles.find_style("nature-physics").path.stem == "nature"
    dependent = tmp_path / "far.csl"
    link = '<link rel="independent-parent" href="https://example.org/style.csl"/>'
    dependent.write_text(
        f'<style xmlns="http://purl.org/net/xbiblio/csl"><info>{link}</info></style>', encoding="utf-8"
    )
    with pytest.raises(UsageError, match="refers to one that is not there"):
        citing.cite(ARTICLE, str(dependent))


def test_what_is_no_style(tmp_path) -> None:
    with pytest.raises(UsageError, match="no style 'vancuver'; did you mean vancouver"):
        citing.cite(ARTICLE, "vancuver")
    with pytest.raises(UsageError, match="no such file"):
        citing.cite(ARTICLE, "missing.csl")
    broken = tmp_path / "broken.csl"
    broken.write_bytes(b"\x89PNG\r\n")
    with pytest.raises(UsageError, match="found no style of CSL"):
        citing.cite(ARTICLE, str(broken))
    broken.write_text('<style xmlns="http://purl.org/net/xbiblio/csl"><info>', encoding="utf-8")
    with pytest.raises((UsageError, DataError)):
        citing.cite(ARTICLE, str(broken))


def test_a_missing_extra_says_how_to_install_it(monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(styles, "find_spec", lambda name: None)
        with pytest.raises(UsageError, match=r"pip install 'lodpub\[cite\]'"):
            citing.cite(ARTICLE)
    monkeypatch.setattr(processor, "find_spec", lambda name: None)
    monkeypatch.setattr(processor.shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'lodpub\[cite\]'"):
        citing.cite(ARTICLE)


def test_what_a_portal_shows_and_its_reader_understands_it() -> None:
    block = dict(citing.portal_block(ARTICLE))
    assert list(block) == ["APA", "Standard", "Harvard", "Vancouver", "Author", "BIBTEX", "RIS"]
    assert block["Standard"] == (
        "On hyphens. / van der Berg, Jan, Jr.; World Health Organization. In: Small Words, Vol. 8, No. 3, p. 20–31, 02.04.2020."
    )
    assert block["Harvard"] == (
        "van der Berg, J, Jr. & World Health Organization 2020, ‘On hyphens’, Small Words, vol. 8, no. 3, pp. 20–31. "
        "https://doi.org/10.5555/12345678"
    )
    assert block["Vancouver"].startswith("van der Berg J Jr., World Health Organization. On hyphens. Small Words. 2020")
    assert ">1." not in dict(citing.portal_block(ARTICLE, output="html"))["Vancouver"]
    assert re.sub(r"[\u00a0\u202f]", " ", block["Author"]) == (
        "van der Berg, Jan, Jr. ; World Health Organization / On hyphens. In: Small Words. 2020 ; Vol. 8, No. 3. pp. 20–31."
    )
    for form in ("APA", "Standard", "Harvard", "Author"):
        found = cited_in(block[form], "On hyphens", "article")
        assert found is not None and found.container is not None, form
        assert (found.container.title, found.volume, found.issue, found.pages) == ("Small Words", "8", "3", "20-31"), (
            form
        )
    assert lodpub.read(block["RIS"].encode(), "ris").title == lodpub.read(block["BIBTEX"].encode(), "bibtex").title
