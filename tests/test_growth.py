"""The measure of growth finds what is quadratic and lets pass what is linear."""

from __future__ import annotations

import re

import pytest
from growth import assert_linear


def test_linear_work_passes():
    assert_linear(lambda size: [character.upper() for character in "x" * size], 200_000)
    assert_linear(lambda size: None, 1000)


@pytest.mark.parametrize(
    ("work", "size"),
    [
        (lambda size: [sum(range(i)) for i in range(size)], 4_000),  # calls that grow
        (lambda size: re.search(r"x+y", "x" * size), 8_000),  # within one call
        (lambda size: [[0] * i for i in range(size)], 4_000),  # copies
    ],
)
def test_quadratic_work_fails(work, size):
    with pytest.raises(AssertionError, match="not linear"):
        assert_linear(work, size)
