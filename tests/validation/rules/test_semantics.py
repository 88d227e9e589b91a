"""How the vocabularies' own domains and ranges are read: what must pass, and what must not."""

from __future__ import annotations

from datetime import date

import pytest

from lodpub.documents.document import Document, Node, Place, Value
from lodpub.validation.checking import Checker

SCHEMA = "http://schema.org/"
PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def full(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return name if "//" in name else PREFIXES[prefix] + local if colon else SCHEMA + name


def document(tree: dict) -> Document:
    """A tree of nodes as a document: names of terms as keys, ``{"iri": ...}`` a reference, a pair text and datatype."""
    made = Document("tree")
    _node(made, tree)
    return made


def _node(made: Document, tree: dict) -> Node:
    node = made.node(tree.get("@id", f"_:b{len(made.nodes)}"), Place(1, 1))
    for key, values in tree.items():
        for item in values if isinstance(values, list) else [values]:
            if key == "@type":
                node.types.append((full(item), Place(1, 1)))
            elif key != "@id":
                node.add(full(key), _value(made, item))
    return node


def _value(made: Document, item: object) -> Value:
    if isinstance(item, dict) and item.keys() == {"iri"}:
        return Value("iri", item["iri"])
    if isinstance(item, dict):
        node = _node(made, item)
        return Value("blank" if node.id.startswith("_:") else "iri", node.id)
    if isinstance(item, tuple):
        return Value("literal", item[0], datatype=full(item[1]))
    if isinstance(item, bool):
        return Value("literal", str(item).lower(), datatype=full("xsd:boolean"))
    if isinstance(item, int):
        return Value("literal", str(item), datatype=full("xsd:integer"))
    return Value("literal", str(item))


def found(tree: dict) -> list[str]:
    findings = Checker(today=date(2026, 1, 1)).check(document(tree))
    return [finding.rule for finding in findings if finding.severity != "info"]


ALLEN = {"@type": "Person", "name": "Barry Allen"}

RIGHT = {
    "a role between an actor and a film": {
        "@type": "Movie",
        "name": "Ghostbusters",
        "actor": {"@type": "PerformanceRole", "actor": ALLEN, "characterName": "Dr. Peter Venkman"},
    },
    "a role of an organization with dates of its own": {
        "@type": "Organization",
        "name": "Cryptography Users",
        "member": {"@type": "OrganizationRole", "member": ALLEN, "startDate": "1977", "roleName": "chair"},
    },
    "an annotated action": {
        "@type": "WebSite",
        "name": "Search",
        "potentialAction": {
            "@type": "SearchAction",
            "target": "https://example.org/search?q={term}",
            "query-input": "required maxlength=100 name=term",
        },
    },
    "an annotated action with a specification": {
        "@type": "ReviewAction",
        "result": {
            "@type": "Review",
            "reviewBody-input": {"@type": "PropertyValueSpecification", "valueRequired": True},
        },
    },
    "a value of an enumeration by address": {"@type": "Offer", "availability": {"iri": "https://schema.org/InStock"}},
    "a value of an enumeration as a text that is an address": {
        "@type": "Offer",
        "availability": "http://schema.org/InStock",
    },
    "a value of an enumeration by its bare name": {"@type": "Offer", "itemCondition": "NewCondition"},
    "a day of the week": {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": ["Monday", "Tuesday"],
        "opens": "09:00:00",
    },
    "a name with two particles": {
        "@type": "Article",
        "name": "One",
        "author": {"@type": "Person", "name": "Björn von und zu Hohenstein"},
    },
    "an address for a thing": {"@type": "Article", "name": "One", "author": "https://orcid.org/0000-0002-1825-0097"},
    "an address for an image": {"@type": "Article", "name": "One", "image": {"iri": "https://example.org/a.jpg"}},
    "a reference to what is described elsewhere": {
        "@type": "Article",
        "name": "One",
        "author": {"iri": "https://example.org/#me"},
    },
    "text for a place where text is in the range": {"@type": "Event", "name": "One", "location": "Copenhagen"},
    "numbers as JSON numbers and as texts": {
        "@type": "AggregateRating",
        "ratingValue": "4.5",
        "bestRating": 5,
        "ratingCount": "12",
    },
    "a number as a text where only a number is": {"@type": "Book", "name": "One", "numberOfPages": "224"},
    "a date where date and time may stand": {"@type": "Event", "name": "One", "startDate": "2025-07-21"},
    "a date and time where a date may stand": {
        "@type": "Article",
        "name": "One",
        "datePublished": "2015-02-05T08:00:00+08:00",
    },
    "a year alone": {"@type": "Book", "name": "One", "datePublished": "1991"},
    "a quantity as text": {"@type": "Product", "name": "One", "width": "20 cm"},
    "a quantity as a node": {"@type": "Product", "name": "One", "width": {"@type": "QuantitativeValue", "value": 20}},
    "a duration": {"@type": "Recipe", "name": "Bread", "prepTime": "PT15M", "cookTime": "PT1H"},
    "a truth value as text": {"@type": "Article", "name": "One", "isAccessibleForFree": "True"},
    "a truth value as a term": {
        "@type": "Article",
        "name": "One",
        "isAccessibleForFree": {"iri": "https://schema.org/False"},
    },
    "several classes, each with properties of its own": {
        "@type": ["Book", "Product"],
        "name": "One",
        "isbn": "978-3-16-148410-0",
        "offers": {"@type": "Offer", "price": "9.99", "priceCurrency": "EUR"},
    },
    "a class that an additional type gives": {
        "@type": "Thing",
        "name": "One",
        "additionalType": {"iri": "http://schema.org/Book"},
        "isbn": "978-3-16-148410-0",
    },
    "a class of another vocabulary": {
        "@type": ["Product", "http://www.productontology.org/id/Racing_bicycle"],
        "name": "One",
    },
    "a class of another vocabulary alone": {"@type": "http://purl.org/goodrelations/v1#Offering", "price": "9.99"},
    "a superseded property keeps its range": {"@type": "Movie", "name": "One", "director": ALLEN},
    "a URL that is described in the same file": {
        "@id": "https://example.org/1",
        "@type": "WebPage",
        "name": "One",
        "url": {"@id": "https://example.org/1", "@type": "WebPage"},
    },
    "Dublin Core elements with texts": {
        "@type": "bibo:Document",
        "dc:creator": "Ada Byron",
        "dc:date": "2021",
        "dc:type": "Text",
    },
    "a person of another vocabulary": {
        "@type": "bibo:Article",
        "dcterms:creator": {"@type": "foaf:Person", "foaf:name": "Ada Byron"},
    },
    "a text in an encoding scheme": {
        "@type": "bibo:Article",
        "dcterms:language": ("en", "http://purl.org/dc/terms/RFC5646"),
    },
    "an issue number on an article": {"@type": "bibo:AcademicArticle", "bibo:issue": "8", "bibo:volume": "3"},
    "the family name first": {"@type": "Person", "name": "García Márquez, Gabriel José"},
    "a family name with a particle and initials": {"@type": "Person", "name": "van der Berg, Pieter J."},
    "a suffix after commas": {"@type": "Person", "name": "King, Martin Luther, Jr."},
    "a Spanish name with y": {"@type": "Person", "name": "Santiago Ramón y Cajal"},
    "a body with and": {
        "@type": "Article",
        "name": "One",
        "author": {"@type": "Organization", "name": "Barnes and Noble"},
    },
    "pages in short form": {"@type": "Article", "name": "One", "pagination": "123-7"},
    "pages of a supplement": {"@type": "Article", "name": "One", "pageStart": "S98", "pageEnd": "S102"},
    "an article in an issue in a volume in a periodical": {
        "@type": "ScholarlyArticle",
        "name": "One",
        "isPartOf": {
            "@type": "PublicationIssue",
            "isPartOf": {"@type": "PublicationVolume", "isPartOf": {"@type": "Periodical", "name": "Annals"}},
        },
    },
    "a periodical that has its volumes": {
        "@type": "Periodical",
        "name": "A",
        "hasPart": {"@type": "PublicationVolume", "volumeNumber": "3"},
    },
    "a small sign and an ampersand": {"@type": "Article", "name": "p < 0.05 and a<b at AT&T, Q&A"},
    "two people of one name with other identifiers": {
        "@type": "Article",
        "name": "One",
        "author": [{**ALLEN, "url": "https://example.org/1"}, {**ALLEN, "url": "https://example.org/2"}],
    },
}

WRONG = {
    "unknown-class": [
        {"@type": "BookChapter", "name": "One"},
        {"@type": "InStock", "name": "One"},
        {"@type": "bibo:Artikle"},
    ],
    "unknown-property": [
        {"@type": "Article", "periodical": "Annals", "name": "One"},
        {"@type": "Article", "firstPage": "1", "name": "One"},
        {"@type": "bibo:Article", "dcterms:autor": "Ada Byron"},
    ],
    "wrong-case": [
        {"@type": "article", "name": "One"},
        {"@type": "Article", "Name": "One"},
        {"@type": "bibo:Article", "dcterms:Title": "One"},
    ],
    "superseded-term": [{"@type": "Movie", "actors": ALLEN, "name": "One"}],
    "unexpected-property": [
        {"@type": "Person", "name": "Ada Byron", "isbn": "978-3-16-148410-0"},
        {"@type": "CreativeWork", "name": "One", "isbn": "978-3-16-148410-0"},
    ],
    "unexpected-value": [
        {"@type": "Article", "name": "One", "author": "Ada Byron"},
        {"@type": "Article", "name": "One", "author": {"@type": "Book", "name": "Two"}},
        {"@type": "Article", "name": {"@type": "Person", "givenName": "Ada"}},
        {"@type": "Offer", "itemCondition": {"iri": "https://schema.org/NewConditon"}},
        {"@type": "Offer", "availability": {"iri": "https://schema.org/Monday"}},
        {"@type": "bibo:Article", "dcterms:creator": "Ada Byron"},
        {"@type": "bibo:Article", "dcterms:title": {"iri": "https://example.org/title"}},
        {"@type": "Book", "name": "One", "numberOfPages": {"iri": "https://example.org/pages"}},
    ],
    "wrong-datatype": [
        {"@type": "Book", "name": "One", "numberOfPages": "many"},
        {"@type": "Book", "name": "One", "datePublished": "forthcoming"},
        {"@type": "Article", "name": "One", "isAccessibleForFree": "yes"},
        {"@type": "Article", "name": "One", "copyrightYear": ("next", "xsd:integer")},
        {"@type": "Article", "name": "One", "url": "not an address"},
    ],
    "invalid-date": [
        {"@type": "Article", "name": "One", "datePublished": "2021-02-31"},
        {"@type": "Article", "name": "One", "datePublished": "March 2021"},
        {"@type": "bibo:Article", "dcterms:issued": ("2021", "xsd:date")},
        {"@type": "bibo:Article", "dcterms:issued": ("2021-13", "xsd:gYearMonth")},
        {"@type": "bibo:Article", "dcterms:issued": "2021/08/01"},
    ],
    "many-names-in-one": [
        {"@type": "Person", "name": "Smith J, Doe A"},
        {"@type": "Person", "name": "John Smith and Jane Doe"},
        {"@type": "Person", "name": "Smith, J.; Doe, A."},
        {"@type": "bibo:Article", "dc:creator": "Smith J, Doe A, Roe R"},
    ],
    "placeholder": [
        {"@type": "Person", "name": "Unknown"},
        {"@type": "Person", "name": "Smith J et al."},
        {"@type": "Article", "name": "N/A"},
    ],
    "page-order": [
        {"@type": "Article", "name": "One", "pagination": "127-113"},
        {"@type": "bibo:Article", "bibo:pages": "12-11"},
    ],
    "identifier-form": [
        {"@type": "bibo:Article", "bibo:doi": "doi:10.5555/x"},
        {"@type": "Article", "name": "One", "identifier": "doi:10.5555/x"},
        {"@type": "Person", "@id": "http://orcid.org/0000-0002-1825-0097", "name": "Josiah Carberry"},
        {"@type": "Periodical", "name": "Food Control", "issn": "09567135"},
    ],
    "invalid-orcid": [
        {
            "@type": "Person",
            "name": "One",
            "identifier": {"@type": "PropertyValue", "propertyID": "ORCID", "value": "0000-0002-1825-0098"},
        },
        {"@type": "Person", "name": "One", "sameAs": {"iri": "https://orcid.org/0000-0002-1825-0098"}},
    ],
    "invalid-doi": [
        {"@type": "bibo:Article", "bibo:doi": "11.5555/x"},
        {"@type": "Article", "name": "One", "sameAs": {"iri": "https://doi.org/10.5555"}},
    ],
    "relative-iri": [
        {"@type": "Organization", "@id": "05gq02987", "name": "One"},
        {"@type": "Article", "@id": "10.5555/x", "name": "One"},
    ],
    "invalid-url": [
        {"@type": "Article", "name": "One", "url": {"iri": "http://"}},
        {"@type": "Article", "name": "One", "url": {"iri": "https://http://a.org/"}},
    ],
    "mixed-namespace": [{"@type": "https://schema.org/Article", "name": "One"}],
    "untyped-node": [{"@type": "Article", "name": "One", "author": {"name": "Ada Byron"}}],
    "duplicate-value": [
        {"@type": "Article", "name": "One", "keywords": ["a", "a"]},
        {"@type": "Article", "name": "One", "author": [ALLEN, ALLEN]},
    ],
    "broken-nesting": [
        {"@type": "Periodical", "name": "A", "isPartOf": {"@type": "PublicationVolume", "volumeNumber": "3"}},
        {
            "@type": "PublicationIssue",
            "issueNumber": "3",
            "hasPart": {"@type": "PublicationVolume", "volumeNumber": "3"},
        },
    ],
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_draws_no_finding(name):
    assert found(RIGHT[name]) == []


@pytest.mark.parametrize(("rule", "tree"), [(rule, tree) for rule, trees in WRONG.items() for tree in trees])
def test_what_is_wrong_draws_the_finding_that_is_meant_for_it(rule, tree):
    assert found(tree) == [rule]


def test_suggestions_say_what_to_write():
    def suggestion(tree):
        return next(f.suggestion for f in Checker(today=date(2026, 1, 1)).check(document(tree)) if f.suggestion)

    assert suggestion({"@type": "Article", "datePublised": "2021"}) == "datePublished"
    assert suggestion({"@type": "Article", "author": "Ada Byron"}) == '{"@type": "Person", "name": "Ada Byron"}'
    assert suggestion({"@type": "Article", "datePublished": "9 March 2021"}) == "2021-03-09"
    assert suggestion({"@type": "Organization", "@id": "05gq02987"}) == "https://ror.org/05gq02987"
    assert suggestion({"@type": "Movie", "actors": ALLEN}) == "actor"
    assert suggestion({"@type": "bibo:Article", "dcterms:issued": ("2021", "xsd:date")}) == '"2021"^^xsd:gYear'
    assert suggestion({"@type": "Article", "name": "CafÃ© <i>x</i>"}) is not None


def test_what_is_kept_changes_nothing():
    checker = Checker(today=date(2026, 1, 1))
    trees = [tree for trees in WRONG.values() for tree in trees]
    first = [checker.check(document(tree)) for tree in trees]
    assert [checker.check(document(tree)) for tree in reversed(trees)] == first[::-1]


def test_chosen_rules_alone_are_asked():
    tree = {"@type": "article", "nane": "One"}
    assert [f.rule for f in Checker(["wrong-case"]).check(document(tree))] == ["wrong-case"]
    assert Checker([]).check(document(tree)) == []


def test_only_a_date_after_today_lies_in_the_future():
    tree = {"@type": "Article", "name": "One", "datePublished": "2026-01-02"}
    assert [f.rule for f in Checker(today=date(2026, 1, 1)).check(document(tree))] == ["future-date"]
    assert Checker(today=date(2026, 1, 2)).check(document(tree)) == []
