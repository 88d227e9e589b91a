"""The rules over records of N-Triples and N-Quads whose terms are looked at as they are written: the fast way.

It finds what `Checker` finds in the record's document, which is the slow way and this module's test: the same findings in
the same order. Statements are decided by a few lookups; only a value that nobody has seen before is parsed, and only
for a finding is a place made. Where rules have something to say of a node or its neighbours as wholes (values that are the
same, the nesting of journals), or a line is in an unusual form, the record is left to the slow way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

from lodpub.documents.document import Node, Place, Value
from lodpub.documents.iris import RDF
from lodpub.documents.ntriples_lines import iri_in, value_in
from lodpub.documents.ntriples_records import Record, Run
from lodpub.validation.report import Finding
from lodpub.validation.rules.identifiers import is_bare_resolver
from lodpub.validation.rules.structure import NESTING
from lodpub.validation.rules.texts import is_plain
from lodpub.validation.verdicts import LONGEST_KEPT, Verdicts
from lodpub.validation.wholes import LeftOver, Wholes, is_broken
from lodpub.validation.written_findings import WrittenWalk
from lodpub.validation.written_nodes import Cell, Known, Said, Shape, Terms, WrittenNode, WrittenUse, tell_apart
from lodpub.validation.written_terms import is_plain_doi, is_right_doi, literal_in, text

__all__ = ["WrittenChecker"]

_T = TypeVar("_T")
_RIGHT_DOI = b'"10."'
_NIL = f"<{RDF}nil>".encode()
_TYPE = f"{RDF}type"
_QUOTE, _UNDERSCORE = b'"_'
_MOST_KEPT = 100_000
_MOST_USES = 5_000
_MOST_STATEMENTS = 50_000
"""In all shapes that are kept: works with many references have long ones of their own."""


class WrittenChecker:
    """Checks records against the rules of some verdicts; made once, used for any number of records.

    >>> from lodpub.documents.ntriples_records import cut
    >>> [record] = cut([b'<http://a.org/1> <http://schema.org/nane> "One" .'], "a.nt")
    >>> [(found.rule, found.line, found.column) for found in WrittenChecker(Verdicts()).check(record)]
    [('unknown-property', 1, 18)]
    """

    def __init__(self, verdicts: Verdicts) -> None:
        self._verdicts = verdicts
        self._wholes = Wholes(verdicts)
        self._forget()

    def _forget(self) -> None:
        """Keeps memory flat: what was kept is found again when it is needed."""
        self._known = Known(self._verdicts)
        self._iris: set[bytes] = set()
        """IRIs, as they are written, in which no rule has found a fault."""
        self._kept = 0
        self._forget_shapes()

    def _forget_shapes(self) -> None:
        self._shapes: dict[tuple[bytes, ...], Shape] = {}
        self._statements = 0
        for use in self._known.uses.values():
            use.things.clear()
            use.blank_things.clear()

    def check(self, record: Record) -> list[Finding] | None:
        """What is wrong in a record, in the order of its places; None where its document has to be looked at."""
        if not (record.is_usual and self._wholes.are_followed):
            return None
        if self._kept > _MOST_KEPT or len(self._known.uses) > _MOST_USES:
            self._forget()
        if self._statements > _MOST_STATEMENTS:
            self._forget_shapes()
        try:
            nodes, cells = self._nodes(record)
            terms = {subject: said[-1].terms for subject, said in nodes.items()}
            if self._wholes.mixing and len(frozenset().union(*{one.namespaces for one in {*terms.values()}})) > 1:
                return None
            walk = WrittenWalk(record, terms, cells)
            for said in nodes.values():
                self._node(walk, said, nodes)
        except LeftOver:
            return None
        if len(walk.used) < len(cells):
            return None
        return sorted(walk.found, key=_place) if len(walk.found) > 1 else walk.found

    def _nodes(self, record: Record) -> tuple[dict[bytes, Said], dict[bytes, Cell]]:
        """The nodes of a record, and the cells of its lists, by subject."""
        nodes: dict[bytes, Said] = {}
        cells: dict[bytes, Cell] = {}
        for run in cast("list[Run]", record.runs):
            subject, predicates, objects, line = run
            shape = self._shapes.get(predicates) or self._shape(predicates)
            if shape.is_odd:
                raise LeftOver
            if shape.is_cell:
                if subject in cells or subject[:1] != b"_":
                    raise LeftOver
                cells[subject] = Cell(objects[0], objects[1], line)
                continue
            lines: Sequence[int] = range(line, line + len(objects))
            if (before := nodes.get(subject)) is not None:
                predicates, objects = before[1] + predicates, before[2] + objects
                lines = [*before[3], *lines]
                shape = self._shapes.get(predicates) or self._shape(predicates)
            plan = shape.plan(objects)
            if plan is None:
                raise LeftOver
            nodes[subject] = subject, predicates, objects, lines, shape, plan
        if not nodes.keys().isdisjoint(cells):
            raise LeftOver
        return nodes, cells

    def _shape(self, predicates: tuple[bytes, ...]) -> Shape:
        self._statements += len(predicates)
        found = self._shapes[predicates] = Shape(predicates, self._known)
        return found

    def _node(self, walk: WrittenWalk, said: Said, nodes: dict[bytes, Said]) -> None:
        subject, _, objects, lines, shape, plan = said
        if not is_right_doi(subject) and subject not in self._iris:
            self._iri(walk, WrittenNode(*said), None, subject, Place(lines[0], 1))
        if plan.known:
            self._of_terms(walk, WrittenNode(*said))
        if unsure := walk.unsure(plan, objects):
            node = WrittenNode(*said)
            for number, use in unsure:
                self._statement(walk, node, use, objects[number], number)
        if plan.terms.wholes:
            self._whole(walk, WrittenNode(*said))
        if self._wholes.repeating and shape.repeated:
            for values in shape.repeated:
                tell_apart(values(objects), nodes)

    def _statement(self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse, term: bytes, number: int) -> None:
        """Looks at a value that is not known to be sound."""
        if term[0] == _QUOTE:
            self._literal(walk, node, use, term, number)
        elif term in walk.terms:
            self._thing(walk, node, use, term, walk.terms[term], node.place(number))
        elif term in walk.cells:
            self._list(walk, node, use, term)
        else:
            self._reference(walk, node, use, term, node.place(number))

    def _of_terms(self, walk: WrittenWalk, node: WrittenNode) -> None:
        """What is wrong with the terms themselves: classes, properties and properties on classes."""
        for number, rule, fault in node.plan.known:
            is_type = number in node.shape.types
            term = node.objects[number]
            value = value_in(text(term))
            if value is None or term in walk.cells or term == _NIL:
                raise LeftOver
            property = _TYPE if is_type else node.shape.properties[number]
            place = node.place(number, of_predicate=not is_type)
            if is_type:
                value = Value("iri", value.text)
            walk.add(self._verdicts, node, rule, fault, property, value._replace(place=place))

    def _reference(self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse, term: bytes, place: Place) -> None:
        if term == _NIL or value_in(text(term)) is None:
            raise LeftOver
        if term[0] != _UNDERSCORE:
            sound = len(walk.found)
            if not is_right_doi(term) and term not in self._iris:
                self._iri(walk, node, use, term, place)
            if use.use.references:
                value = Value("iri", text(term[1:-1]), place=place)
                walk.look(self._verdicts, node, use, value, use.use.references)
            if len(walk.found) == sound:
                self._keep(use.references, term)

    def _iri(self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse | None, term: bytes, place: Place) -> None:
        iri = iri_in(text(term), blank=True)
        if iri is None:
            raise LeftOver
        if iri[:2] == "_:":
            return
        sound = len(walk.found)
        walk.look(self._verdicts, node, use, Value("iri", iri, place=place), self._verdicts.iris)
        if len(walk.found) == sound and not is_bare_resolver(iri):
            self._keep(self._iris, term)

    def _literal(self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse, term: bytes, number: int) -> None:
        value = literal_in(term)
        _, said, datatype, language, _ = value
        if datatype is None and language is None and is_plain(said) and not any(hint(said) for hint in use.hints):
            if len(said) <= LONGEST_KEPT:
                self._keep(use.sound, term)
            elif not use.hints:
                walk.prose.add(term)
            return
        literals = use.use.literals.get(datatype)
        if literals is None:
            literals = self._verdicts.literals(use.use, use.kind, use.property, datatype)
        sound = len(walk.found)
        if asked := tuple([one for one in literals.checks if one[0](said)]):
            value = value._replace(place=node.place(number))
            walk.look(self._verdicts, node, use, value, asked)
        if language and (faults := self._verdicts.ask("language", language)):
            for rule, fault in faults:
                value = value._replace(place=node.place(number))
                walk.add(self._verdicts, node, rule, fault, use.property, value)
        if len(walk.found) == sound and literals.are_kept(said):
            self._keep(use.sound, term)

    def _thing(
        self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse, term: bytes, thing: Terms, place: Place
    ) -> None:
        """Looks at a described node as a value."""
        named = term[0] != _UNDERSCORE
        sound = use.things if named else use.blank_things
        if thing in sound:
            return
        if (
            self._wholes.nesting
            and use.property in NESTING
            and is_broken(node.plan.terms.kind, use.property, thing.classes)
        ):
            raise LeftOver
        faults = self._verdicts.of_thing(use.use, use.property, thing.kind.classes, named)
        if not faults:
            sound.add(thing)
        value = Value("iri", text(term[1:-1]), place=place) if named else Value("blank", text(term), place=place)
        for rule, fault in faults:
            walk.add(self._verdicts, node, rule, fault, use.property, value)

    def _list(self, walk: WrittenWalk, node: WrittenNode, use: WrittenUse, head: bytes) -> None:
        """Looks at the members of a list, each in the place of the value."""
        if use.use.faults:
            raise LeftOver
        members: list[bytes] = []
        while head != _NIL:
            cell = walk.cells.get(head)
            if cell is None or head in walk.used or cell.first in walk.cells or cell.first[:1] != b"<":
                raise LeftOver
            walk.used.add(head)
            members.append(cell.first)
            thing = walk.terms.get(cell.first)
            if thing is None and cell.first not in use.references:
                self._reference(walk, node, use, cell.first, cell.place(head))
            elif thing is not None and thing not in use.things:
                self._thing(walk, node, use, cell.first, thing, cell.place(head))
            head = cell.rest
        if len(set(members)) < len(members):
            raise LeftOver

    def _whole(self, walk: WrittenWalk, node: WrittenNode) -> None:
        """Shows a node to the rules on nodes as wholes, with what they read of it; one right DOI is to them as any other."""
        read = tuple([_RIGHT_DOI if is_plain_doi(node.objects[n]) else node.objects[n] for n in node.plan.read])
        if read in node.plan.terms.sound:
            return
        shown = Node(text(node.subject))
        shown.types = node.plan.terms.types
        for number in node.plan.read:
            value = value_in(text(node.objects[number]))
            if value is None:
                raise LeftOver
            shown.add(node.shape.properties[number], value)
        for check in node.plan.terms.wholes:
            if check.hint(shown) and any(True for _ in check.find(shown, node.plan.terms.kind.classes, walk.document)):
                raise LeftOver
        if sum(map(len, read)) <= LONGEST_KEPT:
            self._keep(node.plan.terms.sound, read)

    def _keep(self, sound: set[_T], term: _T) -> None:
        self._kept += 1
        sound.add(term)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.line or 0, finding.column or 0
