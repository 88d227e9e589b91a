"""Markup out of titles and abstracts: what publishers send, what only looks like markup, what is hostile."""

from __future__ import annotations

import unicodedata

import pytest
from growth import assert_linear
from hypothesis import given, settings
from hypothesis import strategies as st

from lodpub.values import markup, tags

CASES = [
    ("<jats:title>Abstract</jats:title><jats:p>One.</jats:p>\n<jats:p>Two\n\nlines.</jats:p>", "One.\n\nTwo lines."),
    ("<jats:sec><jats:title>Background</jats:title><jats:p>Text</jats:p></jats:sec>", "Background\n\nText"),
    ("CO<sub>2</sub> at 10 <sup>\u22123</sup> and the 19<SUP>th</SUP>", "CO₂ at 10 ⁻³ and the 19ᵗʰ"),
    ("x<sup>a,b</sup> stays plain", "xa,b stays plain"),
    ("e<sup>x<sub>2</sub></sup>", "ex₂"),
    ("Escherichia <italic toggle='yes'>coli</italic>", "Escherichia coli"),
    ("&lt;i&gt;In vitro&lt;/i&gt; R&amp;D", "In vitro R&D"),
    ("&amp;lt;i&amp;gt;", "&lt;i&gt;"),
    ("Q&amp;A: caf&eacute; &#x3b1;&#946; &unknown; AT&T", "Q&A: café αβ &unknown; AT&T"),
    ("p < 0.05 and 3 > 2", "p < 0.05 and 3 > 2"),
    ("if a<b>c then", "if a<b>c then"),
    ("p&lt;0.05", "p<0.05"),
    ("<p>n &lt; 5 &amp; m &gt; 2</p>", "n < 5 & m > 2"),
    ("one<br>two<br/><br/>three", "one two\n\nthree"),
    ("a<!-- note -->b<![CDATA[ x < y ]]>", "ab x < y"),
    ("<https://example.org/a>", "<https://example.org/a>"),
    ("cafe\u0301", "café"),
    (
        '<mml:math xmlns:mml="http://x"><mml:msup>\n <mml:mi>x</mml:mi>\n <mml:mn>2</mml:mn>\n</mml:msup></mml:math>',
        "x²",
    ),
    ("<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>", "xᵢ²"),
    ("<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>", "(a+b)/c"),
    ("<math><msqrt><mn>2</mn></msqrt><mo>,</mo><msqrt><mi>a</mi><mi>b</mi></msqrt></math>", "√2,√(ab)"),
    ("<alternatives><tex-math>\\alpha</tex-math><math><mi>α</mi></math></alternatives>", "α"),
    ("<tex-math>\\alpha</tex-math>", "\\alpha"),
]


@pytest.mark.parametrize(("source", "plain"), CASES)
def test_markup_becomes_text(source: str, plain: str) -> None:
    assert markup.clean(source) == plain


@pytest.mark.parametrize("text", ["<i>x</i>", "a<br>b", "H<sub>2</sub>O", "caf&eacute;", "&#8211;", "<jats:p>x"])
def test_markup_is_seen(text: str) -> None:
    assert markup.has_markup(text)


@pytest.mark.parametrize("text", ["p < 0.05", "a<b", "a<b>c", "R&D; AT&T;", "<x@example.org>", "x -> y <- z", ""])
def test_what_only_looks_like_markup_is_not(text: str) -> None:
    assert not markup.has_markup(text)


PIECES = st.sampled_from(
    [
        "<i>",
        "</i>",
        "<sub>",
        "</sub>",
        "<sup>",
        "<p>",
        "</p>",
        "<math>",
        "<msup>",
        "<mfrac>",
        "</math>",
        "<br/>",
        "&lt;",
        "&amp;",
        "<!--",
        "-->",
        "x",
        "2",
        "<",
        ">",
        "&",
        "é",
        "\n",
        " ",
    ]
)


@settings(deadline=None, max_examples=200)
@given(st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join))
def test_any_text_comes_out_tidy(text: str) -> None:
    plain = markup.clean(text)
    assert markup.tidy(plain) == plain
    assert markup.tidy(markup.tidy(text)) == markup.tidy(text)
    assert all(line == " ".join(line.split()) for line in plain.split("\n"))
    assert not any(unicodedata.category(c) == "Cc" for c in plain.replace("\n", ""))


TAGS = [
    "<p>",
    "</p>",
    "<jats:p>",
    "</jats:p>",
    "<i>",
    "</i>",
    "<sub>",
    "</sub>",
    "<b a=''>",
    "<br/>",
    "<math>",
    "<i",
    "&amp;",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(TAGS) | st.text("2x\n ", max_size=3), max_size=8).map("".join))
def test_tags_that_close_in_order_are_taken_out_as_any_others(text: str) -> None:
    plain = tags.well_nested(text)
    assert plain is None or (tags.marked(text) and plain == tags.stripped(text, decode=True))


@pytest.mark.parametrize(
    "text", ["<jats:p>One &lt;</jats:p>\n <jats:p>H<jats:sub>2</jats:sub>O</jats:p>", "<i>a</i> b"]
)
def test_the_usual_tags_close_in_order(text: str) -> None:
    assert tags.well_nested(text) is not None


@settings(deadline=None, max_examples=200)
@given(st.lists(st.none() | st.lists(PIECES | st.text(max_size=5), max_size=4).map("".join), max_size=8))
def test_many_texts_are_cleaned_as_each_is(texts: list[str | None]) -> None:
    assert markup.clean_all(texts) == [text and markup.clean(text) for text in texts]


def test_text_without_markup_is_returned_itself() -> None:
    text = "A plain title, as most of them are (2021)"
    assert markup.clean(text) is text


HOSTILE = [
    "<i>",
    "</i>",
    "<sup>",
    "<msup>",
    "<math>",
    "<!--",
    "<![CDATA[",
    "&",
    "&lt;",
    "<i a=",
    f"<i {' ' * 50}",
    "<",
    "\n ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    assert_linear(lambda size: (markup.clean(piece * size), markup.has_markup(piece * size)), 50_000)


def test_deep_markup_takes_linear_time() -> None:
    assert_linear(lambda size: markup.clean("<sup>" * size + "x" + "</sup>" * size + "</b>" * size), 50_000)
    assert_linear(lambda size: markup.clean("<math>" + "<msqrt>" * size + "<mi>x</mi>" + "</msqrt>" * size), 30_000)
