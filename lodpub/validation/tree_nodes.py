"""The plan by which objects of one shape are checked: the same keys in one context, and the same classes."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from lodpub.documents.document import Node, Place, Value
from lodpub.documents.jsonld_context import EMPTY, Context
from lodpub.documents.jsonld_values import prefix_in, scalar
from lodpub.documents.jsonlines import Line
from lodpub.documents.places import Problems
from lodpub.validation.checking import ADDITIONAL
from lodpub.validation.rules.rule import Fault
from lodpub.validation.rules.structure import schema_namespace
from lodpub.validation.verdicts import Kind, Verdicts
from lodpub.validation.wholes import LeftOver, Wholes, asked

__all__ = ["Kept", "TreeContext", "TreePlan", "TreeShape", "TreeUse"]

_MOST_VALUES = 100_000
_MOST_SHAPES = 5_000
_MAPS = {"@language", "@index", "@id", "@type"}
_Types: TypeAlias = "str | tuple[Any, ...] | None"


class Kept:
    """What is known from the lines before: objects by their context, and IRIs in which no rule has found a fault."""

    def __init__(self, verdicts: Verdicts) -> None:
        self.verdicts = verdicts
        self.wholes = Wholes(verdicts)
        self.contexts: dict[bytes, TreeContext] = {}
        self.iris: set[str] = set()
        self.size = 0
        """How many values are kept, in all."""

    def limit(self) -> None:
        """Keeps memory flat: what is forgotten is found again when it is needed."""
        if sum(context.size for context in self.contexts.values()) > _MOST_SHAPES:
            for context in self.contexts.values():
                context.forget()
            self.contexts.clear()
        if self.size > _MOST_VALUES:
            self.size = 0
            self.iris.clear()
            for context in self.contexts.values():
                context.forget_values()

    def context(self, local: Any, line: Line) -> TreeContext:
        """What a ``@context`` says; left over where it is wrong, not loaded, or only for the node that has it."""
        written = msgspec.json.encode(local)
        found = self.contexts.get(written)
        if found is None:
            problems = Problems(line.source)
            context = line.loader.apply(EMPTY, local, problems)
            if problems.findings or context.incomplete or context.scoped_out is not None:
                raise LeftOver
            found = self.contexts[written] = TreeContext(context, self.verdicts)
        return found


class TreeContext:
    """What objects in a context say, known from those before."""

    def __init__(self, context: Context, verdicts: Verdicts) -> None:
        self.context, self.verdicts = context, verdicts
        self.shapes: dict[tuple[str, ...], TreeShape] = {}
        self.uses: dict[tuple[Kind, str], TreeUse] = {}
        """By the key."""
        self.plain: set[str] = set()
        self.size = 0
        """How many shapes, plans and uses there are."""

    def shape(self, keys: tuple[str, ...]) -> TreeShape:
        """The shape of objects that nobody has seen."""
        found = self.shapes[keys] = TreeShape(keys, self)
        self.size += 1 + len(keys) // 16
        return found

    def forget(self) -> None:
        """Lets go of all shapes, which know the context and would wait for the next search for cycles."""
        self.shapes.clear()
        self.uses.clear()

    def forget_values(self) -> None:
        self.plain.clear()
        for use in self.uses.values():
            use.plain.clear()
            use.sound.clear()
            use.references.clear()

    def root_shape(self, root: dict[str, Any]) -> TreeShape:
        """The shape of an object but for its context, which is this one."""
        keys = tuple([key for key in root if key != "@context"])
        return self.shapes.get(keys) or self.shape(keys)

    def use(self, kind: Kind, key: str, property: str) -> TreeUse:
        """The use of a key on objects of a kind."""
        found = self.uses.get((kind, key))
        if found is None:
            found = self.uses[kind, key] = TreeUse(kind, key, property, self)
            self.size += 1
        return found


class TreeUse:
    """A key on objects of some classes, with the values in which nothing was found.

    `is_iri` where a text is an address or a name of a node; else it has a `datatype` or a `language`.
    """

    def __init__(self, kind: Kind, key: str, property: str, of: TreeContext) -> None:
        context, verdicts = of.context, of.verdicts
        term = context.term(key)
        self.kind, self.property = kind, property
        self.use = verdicts.use(kind, property)
        coerced = term.type if term is not None and term.type != "@none" else None
        self.is_iri = coerced in ("@id", "@vocab")
        self.by_vocabulary = coerced == "@vocab"
        self.datatype = None if self.is_iri else coerced
        language = context.language if term is None or term.language is False else term.language
        self.language = language if coerced is None and isinstance(language, str) and language else None
        self.is_odd = bool(self.language and verdicts.ask("language", self.language))
        self.takes_maps = term is not None and bool(term.container & _MAPS)
        self.literals = verdicts.literals(self.use, kind, property, self.datatype)
        self.hints_of_prose = self.literals.hints_of_prose
        self.plain: set[str] = set() if self.hints_of_prose else of.plain
        """Texts; one set of all uses in which nobody looks at plain texts, for these alone."""
        self.sound: set[tuple[str, str | None, str | None]] = set()
        """Other literals: text, data type and language."""
        self.references: set[str] = set()
        """IRIs, where nothing describes them."""
        self.things: set[Kind] = set()
        self.blank_things: set[Kind] = set()
        """Kinds of described nodes that are sound values, with an IRI and without one."""


class TreePlan:
    """How objects of a shape and of some classes are checked.

    `steps` are their keys, each with its use; `of_types` the faults of the classes, each with its number; `known` those of
    properties, by their key; `wholes` the checks that look at such nodes as wholes, of which they read the keys in
    `read`; `namespaces` those in which schema.org is written.
    """

    def __init__(self, shape: TreeShape, kind: Kind, classes: tuple[str, ...]) -> None:
        self.kind, self.classes = kind, classes
        self.id_key, self.type_key = shape.id_key, shape.type_key
        uses = {key: shape.of.use(kind, key, iri) for key, iri in shape.properties.items()}
        self.uses, self.steps = uses, tuple(uses.items())
        self.of_types = [(n, rule, fault) for n, iri in enumerate(classes) for rule, fault in kind.faults.get(iri, ())]
        self.known: list[tuple[str, str, Fault]] = [
            (key, rule, fault) for key, use in uses.items() for rule, fault in use.use.faults
        ]
        node = Node("_:any")
        node.types = [(iri, Place()) for iri in classes]
        node.properties = self.properties = {iri: [Value("literal", "")] for iri in shape.properties.values()}
        self.types = node.types
        self.wholes = asked(kind, node)
        self.read = tuple(
            (key, use) for key, use in self.steps if any(not c.reads or use.property in c.reads for c in self.wholes)
        )
        self.namespaces = frozenset(filter(None, map(schema_namespace, (*shape.properties.values(), *classes))))


class TreeShape:
    """The keys of objects in their order, as a context reads them.

    `is_odd` where they need more than this fast way knows: other keywords than @id and @type, contexts within, keys that
    mean nothing or the same.
    """

    def __init__(self, keys: tuple[str, ...], of: TreeContext) -> None:
        self.of = of
        kinds = {key: of.context.expand(key) for key in keys}
        self.id_key = next((key for key, kind in kinds.items() if kind == "@id"), None)
        self.type_key = next((key for key, kind in kinds.items() if kind == "@type"), None)
        self.value_key = next((key for key, kind in kinds.items() if kind == "@value"), None)
        self.holds_list = len(keys) == 1 and kinds[keys[0]] in ("@list", "@set")
        self.kinds = list(kinds.items())
        self.properties = {
            key: kind for key, kind in kinds.items() if kind is not None and kind not in ("@id", "@type")
        }
        self.is_odd = (
            None in kinds.values()
            or len(set(kinds.values())) < len(keys)
            or not (self.properties or self.type_key)
            or not all(self._is_plain(key, iri) for key, iri in self.properties.items())
        )
        self.additional = [key for name in ADDITIONAL for key, iri in self.properties.items() if iri == name]
        self.plans: dict[_Types, TreePlan] = {}

    def _is_plain(self, key: str, iri: str) -> bool:
        term = self.of.context.term(key)
        if term is None:
            is_plain = iri != key or prefix_in(key, self.of.context) is None
        else:
            is_plain = (
                term.context is False
                and not term.reverse
                and term.type not in ("@json", "@none")
                and "@graph" not in term.container
            )
        return is_plain and iri[:1] != "@" and ":" in iri and iri[:2] != "_:"

    def plan(self, item: dict[str, Any]) -> TreePlan:
        """The plan for an object; left over where a key or one of its classes is not plain."""
        types: Any = item.get(self.type_key) if self.type_key is not None else None
        if types.__class__ is list:
            types = tuple(types)
        more = self._more_classes(item) if self.additional else ()
        try:
            return self.plans[(types, more) if more else types]
        except KeyError:
            return self._new_plan(types, more)
        except TypeError:  # no names
            raise LeftOver from None

    def _more_classes(self, item: dict[str, Any]) -> tuple[str, ...]:
        """What an object says of its classes by a property."""
        found = []
        for key in self.additional:
            value, term = item[key], self.of.context.term(key)
            for name in value if value.__class__ is list else [value]:
                if name.__class__ is not str:
                    raise LeftOver
                found.append(scalar(name, self.of.context, term, Place()).text)
        return tuple(found)

    def _new_plan(self, types: Any, more: tuple[str, ...]) -> TreePlan:
        names = types if types.__class__ is tuple else () if types is None else (types,)
        if self.is_odd or not all(name.__class__ is str for name in names):
            raise LeftOver
        classes = tuple(map(self._class, names))
        kind = self.of.verdicts.kind(classes + more)
        plan = TreePlan(self, kind, classes)
        if any(use.is_odd for use in plan.uses.values()):
            raise LeftOver
        self.plans[(types, more) if more else types] = plan
        self.of.size += 1
        return plan

    def _class(self, name: str) -> str:
        context = self.of.context
        scope = context.term(name)
        if scope is not None and scope.context is not False:
            raise LeftOver
        found = context.expand(name)
        if found is not None and ":" not in found:
            found = context.resolve(name)
        if not found or (found == name and prefix_in(name, context)):
            raise LeftOver
        return found
