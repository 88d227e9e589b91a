"""Language tags (BCP 47, RFC 5646) checked against IANA's registry, and the codes of ISO 639 that stand for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lodpub.values.patterns import pattern
from lodpub.values.tables import rows

__all__ = ["fault", "named", "parse"]

_TAG = pattern(
    r"(?P<language>[a-z]{2,3}|[a-z]{4,8})(?P<extlang>(?:-[a-z]{3}(?![a-z0-9])){0,3})(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*)(?P<private>(?:-x(?:-[a-z0-9]{1,8})+)?)",
    re.IGNORECASE | re.ASCII,
)
_PRIVATE = pattern(r"x(?:-[a-z0-9]{1,8})+", re.IGNORECASE | re.ASCII)
_LONGEST = 100


def parse(text: str) -> str | None:
    """The canonical tag for a tag or an ISO 639 code, None where there is no such language.

    Underscores become hyphens, each subtag gets its case, ISO 639-2 and 639-3 codes their two letters, and what IANA
    has replaced its replacement (RFC 5646, 4.5).

    >>> parse("EN_us"), parse("eng"), parse("ger"), parse("iw"), parse("zh-cmn-hans-cn"), parse("English")
    ('en-US', 'en', 'de', 'he', 'cmn-Hans-CN', None)
    """
    return _parse(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _parse(text: str) -> str | None:
    text = text.strip().replace("_", "-")
    whole = _preferred("grandfathered").get(text.lower()) or _preferred("redundant").get(text.lower())
    if whole or text.lower() in _subtags("grandfathered"):
        return whole or _spelling("grandfathered", text)
    if len(text) <= _LONGEST and _PRIVATE.fullmatch(text):
        return text.lower()
    match = _TAG.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return None
    parts = {name: part.lower().strip("-") for name, part in match.groupdict(default="").items()}
    parts["language"] = _codes().get(parts["language"], parts["language"])
    if _unknown(parts) is not None:
        return None
    return _printed(parts)


def fault(text: str) -> str | None:
    """Why a text is no valid language tag as it stands, None where it is one (in any case of letters).

    >>> fault("en-us"), fault("eng"), fault("en-UK"), fault("German")
    (None, 'is a code of ISO 639 where BCP 47 has en', 'has the unknown region uk', 'has the unknown language german')
    """
    if text.lower() in _subtags("grandfathered") or (len(text) <= _LONGEST and _PRIVATE.fullmatch(text)):
        return None
    match = _TAG.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        form = parse(text)
        return f"is written {form} in BCP 47" if form else "is not in the form of BCP 47, such as en or pt-BR"
    parts = {name: part.lower().strip("-") for name, part in match.groupdict(default="").items()}
    short = _codes().get(parts["language"])
    if short:
        return f"is a code of ISO 639 where BCP 47 has {short}"
    return _unknown(parts)


def named(text: str) -> str | None:
    """The tag of a language that a text names, in one of the languages that portals are written in, or means with a wrong region.

    >>> named("English"), named("Deutsch"), named("Latinish"), named("en-UK")
    ('en', 'de', None, 'en-GB')
    """
    return _names().get(" ".join(text.split()).casefold()) or _with_its_region(text)


def _with_its_region(text: str) -> str | None:
    """The tag with the code of the United Kingdom as ISO 3166 has it."""
    language, hyphen, region = text.replace("_", "-").partition("-")
    return parse(f"{language}-GB") if hyphen and region.upper() == "UK" else None


@cache
def _names() -> Mapping[str, str]:
    return {
        name.casefold(): row[0]
        for row in reversed(rows("crosswalk/languages"))
        for name in (row[1], *row[6].split("|"))
    }


def _unknown(parts: Mapping[str, str]) -> str | None:
    for kind in ("language", "extlang", "script", "region"):
        for subtag in parts[kind].split("-"):
            if subtag and subtag not in _subtags(kind):
                return f"has the unknown {kind} {subtag}"
    variants = parts["variants"].split("-") if parts["variants"] else []
    for variant in variants:
        if variant not in _subtags("variant"):
            return f"has the unknown variant {variant}"
    singletons = re.findall(r"(?:^|-)([a-z0-9])(?=-)", parts["extensions"])
    for repeated in (variants, singletons):
        if len(set(repeated)) < len(repeated):
            return "has a subtag twice"
    return None


def _printed(parts: Mapping[str, str]) -> str:
    language = parts["extlang"].split("-")[-1] or parts["language"]
    language = _preferred("extlang" if parts["extlang"] else "language").get(language, language)
    region = _preferred("region").get(parts["region"], parts["region"].upper())
    tag = [language, parts["script"].title(), region, parts["variants"], parts["extensions"], parts["private"]]
    return "-".join(part for part in tag if part)


def _spelling(kind: str, text: str) -> str:
    return next(
        tag
        for row in rows("languages/subtags")
        if row[0] == kind
        for tag in row[1].split()
        if tag.lower() == text.lower()
    )


@cache
def _subtags(kind: str) -> frozenset[str]:
    found: set[str] = set()
    for row in rows("languages/subtags"):
        if row[0] == kind:
            for subtag in row[1].lower().split():
                first, dots, last = subtag.partition("..")
                found.update(_range(first, last) if dots else [subtag])
    return frozenset(found)


def _range(first: str, last: str) -> list[str]:
    """The subtags of a private range such as ``qaa..qtz``: each but the last letter may differ."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = [first[0]]
    for _ in first[1:]:
        found = [stem + letter for stem in found for letter in letters]
    return [subtag for subtag in found if first <= subtag <= last]


@cache
def _preferred(kind: str) -> Mapping[str, str]:
    return {old.lower(): new for row, old, new in rows("languages/preferred") if row == kind}


@cache
def _codes() -> Mapping[str, str]:
    return {row[0]: row[1] for row in rows("languages/iso639")}
