"""Findings of profiles and of one's own shapes are chosen by name, like rules."""

from __future__ import annotations

import pytest

from lodpub.errors import UsageError
from lodpub.linting import Linter, validate

PAGE = b"""<!DOCTYPE html><html><head><title>x</title>
<meta name="citation_title" content="A title">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Book", "nane": "x"}</script>
</head><body></body></html>"""


def rules(**options):
    return {finding.rule for finding in validate(PAGE, **options).findings}


def test_a_profile_is_selected_by_its_name_or_that_of_a_shape():
    everything = rules(profiles=["google-scholar"])
    assert {"unknown-property", "google-scholar/author", "google-scholar/date"} <= everything
    assert rules(profiles=["google-scholar"], select=["google-scholar"]) == {
        "google-scholar/author",
        "google-scholar/date",
    }
    assert rules(profiles=["google-scholar"], select=["google-scholar/date"]) == {"google-scholar/date"}
    both = rules(profiles=["google-scholar"], select=["google-scholar/date", "unknown-property"])
    assert both == {"google-scholar/date", "unknown-property"}


def test_a_profile_is_ignored_by_its_name_or_that_of_a_shape():
    left = rules(profiles=["google-scholar", "zotero"], ignore=["google-scholar/date", "zotero"])
    assert "google-scholar/author" in left and "unknown-property" in left
    assert not [rule for rule in left if rule == "google-scholar/date" or rule.startswith("zotero")]


def test_shapes_of_ones_own(tmp_path):
    file = tmp_path / "own.ttl"
    file.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <#B> sh:targetClass <http://schema.org/Book> ; sh:nodeKind sh:IRI ."
    )
    assert rules(shapes=[file], select=["shacl"]) == {"shacl/B"}
    assert "shacl/B" not in rules(shapes=[file], ignore=["shacl/B"])


def test_a_profile_that_is_not_in_use_is_no_rule():
    with pytest.raises(UsageError, match="add --profile google-scholar"):
        Linter(select=["google-scholar"])


def test_a_page_that_says_nothing_is_found_out(tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<!DOCTYPE html><html><head><title>x</title></head><body><p>Text</p></body></html>")
    found = {finding.rule for finding in validate(page, profiles=["google-scholar"]).findings}
    assert {"google-scholar/title", "google-scholar/author", "google-scholar/date"} <= found
