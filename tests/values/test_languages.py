"""Language tags against RFC 5646, its appendix of examples, and the codes of ISO 639."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import languages
from lodpub.values.tables import rows

RFC_5646 = "de fr ja i-enochian zh-Hant zh-Hans sr-Cyrl sr-Latn zh-cmn-Hans-CN cmn-Hans-CN zh-yue-HK yue-HK zh-Hans-CN sr-Latn-RS"
RFC_5646 += (
    " sl-rozaj sl-rozaj-biske sl-nedis de-CH-1901 sl-IT-nedis hy-Latn-IT-arevela de-DE en-US es-419 de-CH-x-phonebk"
)
RFC_5646 += " az-Arab-x-AZE-derbend x-whatever qaa-Qaaa-QM-x-southern de-Qaaa sr-Latn-QM sr-Qaaa-RS en-US-u-islamcal zh-CN-a-myext-x-private"
RFC_5646 += " en-a-myext-b-another und mul zxx"


@pytest.mark.parametrize("tag", RFC_5646.split())
def test_the_examples_of_the_standard_are_valid(tag: str) -> None:
    assert languages.fault(tag) is None
    assert languages.fault(tag.upper()) is None
    assert languages.parse(tag) is not None


@pytest.mark.parametrize(
    "tag",
    [
        "de-419-DE",
        "a-DE",
        "ar-a-aaa-b-bbb-a-ccc",
        "en--US",
        "en-",
        "-en",
        "sl-nedis-nedis",
        "english",
        "xx",
        "",
        "en US",
        "٣",
    ],
)
def test_what_the_standard_calls_wrong_is_wrong(tag: str) -> None:
    assert languages.fault(tag)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en_GB", "en-GB"),
        ("SR-latn-rs", "sr-Latn-RS"),
        ("fre", "fr"),
        ("fra-ca", "fr-CA"),
        ("cmn", "cmn"),
        ("i-klingon", "tlh"),
        ("en-gb-oed", "en-GB-oxendict"),
        ("I-Default", "i-default"),
        ("my-BU", "my-MM"),
        ("zh-yue", "yue"),
        ("Deutsch", None),
        ("n/a", None),
        ("eng; fre", None),
    ],
)
def test_canonical_form(text: str, tag: str | None) -> None:
    assert languages.parse(text) == tag


def test_every_code_of_iso_639_is_read() -> None:
    assert all(languages.parse(code) for code, _ in rows("languages/iso639"))


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=20) | st.from_regex(r"[a-zA-Z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}", fullmatch=True))
def test_parsing_is_idempotent_and_gives_valid_tags(text: str) -> None:
    tag = languages.parse(text)
    if tag is not None:
        assert languages.parse(tag) == tag
        assert languages.fault(tag) is None
    elif languages.fault(text) is None:
        raise AssertionError("valid, but not read")
