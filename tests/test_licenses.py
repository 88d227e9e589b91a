"""Licences by name and address: the version that is stated, and none where none is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.crosswalk import table
from lodpub.licenses import license_row

_CC = "https://creativecommons.org/"


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("CC BY 4.0", f"{_CC}licenses/by/4.0/"),
        ("cc-by-nc-nd-3.0", f"{_CC}licenses/by-nc-nd/3.0/"),
        ("Creative Commons Attribution 4.0 International (CC BY 4.0)", f"{_CC}licenses/by/4.0/"),
        ("Creative Commons Attribution-NonCommercial 3.0 Unported License", f"{_CC}licenses/by-nc/3.0/"),
        ("http://creativecommons.org/licenses/by-nc-nd/4.0/deed.de", f"{_CC}licenses/by-nc-nd/4.0/"),
        ("https://www.creativecommons.org/licenses/by/4.0/legalcode.txt", f"{_CC}licenses/by/4.0/"),
        ("Open access under CC BY (https://creativecommons.org/licenses/by/4.0).", f"{_CC}licenses/by/4.0/"),
        ("CC0 1.0 Universal", f"{_CC}publicdomain/zero/1.0/"),
        ("http://www.apache.org/licenses/LICENSE-2.0.html", "https://spdx.org/licenses/Apache-2.0"),
        ("GPL-3.0-or-later", "https://spdx.org/licenses/GPL-3.0-or-later"),
        ("GPLv3", "https://spdx.org/licenses/GPL-3.0"),
        ("Open Government Licence v3.0", "https://spdx.org/licenses/OGL-UK-3.0"),
        (
            "http://www.elsevier.com/open-access/userlicense/1.0/",
            "https://www.elsevier.com/open-access/userlicense/1.0/",
        ),
    ],
)
def test_a_stated_version_gives_the_canonical_address(text: str, iri: str) -> None:
    row = license_row(text)
    assert row is not None and row["iri"] == iri


@pytest.mark.parametrize(
    "text", ["CC BY", "CC BY-NC-ND license", "Creative Commons", "CC0", "GPL", "ODbL", "Public domain"]
)
def test_a_name_without_a_version_gets_no_address(text: str) -> None:
    row = license_row(text)
    assert row is not None and row["iri"] == "" and row["label"]


@pytest.mark.parametrize(
    "text", ["", "Unspecified", "All rights reserved", "CC BY 9.9", "https://example.org/licenses/by/4.0/"]
)
def test_what_the_table_does_not_know_is_not_guessed(text: str) -> None:
    assert license_row(text) is None


def test_a_row_without_a_version_in_its_name_has_no_versioned_address() -> None:
    for key, row in table("licences").items():
        if row["iri"].startswith(_CC):
            assert re.search(r"\d\.\d", row["label"]), key
        if row["spdx"] and not row["iri"].startswith(_CC):
            assert row["iri"] == f"https://spdx.org/licenses/{row['spdx']}", key


def test_every_row_is_found_by_each_of_its_words_and_addresses() -> None:
    strays = []
    for key, row in table("licences").items():
        for text in [*row["words"].split("|"), *(f"http://www.{url}/" for url in row["urls"].split("|") if url)]:
            found = license_row(text) if text else row
            if found is None or found["licence"] != key:
                strays.append((key, text, found and found["licence"]))
    assert strays == []


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    row = license_row(text)
    assert row is None or row["label"]
