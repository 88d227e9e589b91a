"""Which texts are plain; `_plain.c` and the plain module say the same of all."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import plain
from lodpub.values.markup import clean, tidy

SETTLED = [sign for sign in map(chr, range(0xA0, 0x10000)) if plain.is_plain_by_pattern(sign)]
TEXTS = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=()), max_size=6),
    st.text(
        st.sampled_from(
            "a &<\n\t~\x7f\x80\xa0\xa1\xad\u0250\u02ff\u0300\u2010\u2028\u3000\u4e00\ud800\uff9d\uff9e\U0001d49c"
        ),
        max_size=9,
    ),
)
compiled = pytest.mark.skipif(plain._plain is None, reason="the accelerator was not built")


def test_a_settled_sign_is_printable_and_composed_with_none_before_it() -> None:
    assert "\u2013" in SETTLED and "\u4e2d" in SETTLED
    for sign in SETTLED:
        assert sign.isprintable() and not unicodedata.combining(sign)
    for before in ["", "e", "\u03b1", "\u3042", "\uac00", "\u1100"]:
        pairs = " ".join(before + sign for sign in SETTLED)
        assert unicodedata.normalize("NFC", pairs) == pairs


@settings(deadline=None, max_examples=300)
@given(st.lists(st.none() | TEXTS, max_size=5))
def test_plain_texts_are_those_that_stay_as_they_are(texts: list[str | None]) -> None:
    each = [plain.is_plain_by_pattern(text) for text in texts if text is not None]
    assert plain.are_plain_by_pattern(texts) == all(each)
    for text in filter(plain.is_plain_by_pattern, filter(None, texts)):
        assert clean(text) is text and tidy(text) is text and " ".join(text.split()) == text


@compiled
def test_both_say_the_same_of_each_character() -> None:
    for character in map(chr, range(sys.maxunicode + 1)):
        assert plain.is_plain(character) == plain.is_plain_by_pattern(character), hex(ord(character))


@compiled
@settings(deadline=None, max_examples=300)
@given(st.lists(st.none() | TEXTS, max_size=5))
def test_both_say_the_same_of_texts(texts: list[str | None]) -> None:
    assert plain.are_plain(texts) == plain.are_plain_by_pattern(texts)
    for text in filter(None, texts):
        assert plain.is_plain(text) == plain.is_plain_by_pattern(text)


@compiled
@pytest.mark.parametrize("wrong", [None, b"text", 5])
def test_what_is_no_text_is_an_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        plain.is_plain(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        plain.are_plain(wrong)  # type: ignore[arg-type]
    assert not plain.are_plain([wrong]) or wrong is None  # type: ignore[list-item]
