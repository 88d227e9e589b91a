"""LaTeX to Unicode: accents in every way people write them, formulas, what is unknown stays."""

from __future__ import annotations

import pytest
from growth import assert_linear
from hypothesis import given
from hypothesis import strategies as st

from lodpub.values.latex import to_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\"a \"{a} {\"a} {\"{a}} {\" a}", "ä ä ä ä ä"),
        (r"\'\i \'{\i} {\'{\i}} \v{\j} \^\i", "íí í ǰ î"),
        (r"\c c \c{c} {\c c} \k{a} \H o \r{a} \u{g} \d{s}", "ç ç ç ą ő å ğ ṣ"),
        (r"Stra{\ss}e \o{}re \AA ngstr\"om \L{}\'od\'z \OE uvre", "Straße øre Ångström Łódź Œuvre"),
        (r"D\textquotesingle aspremont O{\textquoteright}Neill", "D'aspremont O’Neill"),
        (r"$x_{10}^{2}$ and $10^{-3}$, CO\textsubscript{2}, $\mathrm{H_2O}$", "x₁₀² and 10⁻³, CO₂, H₂O"),
        (r"$\alpha \leq \beta$ $\frac{1}{2}$ $\sqrt{n}$ $\mathbb{R}$ $\mathfrak{g}$", "α≤β 1/2 √n ℝ 𝔤"),
        (r"$\log n$ \(x^2\)", "log n x²"),
        (r"US$ 5 and \$6, 100\% of A\&B\_C \#1 a^b", "US$ 5 and $6, 100% of A&B_C #1 a^b"),
        (r"``one'' ''two'' 1--2 a---b ?`que?", "“one” ”two” 1–2 a—b ¿que?"),
        (r"\emph{a \textbf{b} c} {\it d} \textsc{E}", "a b c d E"),
        (r"\href{http://x.org}{a link} \url{http://y.org}", "a link http://y.org"),
        (r"\unknown{x} \nosuch y", r"\unknown{x} \nosuch y"),
        (r"1.67{\texttimes} {\textcopyright} 2025", "1.67× © 2025"),
        (r"$5^{\circ}$C, $C^*$-algebra, $f^\prime$, 4$^{\textrm{\`eme}}$, 2$^{nd}$", "5°C, C*-algebra, f′, 4ème, 2ⁿᵈ"),
        (r"a~b\,c\ d\\e", "a b c d e"),
        (r"{open \textbf{brace", "open brace"),
        ("plain text, nothing to do", "plain text, nothing to do"),
    ],
)
def test_latex_becomes_unicode(latex, text):
    assert to_text(latex) == text


def test_braces_stay_for_names_but_not_those_of_accents():
    assert to_text(r"{Barnes {\&} Noble} and {\'E}mile", braces=True) == "{Barnes & Noble} and Émile"


@given(st.text(alphabet=r"\{}$~^_'`-\"abc é%&", max_size=80))
def test_any_text_gives_a_text(latex):
    assert isinstance(to_text(latex), str) and isinstance(to_text(latex, braces=True), str)


@pytest.mark.parametrize("piece", ["{", "}", "\\", "$", "\\'", "{\\textbf{", "\\frac{", "^{", "a$^{b", "\\foo{"])
def test_time_is_linear(piece):
    assert_linear(lambda size: to_text(piece * size), 50_000)
