"""The ``Cite this`` block: every style that portals print, damage of every kind, and who is believed."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from lodpub.errors import ReadError
from lodpub.readers.pure import read
from lodpub.readers.pure.cited.sentences import cited_in
from lodpub.record import Record

TITLE = "On hyphens: a study"
PAGE = """On hyphens: a study

Ada Example, Ruth Ellery

Research output: Contribution to journalArticlepeer-review

Original languageEnglish
JournalSmall Words
Volume8
Publication statusPublished - May 2015

Cite this

"""


def page(block: str, start: str = PAGE) -> Record:
    [record] = read((start + block).encode(), "page.txt")
    assert isinstance(record, Record), record
    return record


@pytest.mark.parametrize(
    ("kind", "text", "people", "issued", "source", "numbers"),
    [
        (
            "article",
            "Wang, X. , Tian, C., & Huang, F. P. (2023). On hyphens: a study . Small Words, 20(7), Article W07(2023)006. https://doi.org/10.5555/x",
            ["X. Wang", "C. Tian", "F. P. Huang"],
            "2023",
            "Small Words",
            ("20", "7", None, "W07(2023)006"),
        ),
        (
            "article",
            "Berg, J. van der (2019, May 3). On hyphens: a study. Small Words, 12, 5-9.",
            ["J. van der Berg"],
            "2019-05-03",
            "Small Words",
            ("12", None, "5-9", None),
        ),
        (
            "article",
            "Wang, X , Tian, C & van den Berg, FP 2023, 'On hyphens: a study ', Small Words, vol. 20, no. 7, pp. 101-119.",
            ["X Wang", "C Tian", "FP van den Berg"],
            "2023",
            "Small Words",
            ("20", "7", "101-119", None),
        ),
        (
            "article",
            "Wang X , Tian C, Huang FP. On hyphens: a study . Small Words. 2023 Jul;20(7):101-9. doi: 10.5555/x",
            ["X Wang", "C Tian", "FP Huang"],
            "2023-07",
            "Small Words",
            ("20", "7", "101-9", None),
        ),
        (
            "article",
            "Wang, Xiao ; Tian, Chi ; Huang, Fa Peng. / On hyphens: a study . In: Small Words. 2023 ; Vol. 20, No. 7. pp. 5-9.",
            ["Xiao Wang", "Chi Tian", "Fa Peng Huang"],
            "2023",
            "Small Words",
            ("20", "7", "5-9", None),
        ),
        (
            "article",
            "On hyphens: a study. / Wang, Xiao; Tian, Chi. In: Small Words, Vol. 20, No. 7, W1, 07.2023, p. 5-9.",
            ["Xiao Wang", "Chi Tian"],
            "2023-07",
            "Small Words",
            ("20", "7", "5-9", "W1"),
        ),
        (
            "article",
            "On hyphens: a study. / Krüger, Hans-Uwe; Öxle, Karl. in: Kleine Wörter, Jahrgang 4, Nr. 2, 05.2018, S. 10-20.",
            ["Hans-Uwe Krüger", "Karl Öxle"],
            "2018-05",
            "Kleine Wörter",
            ("4", "2", "10-20", None),
        ),
        (
            "article",
            "Holm, Ejvind ; van Dijk, Saskia. / On hyphens: a study. I: Små Ord. 2018 ; Bind 4, Nr. 2. s. 10-20.",
            ["Ejvind Holm", "Saskia van Dijk"],
            "2018",
            "Små Ord",
            ("4", "2", "10-20", None),
        ),
        (
            "article",
            "The ABC Consortium, & Loh, G. H. (2020). On hyphens: a study. Words, 3, 1-2.",
            ["The ABC Consortium", "G. H. Loh"],
            "2020",
            "Words",
            ("3", None, "1-2", None),
        ),
        (
            "article",
            "Loh, G. H., et al. (2020). On hyphens: a study. Words, 3, 1-2.",
            [],
            "2020",
            "Words",
            ("3", None, "1-2", None),
        ),
        (
            "chapter",
            "Loh, G. H., & Das, C. R. (2025). On hyphens: a study. In A. Editor, & B. C. Other (Eds.), Big Book of Words"
            " (2nd ed., Vol. 1, pp. 589-603). (Series on Words; Vol. 2). Word Press. https://doi.org/10.5555/x",
            ["G. H. Loh", "C. R. Das"],
            "2025",
            "Big Book of Words",
            ("1", None, "589-603", None),
        ),
        (
            "chapter",
            "Loh GH, Das CR. On hyphens: a study. In Editor A, editor, Big Book of Words. London: Word Press. 2025. p. 589-603.",
            ["GH Loh", "CR Das"],
            "2025",
            "Big Book of Words",
            (None, None, "589-603", None),
        ),
    ],
)
def test_styles(kind, text, people, issued, source, numbers):
    found = cited_in(text, TITLE, kind)
    assert found is not None and found.container is not None
    assert ([c.agent.name for c in found.contributors], found.issued, found.container.title) == (people, issued, source)
    assert (found.volume, found.issue, found.pages, found.article_number) == numbers


def test_the_volume_of_the_series_is_not_that_of_the_work():
    found = cited_in("Loh, G. (2020). On hyphens: a study. (Series on Words; Vol. 2). Word Press.", TITLE, "book")
    assert found is not None and found.publisher is not None
    assert (found.volume, found.series[0].title, found.series[0].volume) == (None, "Series on Words", "2")
    assert found.publisher.name == "Word Press"


@pytest.mark.parametrize("text", ["Loh, G. (2020). Another work. Words, 3.", "On hyphens", "", "(2020)", "a" * 100_000])
def test_what_cites_no_or_another_work_says_nothing(text):
    assert cited_in(text, TITLE, "article") is None


def test_a_host_whose_title_ends_with_a_year_ends_there():
    found = cited_in(
        "Ji, Z. (2024). On hyphens: a study. In Proceedings of WORDS 2024 (pp. 1-9). Word Press.", TITLE, None
    )
    assert found is not None and found.container is not None and found.publisher is not None
    assert (found.container.title, found.publisher.name) == ("Proceedings of WORDS 2024", "Word Press")


def test_a_sentence_says_nothing_of_the_kind():
    start = PAGE.replace("Research output: Contribution to journalArticlepeer-review\n\n", "").replace(
        "JournalSmall", "PublisherSmall"
    )
    assert page("Loh, G. (2020). On hyphens: a study. Word Press.", start).kind == "other"


def test_what_the_page_shows_stays_and_the_remark_says_where():
    found = page("TY - JOUR\n\nT1 - On hyphens\n\nVL - 9\n\nIS - 3\n\nER -\n")
    assert (found.volume, found.issue) == ("8", "3")
    [remark] = found.remarks
    assert (remark.field, remark.line) == ("volume", 18)
    assert remark.message == "the page shows '8', but its RIS below says '9'"


def test_the_citation_tells_family_from_given_names():
    names = [c.agent.family for c in page("TY - JOUR\nAU - Ada Example, -\nER -").contributors]
    assert names == ["Example", "Ellery"]
    start = PAGE.replace("Ada Example, Ruth Ellery", "Lucía Ferrán Ortiz, Ruth Ellery")
    found = page("TY - JOUR\nAU - Ferrán Ortiz, Lucía\nAU - Ellery, Ruth\nER -", start)
    assert [(c.agent.given, c.agent.family) for c in found.contributors] == [
        ("Lucía", "Ferrán Ortiz"),
        ("Ruth", "Ellery"),
    ]
    assert not found.remarks


@pytest.mark.parametrize(
    "block",
    [
        'DOI@article{k,\nissn = "2049-3630",\nvolume = "8",\n}',
        '@article{k,\nissn = "2049-3630",\nvolume = "8",',
        '@articlek,\nissn = "2049-3630",\nvolume = "8",\nabstract = "50\\\\ of {\\texttimes}\nand more",\n}',
        "TY  - JOUR T1  - On hyphens JF  - Small Words SN  - 2049-3630 ER  -",
        "TY - JOUR\nT1 - On hyphens\nSN - 2049-3630\nJO - Small Words",
    ],
)
def test_damaged_blocks_are_read(block):
    found = page(block.removeprefix("DOI"))
    assert found.container is not None
    assert [i.value for i in found.container.identifiers] or found.identifier("issn") == "2049-3630"
    assert not found.remarks and not found.unread


@given(st.lists(st.sampled_from(["TY - JOUR", "ER -", "AU - A, B", "T1 - x", "@article{k,", 'title = "a', '",', "}", "{", "\\",
                                 "A, B. (2020). On hyphens: a study. C, 1(2), 3-4.", "On hyphens: a study. / A, B", ""]), max_size=12))  # fmt: skip
def test_any_block_gives_a_record(lines):
    assert page("\n".join(lines)).title == TITLE


@pytest.mark.parametrize(
    "line", ["TY - JOUR", "@article{k,", "On hyphens: a study (2020). (((", 'title = "', "AU - A, B"]
)
def test_time_is_linear(line):
    def read_page(size):
        [item] = read((PAGE + f"{line}\n" * size).encode(), "page.txt")
        assert isinstance(item, (Record, ReadError))

    assert_linear(read_page, 10_000)


def test_each_name_that_a_citation_fills_in_has_its_own_line():
    found = page("TY - CHAP\nT1 - On hyphens\nAU - Example, Ada\nAU - Ellery, Ruth\nA2 - Roth, Karl\nA2 - Ek, Bo\nER -")
    lines = [p.line for p in found.provenance if p.field.startswith("contributors.")]
    assert lines == [3, 3, 18, 19]


def test_a_list_of_authors_cut_short_is_completed():
    start = PAGE.replace("Ruth Ellery", "Ruth Ellery, m.fl.")
    found = page("TY - JOUR\nT1 - On hyphens\nAU - Example, Ada\nAU - Ellery, Ruth\nAU - Ek, Bo\nER -", start)
    assert [c.agent.name for c in found.contributors] == ["Ada Example", "Ruth Ellery", "Bo Ek"]
    assert not found.remarks
