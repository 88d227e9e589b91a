"""Names: the stated rule, BibTeX's rule with its handbook's examples, bodies told from people."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.record import Organization
from lodpub.values import names

PRINTED = [
    ("Amy M. Fowler", "Fowler", "Amy M.", None),
    ("Yee Chung Cheng", "Cheng", "Yee Chung", None),
    ("van der Berg, Jan", "van der Berg", "Jan", None),
    ("Berg, Jan van der", "van der Berg", "Jan", None),
    ("Jan van der Berg", "van der Berg", "Jan", None),
    ("Jan Van Den Berg", "Van Den Berg", "Jan", None),
    ("Thi Van Anh Nguyen", "Nguyen", "Thi Van Anh", None),
    ("Sarah De Vries", "De Vries", "Sarah", None),
    ("King, Martin Luther, Jr.", "King", "Martin Luther", "Jr."),
    ("King, Jr., Martin Luther", "King", "Martin Luther", "Jr."),
    ("Martin Luther King III", "King", "Martin Luther", "III"),
    ("Smith, Jane, MD", "Smith", "Jane", "MD"),
    ("Smith JA", "Smith", "JA", None),
    ("van den Broek AB", "van den Broek", "AB", None),
    ("J A Smith", "Smith", "J A", None),
    ("JA Smith", "Smith", "JA", None),
    ("DUPONT Jean-Luc", "DUPONT", "Jean-Luc", None),
    ("Jean-Luc DUPONT", "DUPONT", "Jean-Luc", None),
    ("JEAN DUPONT", "DUPONT", "JEAN", None),
    ("Santiago Ramón y Cajal", "Ramón y Cajal", "Santiago", None),
    ("山田 太郎", "山田", "太郎", None),
    ("김, 철수", "김", "철수", None),
    ("山田太郎", None, None, None),
    ("Voltaire", None, None, None),
    ("Σωκράτης Παπαδόπουλος", "Παπαδόπουλος", "Σωκράτης", None),
]


@pytest.mark.parametrize(("text", "family", "first", "suffix"), PRINTED)
def test_the_stated_rule(text: str, family: str | None, first: str | None, suffix: str | None) -> None:
    found = names.person(text)
    assert (found.family, found.given, found.suffix) == (family, first, suffix)
    assert names.person(names.family_first(found)).family == family


@pytest.mark.parametrize(
    ("text", "family", "first", "suffix"),
    [
        ("Per Brinch Hansen", "Hansen", "Per Brinch", None),
        ("Brinch Hansen, Per", "Brinch Hansen", "Per", None),
        (
            "Charles Louis Xavier Joseph de la Vallée Poussin",
            "de la Vallée Poussin",
            "Charles Louis Xavier Joseph",
            None,
        ),
        ("von Last, Jr, First", "von Last", "First", "Jr"),
        ("{von der} Schmidt, Alex", "von der Schmidt", "Alex", None),
        ("Jean~Paul {Le Duc}", "Le Duc", "Jean Paul", None),
        ("{}", None, None, None),
        ("", None, None, None),
        ("jean de la fontaine", None, None, None),
    ],
)
def test_the_rule_of_bibtex(text: str, family: str | None, first: str | None, suffix: str | None) -> None:
    found = names.bibtex(text)
    if isinstance(found, Organization) or family is None:
        assert "{" not in found.name
    else:
        assert (found.family, found.given, found.suffix) == (family, first, suffix)


def test_a_name_in_braces_is_a_body() -> None:
    assert names.bibtex("{World Health {O}rganization}") == Organization(name="World Health Organization")


@pytest.mark.parametrize(
    "text",
    [
        "The ATLAS Collaboration",
        "Universität Bern",
        "COVID-19 Working Group",
        "Institute of Physics",
        "Centers for Disease Control",
        "東京大学",
        "Groupe d'étude X",
        "Acme GmbH",
        "Ministerio de Salud",
        "DEXA Study investigators",
        "Society of the Sun",
    ],
)
def test_bodies(text: str) -> None:
    assert names.looks_like_organization(text)


@pytest.mark.parametrize(
    "text",
    [
        "Amy Fowler",
        "Ford, Harrison",
        "Theodore Roosevelt",
        "Forde, A.",
        "Grouper, T.",
        "van Societ, J",
        "Marie Labelle",
        "李明",
    ],
)
def test_people(text: str) -> None:
    assert not names.looks_like_organization(text)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40) | st.text("aA Bv,.-{}~", max_size=20))
def test_any_text_is_harmless_and_no_word_is_lost(text: str) -> None:
    found = names.person(text)
    names.looks_like_organization(text)
    names.bibtex(text)
    if found.family:
        assert sorted(
            " ".join(filter(None, (found.family, found.given, found.suffix))).replace(",", " ").split()
        ) == sorted(text.replace(",", " ").split())


WORD = st.from_regex(r"[A-Z][a-z]{2,8}(-[A-Z][a-z]{2,6})?", fullmatch=True)


@settings(deadline=None, max_examples=100)
@given(
    WORD,
    st.lists(WORD, min_size=1, max_size=3),
    st.sampled_from(["", "van ", "de la ", "von "]),
    st.sampled_from([None, "Jr.", "III"]),
)
def test_printing_and_parsing_are_inverse(family: str, firsts: list[str], particle: str, suffix: str | None) -> None:
    whole = names.from_parts(family=particle + family, given=" ".join(firsts), suffix=suffix)
    assert names.person(names.family_first(whole)) == whole
    again = names.person(whole.name)
    assert family.split()[-1] in (again.family or "")
