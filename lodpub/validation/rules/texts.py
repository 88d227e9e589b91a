"""Rules on texts: what is left over from markup, encodings, forms and lists, and the languages that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lodpub.validation.rules.name_lists import are_initialled, are_several, may_be_initialled, may_be_several
from lodpub.validation.rules.placeholders import LONGEST, is_no_name, is_placeholder, placeholders
from lodpub.validation.rules.ranges import SCHEMA, property_term, range_of, short
from lodpub.validation.rules.rule import Check, Fault, Statement, group
from lodpub.values import languages, markup, mojibake
from lodpub.vocabulary import canonical

__all__ = ["CHECKS", "is_plain"]

_PERSONS = frozenset((f"{SCHEMA}Person", "http://xmlns.com/foaf/0.1/Person"))
_AGENTS = _PERSONS | {f"{SCHEMA}Organization", "http://xmlns.com/foaf/0.1/Organization"}
_NAME = frozenset((f"{SCHEMA}name", "http://xmlns.com/foaf/0.1/name"))
_NAMED_SHORT = _AGENTS | {f"{SCHEMA}Periodical", "http://purl.org/ontology/bibo/Journal"}
_ET_AL = re.compile(r"[\s,;(]et\.? al\b\.?\)?\s*\Z", re.IGNORECASE)
_WIDE = re.compile(r"(?<=\S)[\u00a0\u2007\u2009\u202f\u3000](?=\S)")
"""One space of another kind within a text: French and East Asian typography has it so."""
_INVISIBLE = "\u200b\u2060\ufeff"
_OTHER_NAMES = frozenset((f"{SCHEMA}alternateName", "http://purl.org/ontology/bibo/shortTitle"))
_CALLED_SO = frozenset(("Null", "Nil", "Nan"))
"""Names that people have."""
_IN_PAGE = frozenset(("microdata", "RDFa"))
_DC_TAG = re.compile(r"(?:DC|DCTERMS)\.", re.IGNORECASE)
_ISO_639 = frozenset(("http://purl.org/dc/terms/language", "http://purl.org/dc/elements/1.1/language"))


def is_plain(text: str, *, no_controls: bool = False) -> bool:
    """Whether none of the checks that spare prose could find anything in a text, told in one look: most texts are so.

    `no_controls` where it is known that no control character is in it.

    >>> is_plain("Ada Byron"), is_plain("Ada  Byron"), is_plain("N/A")
    (True, False, False)
    """
    return (
        ((no_controls and text.isascii()) or text.isprintable())
        and "  " not in text
        and "<" not in text
        and "&" not in text
        and text[:1] != " " != text[-1:]
        and text != ""
        and not text.isupper()
        and (text.isascii() or not mojibake.is_suspect(text))
        and (len(text) >= LONGEST or text.casefold() not in placeholders())
    )


def markup_in_text(statement: Statement) -> Iterator[Fault]:
    if markup.has_markup(statement.text):
        yield Fault(f"{_what(statement)} holds markup", markup.clean(statement.text))


def mojibake_(statement: Statement) -> Iterator[Fault]:
    if repaired := mojibake.repaired(statement.text):
        yield Fault(f"{_what(statement)} was decoded with the wrong encoding", repaired)
    elif "\ufffd" in statement.text:
        yield Fault(f"{_what(statement)} has \ufffd where a letter was lost in decoding")


def whitespace(statement: Statement) -> Iterator[Fault]:
    folded = " ".join(statement.text.split()).strip(_INVISIBLE)
    if (
        folded and folded != _WIDE.sub(" ", statement.text) and statement.document.part not in _IN_PAGE
    ):  # HTML folds white space
        yield Fault(f"{_what(statement)} has white space too much", folded)


def all_caps(statement: Statement) -> Iterator[Fault]:
    words = re.findall(r"[^\W\d_]+", statement.text)
    letters, longest = sum(map(len, words)), max(map(len, words), default=0)
    property = canonical(statement.property)
    if property in group("name") - _NAME:
        return  # a part of a name: the name itself says so
    if property in group("agent") or not _PERSONS.isdisjoint(statement.classes):
        capitals = len(words) > 1 and letters > 6 and longest > 3
    else:  # journals and bodies have short names of capitals, and so has what is called by another name
        shorter = property not in _OTHER_NAMES and _NAMED_SHORT.isdisjoint(statement.classes)
        acronyms = longest <= 4 and (len(words) < 4 or longest < 4)
        capitals = len(words) > 1 and not acronyms and letters >= (10 if shorter and longest > 4 else 12)
    if capitals:
        yield Fault(f"{_what(statement)} is in capitals throughout")


def placeholder(statement: Statement) -> Iterator[Fault]:
    if statement.text not in _CALLED_SO or canonical(statement.property) not in group("name"):
        yield Fault(f"{_what(statement)} is {statement.text!r}, which says nothing: leave it out")


def et_al(statement: Statement) -> Iterator[Fault]:
    if _ET_AL.search(statement.text):
        yield Fault(f"{_what(statement)} ends with et al.: name all, or leave it out")


def empty_value(statement: Statement) -> Iterator[Fault]:
    if statement.property:
        yield Fault(f"{_what(statement)} is empty: leave it out")


def many_names_in_one(statement: Statement) -> Iterator[Fault]:
    if are_several(_without_entities(statement.text)):
        yield Fault(f"{_what(statement)} holds several names: give each a value of its own")


def many_names_of_body(statement: Statement) -> Iterator[Fault]:
    if are_initialled(_without_entities(statement.text)):
        yield Fault(f"{_what(statement)} holds several names: give each a value of its own")


def _without_entities(text: str) -> str:
    """Names as a list of them is told by its commas and semicolons, with one of which an entity ends."""
    text = markup.clean(text) if "&" in text else text
    return _ET_AL.sub("", " ".join(text.split()))


def invalid_language(statement: Statement) -> Iterator[Fault]:
    text = statement.text.strip()
    wrong = languages.fault(text) if text and "://" not in text else None
    of_dcmi = canonical(statement.property) in _ISO_639
    if wrong is None or ((of_dcmi or _DC_TAG.match(statement.property)) and len(text) == 3 and languages.parse(text)):
        return  # DCMI takes the codes of ISO 639 too
    # DCMI recommends tags, schema.org asks for them, but takes any text: the name of a language is no error.
    loose = statement.value.datatype is None and (of_dcmi or (text.isalpha() and len(text) > 3))
    meant = languages.parse(text) or languages.named(text)
    yield Fault(f"{_what(statement)} {text!r} {wrong}", meant, "warning" if loose else None)


def invalid_tag(tag: str) -> Iterator[Fault]:
    if wrong := languages.fault(tag):
        meant = languages.parse(tag) or languages.named(tag)
        yield Fault(f"the language tag {tag!r} {wrong}", meant, value=tag)


def _what(statement: Statement) -> str:
    return short(statement.property)


def _of(*names: str) -> frozenset[str]:
    return frozenset().union(*map(group, names))


_SHORT = _of("title", "name")
_MARKED = _of("title", "name", "abstract", "agent")
_KNOWN = _of("title", "name", "abstract", "agent", "identifier", "language", "date", "published", "range of pages")


def _wants_name(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    property = canonical(property)
    return property in group("agent") or (property in _NAME and not _AGENTS.isdisjoint(classes))


def _wants_body(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    return canonical(property) in _NAME and _PERSONS.isdisjoint(classes) and not _AGENTS.isdisjoint(classes)


def _wants_person(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    return _wants_name(classes, property, datatype) and not _wants_body(classes, property, datatype)


def _wants_term(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    return property_term(property) is not None or property in _KNOWN


def _names_something(classes: tuple[str, ...], property: str, datatype: str | None) -> bool:
    """Not of plain properties of schema.org, some of which have "none" and "unknown" among their values."""
    wanted = range_of(property)
    plain = wanted is not None and not wanted.classes and canonical(property).startswith(SCHEMA)
    return _wants_term(classes, property, datatype) and (not plain or canonical(property) in _KNOWN)


CHECKS = (
    Check("empty-value", "literal", empty_value, hint=lambda text: not text or text.isspace(), spares_prose=True),
    Check("empty-value", "iri", empty_value, hint=lambda text: not text),
    Check("mojibake", "literal", mojibake_, hint=mojibake.is_suspect, spares_prose=True),
    Check(
        "markup-in-text",
        "literal",
        markup_in_text,
        lambda c, property, d: canonical(property) in _MARKED and (d is None or d.endswith(("string", "langString"))),
        lambda text: "<" in text or "&" in text,
        spares_prose=True,
    ),
    Check(
        "whitespace",
        "literal",
        whitespace,
        lambda c, property, d: canonical(property) in _SHORT | group("agent"),
        lambda text: "  " in text or text[:1].isspace() or text[-1:].isspace() or not text.isprintable(),
        spares_prose=True,
    ),
    Check(
        "all-caps",
        "literal",
        all_caps,
        lambda c, property, d: canonical(property) in _SHORT | group("agent"),
        str.isupper,
        spares_prose=True,
    ),
    Check("placeholder", "literal", placeholder, _wants_term, is_placeholder, spares_prose=True),
    Check("placeholder", "literal", placeholder, _names_something, is_no_name, spares_prose=True),
    Check("placeholder", "literal", et_al, _wants_name, lambda text: " al" in text[-5:].lower()),
    Check("many-names-in-one", "literal", many_names_in_one, _wants_person, may_be_several),
    Check("many-names-in-one", "literal", many_names_of_body, _wants_body, may_be_initialled),
    Check(
        "invalid-language", "literal", invalid_language, lambda c, property, d: canonical(property) in group("language")
    ),
    Check("invalid-language", "language", invalid_tag),
)
