"""People and bodies of linked data: nodes of any vocabulary, names alone, and roles that stand between."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from lodpub.crosswalk import inverse, table
from lodpub.documents.document import Value
from lodpub.readers import facts
from lodpub.readers.agents import body_or_person, with_details
from lodpub.readers.credit import credit_role
from lodpub.readers.linked.graph import Described, Graph, properties
from lodpub.record import Agent, Contributor, Identifier, Organization, Person
from lodpub.values import identifiers

__all__ = ["body", "contributors", "names_of"]

_PEOPLE = ("schema:Person", "foaf:Person", "vcard:Individual", "schema:Patient")
_BODIES = (
    "schema:Organization",
    "foaf:Organization",
    "foaf:Group",
    "vcard:Organization",
    "dcterms:Agent",
    "foaf:Agent",
)
_ROLES = ("schema:Role", "schema:OrganizationRole", "schema:PerformanceRole")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[ -]?){1,4}")
_AND = re.compile(r"^(?:and|und|et|y|&)\s+", re.IGNORECASE)


def contributors(work: Described) -> Iterator[tuple[Contributor, int]]:
    """Who had a part in the work, each once in a role, with the line; lists give the order.

    What a second property says of the same people, or says by their names alone (``dc:creator`` beside ``schema:author``),
    adds nobody.
    """
    keys: set[tuple[str, str]] = set()
    named: set[str] = set()
    found: list[tuple[str, Contributor, int]] = []
    credit: dict[str, dict[str, None]] = {}
    for role, properties_ in _role_properties():
        for name in properties_:
            here: list[str] = []
            for value in work.take(name):
                for who, key, stated in _agents(work.graph, value, name, credit):
                    as_known = any(known == key and (role in (of, "contributor")) for known, of in keys)
                    if not as_known and not (_is_bare(who) and who.name.casefold() in named):
                        keys.add((key, role))
                        role_ = stated or role
                        one = Contributor(agent=who) if role_ == "author" else Contributor(agent=who, role=role_)
                        found.append((key, one, max(value.place.line, 1)))
                    here.append(who.name.casefold())
            named.update(here)
    for key, one, line in found:
        did = credit.pop(key, ())
        yield msgspec.structs.replace(one, credit=tuple(did)) if did else one, line


def _role_properties() -> Iterator[tuple[str, list[str]]]:
    """The roles in the order of their table, the author first; what has no property of its own is a contributor."""
    for role, row in table("contributor-roles").items():
        names = (
            [f"schema:{row['schemaorg']}"] if row["schemaorg"] not in ("contributor", "author", "creator", "") else []
        )
        names += [f"bibo:{row['bibo']}"] if row["bibo"] else []
        if role == "author":
            names = [*properties("author-list"), *properties("author")]
        elif role == "editor":
            names += properties("editor-list")
        elif role == "contributor":
            names = [*properties("contributor-list"), *properties("contributor")]
        if names:
            yield role, names


def _is_bare(who: Agent) -> bool:
    return not who.identifiers and not (isinstance(who, Person) and who.affiliations)


def _agents(
    graph: Graph, value: Value, name: str, credit: dict[str, dict[str, None]]
) -> Iterator[tuple[Agent, str, str | None]]:
    """The agents of a value, with a key that is the same for the same node, and the role that a Role node names; what
    they did in the terms of CRediT goes into `credit` under their key."""
    node = graph.node(value)
    if node is None:
        if value.kind == "literal":
            for text in names_of(value.text):
                if who := body_or_person(text):
                    yield who, text, None
        elif (found := identifiers.recognize(value.text)) and found.valid:
            yield Person(name=found.value, identifiers=(found,)), value.text, None
        return
    if node.is_a(*_ROLES):
        stated = node.text("role-name")
        role = inverse("contributor-roles", "words").get((stated or "").casefold())
        role = role or inverse("contributor-roles", "label").get((stated or "").casefold())
        did = _credit(node)
        for inner in node.take(name):
            for who, key, _ in _agents(graph, inner, name, credit):
                credit.setdefault(key, {}).update(did)
                yield who, key, role
        return
    if who := _agent(node):
        yield who, node.id, None


def _credit(role: Described) -> dict[str, None]:
    """What the contributor did, from the name of a Role and the class of roles that it is one of."""
    kinds = [value.text for value in role.properties.get("schema:additionalType", ())]
    if kinds and all(map(credit_role, kinds)):
        role.take("schema:additionalType")
    return dict.fromkeys(found for text in (*role.texts("role-name"), *kinds) if (found := credit_role(text)))


def names_of(text: str) -> list[str]:
    """The names in one text: parted by semicolons, or by commas where every other part is initials.

    >>> names_of("Berg, J.; Kim, A."), names_of("Berg, J.K., Kim, A., and Lee, B."), names_of("Berg, Jan")
    (['Berg, J.', 'Kim, A.'], ['Berg, J.K.', 'Kim, A.', 'Lee, B.'], ['Berg, Jan'])
    """
    if ";" in text:
        return [name for part in text.split(";") if (name := part.strip())]
    parts = [_AND.sub("", part.strip()) for part in text.split(",")]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(_INITIALS.fullmatch(part) for part in parts[1::2]):
        return [f"{family}, {given}" for family, given in zip(parts[::2], parts[1::2], strict=True)]
    return [text.strip()] if text.strip() else []


def _agent(node: Described) -> Agent | None:
    is_body = True if any(type in _BODIES or _is_body(type) for type in node.types) else None
    is_body = False if node.is_a(*_PEOPLE) else is_body
    if is_body:
        return body(node)
    middle, given = node.text("middle"), node.text("given")
    given = f"{given} {middle}" if given and middle else given
    names = node.texts("name")
    family, suffix = node.text("family"), node.text("suffix")
    who = body_or_person(names[0] if names else None, family=family, given=given, suffix=suffix, is_body=is_body)
    if who is None:
        return None
    if isinstance(who, Person) and names and (family or given):
        who = Person(name=names[0], family=family, given=given, suffix=suffix)
    if isinstance(who, Organization):
        return body(node)
    homes = [value.text for value in node.every("homepage") if value.text.startswith(("http://", "https://"))]
    return with_details(
        who,
        identifiers=_names(node),
        affiliations=_bodies(node),
        other_names=[*names[1:], *(name for name in node.texts("other-name") if name not in names)],
        url=homes[0] if homes else None,
    )


def _is_body(type: str) -> bool:
    from lodpub.vocabulary import load

    return type.startswith("schema:") and load().is_a(f"http://schema.org/{type[7:]}", "http://schema.org/Organization")


def _bodies(node: Described) -> Iterator[Organization]:
    for value in node.every("affiliation"):
        inner = node.graph.node(value)
        if inner is not None and inner.is_a(*_ROLES):
            yield from _bodies(inner)
        elif inner is not None and (found := body(inner)):
            yield found
        elif inner is None and (text := node.graph.label(value)):
            known = identifiers.recognize(text)
            yield Organization(name=text, identifiers=(known,) if known and known.valid else ())


def body(node: Described) -> Organization | None:
    """The body that a node is, None where it has no name."""
    names = node.texts("name")
    if not names:
        return None
    homes = [value.text for value in node.every("homepage") if value.text.startswith(("http://", "https://"))]
    return Organization(
        name=names[0],
        department=next((name for inner in node.nodes("department") for name in inner.texts("name")), None)
        or node.text("department"),
        identifiers=tuple(dict.fromkeys(_names(node))),
        place=node.text("place"),
        url=homes[0] if homes else None,
    )


def _names(node: Described) -> Iterator[Identifier]:
    """The identifiers of a person or body: its IRI where that is an authority's, and those that it states."""
    stated = []
    for value in node.every("identifier"):
        inner = node.graph.node(value)
        if inner is not None and inner.has("property-value"):
            scheme, text = inner.text("property-id"), inner.text("property-value")
            inner.text("url")
            stated.append(facts.identifier((scheme or "").rpartition("/")[2], text or ""))
        elif text := value.text.strip():
            stated.append(facts.identifier(None, text))
    for value in node.every("same-as"):
        if (known := identifiers.recognize(value.text)) and known.valid:
            stated.append(known)
        else:
            node.graph.taken.discard((node.id, "schema:sameAs"))
    own = node.graph.known(node.id)
    if own is not None and own not in stated:
        yield own
    yield from stated
