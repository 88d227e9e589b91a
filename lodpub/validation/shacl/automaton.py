"""Regular expressions matched in linear time: an automaton over sets of states, built as it is walked.

For patterns that a backtracking matcher could run away with. What needs backtracking (lookaround, references to groups,
possessive repeats) is not supported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple, TypeAlias

__all__ = ["Automaton", "repeats"]

_LARGEST = 20_000
_CACHED = 20_000
_MANY = 1000
_SINGLE = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)
_Test: TypeAlias = Callable[[str], bool]
_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


class _Edge(NamedTuple):
    """A way to a state: by a character that passes `test`, or by none where `at` holds (None: always)."""

    to: int
    test: _Test | None = None
    at: Any = None


def repeats(pattern: str, flags: int) -> int:
    """How many repeats a backtracking matcher may have to try out: of one character to no fixed number, each counts one;
    of anything longer, more than are ever harmless.
    """

    def walk(items: Iterable[Any]) -> int:
        found = 0
        for kind, argument in items:
            if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
                least, most, inner = argument
                single = len(inner) == 1 and inner[0][0] in _SINGLE
                found += (1 if most is op.MAXREPEAT or most - least > 3 else 0) if single else walk(inner)
                found += _MANY if most > 1 and not single else 0
            elif kind is op.BRANCH:
                found += sum(walk(branch) for branch in argument[1])
            elif kind in (op.SUBPATTERN, op.ASSERT, op.ASSERT_NOT):
                found += walk(argument[-1])
            elif kind is op.ATOMIC_GROUP:
                found += walk(argument)
        return found

    return walk(_parser.parse(pattern, flags))


class Automaton:
    """A pattern, ready to be searched for. Raises `ValueError` for what is not supported or too large.

    >>> automaton = Automaton("^(a+)+$", 0)
    >>> automaton.search("a" * 10_000), automaton.search("a" * 10_000 + "b")
    (True, False)
    """

    def __init__(self, pattern: str, flags: int) -> None:
        tree = _parser.parse(pattern, flags)
        self._flags = tree.state.flags | flags
        self._edges: list[list[_Edge]] = [[]]
        self._end = self._sequence(tree, 0)
        self._steps: dict[tuple[frozenset[int], tuple[bool, str], str], tuple[bool, frozenset[int]]] = {}

    def search(self, text: str) -> bool:
        """Whether a match begins somewhere in the text."""
        states, before = frozenset((0,)), (True, "")
        for number, character in enumerate(text, 1):
            last = "$" if character == "\n" and number == len(text) else ""
            found, states = self._step(states, before, character + last)
            if found:
                return True
            before = (False, "w" if _is_word(character) else "\n" if character == "\n" else "")
        return self._step(states, before, "")[0]

    def _step(self, states: frozenset[int], before: tuple[bool, str], ahead: str) -> tuple[bool, frozenset[int]]:
        key = (states, before, ahead)
        known = self._steps.get(key)
        if known is None:
            if len(self._steps) >= _CACHED:
                self._steps.clear()
            closed = self._closure(states, before, ahead)
            reached = {
                edge.to
                for state in closed
                for edge in self._edges[state]
                if ahead and edge.test and edge.test(ahead[0])
            }
            known = self._steps[key] = (self._end in closed, frozenset(reached | {0}))
        return known

    def _closure(self, states: Iterable[int], before: tuple[bool, str], ahead: str) -> set[int]:
        """The states that are reached without a character."""
        closed, waiting = set(states), list(states)
        while waiting:
            for edge in self._edges[waiting.pop()]:
                if edge.test is None and edge.to not in closed and self._holds(edge.at, before, ahead):
                    closed.add(edge.to)
                    waiting.append(edge.to)
        return closed

    def _holds(self, at: Any, before: tuple[bool, str], ahead: str) -> bool:
        if at is None:
            return True
        lines = self._flags & re.MULTILINE
        if at is op.AT_BEGINNING_STRING or at is op.AT_BEGINNING:
            return before[0] or bool(at is op.AT_BEGINNING and lines and before[1] == "\n")
        if at is op.AT_END_STRING or at is op.AT_END:
            return not ahead or (at is op.AT_END and (ahead == "\n$" or bool(lines and ahead[0] == "\n")))
        boundary = (before[1] == "w") != (ahead != "" and _is_word(ahead[0]))
        return boundary if at is op.AT_BOUNDARY else not boundary

    def _state(self) -> int:
        if len(self._edges) >= _LARGEST:
            raise ValueError("the repeats make it too large")
        self._edges.append([])
        return len(self._edges) - 1

    def _sequence(self, items: Iterable[Any], start: int) -> int:
        for kind, argument in items:
            start = self._item(kind, argument, start)
        return start

    def _item(self, kind: Any, argument: Any, start: int) -> int:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, inner = argument
            return self._repeat(least, most, inner, start)
        if kind is op.SUBPATTERN:
            _, added, removed, inner = argument
            if added or removed:
                raise ValueError("flags within it are not supported")
            return self._sequence(inner, start)
        end = self._state()
        if kind is op.BRANCH:
            for branch in argument[1]:
                first = self._state()
                self._edges[start].append(_Edge(first))
                self._edges[self._sequence(branch, first)].append(_Edge(end))
        elif kind is op.AT:
            self._edges[start].append(_Edge(end, at=argument))
        else:
            self._edges[start].append(_Edge(end, self._test(kind, argument)))
        return end

    def _repeat(self, least: int, most: Any, inner: Any, start: int) -> int:
        for _ in range(least):
            start = self._sequence(inner, start)
        if most is op.MAXREPEAT:
            loop, end = self._state(), self._state()
            self._edges[start].append(_Edge(loop))
            self._edges[self._sequence(inner, loop)].append(_Edge(loop))
            self._edges[loop].append(_Edge(end))
            return end
        end = self._state()
        for _ in range(most - least):
            self._edges[start].append(_Edge(end))
            start = self._sequence(inner, start)
        self._edges[start].append(_Edge(end))
        return end

    def _test(self, kind: Any, argument: Any) -> _Test:
        """The test of one character, as `re` would do it: a pattern of this one item."""
        if kind is op.ANY:
            source = "."
        elif kind is op.LITERAL:
            source = _escaped(argument)
        elif kind is op.NOT_LITERAL:
            source = f"[^{_escaped(argument)}]"
        elif kind is op.IN:
            source = "[" + "".join(_member(*member) for member in argument) + "]"
        else:
            raise ValueError(
                "lookaround, references to groups and possessive repeats are not supported in a pattern with several repeats"
            )
        matches = re.compile(source, self._flags & (re.IGNORECASE | re.DOTALL)).fullmatch
        return lambda character: matches(character) is not None


def _member(kind: Any, argument: Any) -> str:
    if kind is op.NEGATE:
        return "^"
    if kind is op.RANGE:
        return f"{_escaped(argument[0])}-{_escaped(argument[1])}"
    return _CATEGORIES[argument] if kind is op.CATEGORY else _escaped(argument)


def _escaped(code: int) -> str:
    return f"\\U{code:08x}"


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
