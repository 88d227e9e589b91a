"""The plan by which objects of one shape are checked: the same keys in one context, and the same classes."""

from __future__ import annotations

from typing import Any, TypeAlias

from lodpub.documents.document import Node, Place, Value
from lodpub.documents.jsonld_context import Context, Term
from lodpub.documents.jsonld_values import prefix_in
from lodpub.validation.checking import ADDITIONAL
from lodpub.validation.rules.rule import Fault
from lodpub.validation.rules.structure import schema_namespace
from lodpub.validation.verdicts import Kind, Verdicts
from lodpub.validation.written_nodes import SEEN_APART, may_be_asked

__all__ = ["TreePlan", "TreeShape", "TreeUse"]

_MAPS = {"@language", "@index", "@id", "@type"}
_Types: TypeAlias = "str | tuple[str, ...] | None"


class TreeUse:
    """A key on objects of some classes, with the values in which nothing was found.

    `is_iri` where a text is an address or a name of a node; else it has a `datatype` or a `language`.
    """

    def __init__(self, kind: Kind, property: str, term: Term | None, context: Context, verdicts: Verdicts) -> None:
        self.kind, self.property, self.term = kind, property, term
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
        self.spares_prose = self.literals.spare_prose
        self.sound: set[object] = set()
        """Texts, and other literals as pairs of value and data type."""
        self.references: set[str] = set()
        """IRIs, where nothing describes them."""
        self.things: set[TreePlan] = set()
        self.blank_things: set[TreePlan] = set()
        """How described nodes are checked that are sound values, with an IRI and without one."""


class TreePlan:
    """How objects of a shape and of some classes are checked.

    `steps` are their keys, each with its use; `of_types` the faults of the classes, each with its number; `known` those of
    properties, by their key; `wholes` the checks that look at such nodes as wholes, of which they read the keys in
    `read`; `namespaces` those in which schema.org is written.
    """

    def __init__(self, shape: TreeShape, kind: Kind, classes: tuple[str, ...], verdicts: Verdicts) -> None:
        self.kind, self.classes = kind, classes
        uses = {
            key: TreeUse(kind, iri, shape.context.term(key), shape.context, verdicts)
            for key, iri in shape.properties.items()
        }
        self.uses, self.steps = uses, tuple(uses.items())
        self.is_odd = any(use.is_odd for use in uses.values())
        self.of_types = [(n, rule, fault) for n, iri in enumerate(classes) for rule, fault in kind.faults.get(iri, ())]
        self.known: list[tuple[str, str, Fault]] = [
            (key, rule, fault) for key, use in uses.items() for rule, fault in use.use.faults
        ]
        node = Node("_:any")
        node.types = [(iri, Place()) for iri in classes]
        node.properties = self.properties = {iri: [Value("literal", "")] for iri in shape.properties.values()}
        self.types = node.types
        self.wholes = tuple(c for c in kind.checks if c.rule not in SEEN_APART and may_be_asked(c, node))
        self.read = tuple(
            (key, use) for key, use in self.steps if any(not c.reads or use.property in c.reads for c in self.wholes)
        )
        self.namespaces = frozenset(filter(None, map(schema_namespace, (*shape.properties.values(), *classes))))


class TreeShape:
    """The keys of objects in their order, as a context reads them.

    `is_odd` where they need more than this fast way knows: other keywords than @id and @type, contexts within, keys that
    mean nothing or the same.
    """

    def __init__(self, keys: tuple[str, ...], context: Context) -> None:
        self.context = context
        kinds = {key: context.expand(key) for key in keys}
        self.id_key = next((key for key, kind in kinds.items() if kind == "@id"), None)
        self.type_key = next((key for key, kind in kinds.items() if kind == "@type"), None)
        self.holds_value = "@value" in kinds.values()
        self.holds_list = len(keys) == 1 and kinds[keys[0]] in ("@list", "@set")
        self.has_context = "@context" in kinds
        self.kinds = list(kinds.items())
        self.properties = {
            key: kind for key, kind in kinds.items() if kind is not None and kind not in ("@id", "@type", "@context")
        }
        self.is_odd = (
            None in kinds.values()
            or len(set(kinds.values())) < len(keys)
            or not (self.properties or self.type_key)
            or not all(self._is_plain(key, iri) for key, iri in self.properties.items())
        )
        self.plans: dict[_Types, TreePlan | None] = {}

    def _is_plain(self, key: str, iri: str) -> bool:
        term = self.context.term(key)
        if term is None:
            is_plain = iri != key or prefix_in(key, self.context) is None
        else:
            is_plain = (
                term.context is False
                and not term.reverse
                and term.type not in ("@json", "@none")
                and "@graph" not in term.container
            )
        return is_plain and iri[:1] != "@" and ":" in iri and iri[:2] != "_:" and iri not in ADDITIONAL

    def plan(self, item: dict[str, Any], verdicts: Verdicts) -> TreePlan | None:
        """The plan for an object; None where one of its classes is not plain."""
        types: Any = item[self.type_key] if self.type_key is not None else None
        if types.__class__ is list:
            types = tuple(types)
            if not all(name.__class__ is str for name in types):
                return None
        elif types is not None and types.__class__ is not str:
            return None
        if types in self.plans:
            return self.plans[types]
        if len(self.plans) > 1000:
            self.plans.clear()
        names = (types,) if isinstance(types, str) else types or ()
        classes = tuple(map(self._class, names))
        plan = None
        if None not in classes:
            written = tuple(iri for iri in classes if iri is not None)
            made = TreePlan(self, verdicts.kind(written), written, verdicts)
            plan = None if made.is_odd else made
        self.plans[types] = plan
        return plan

    def _class(self, name: str) -> str | None:
        context = self.context
        scope = context.term(name)
        if scope is not None and scope.context is not False:
            return None
        found = context.expand(name)
        if found is not None and ":" not in found:
            found = context.resolve(name)
        return None if not found or (found == name and prefix_in(name, context)) else found
