"""Identifiers without a check digit, one pattern each: Handle, PMID, PMCID, arXiv, URN:NBN, Wikidata, GRID, Funder DOI,
SWHID, ARK, ADS bibcode, OCLC number, LCCN."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from lodpub.values import doi

__all__ = ["REGISTRIES", "Registry", "fault", "parse"]


class Registry(NamedTuple):
    """A scheme: its pattern (group 1 is the value), how the value is normalized, its resolver, and its form in words."""

    pattern: str
    normal: Callable[[str], str]
    resolver: str
    form: str


def _arxiv(value: str) -> str:
    archive, slash, number = value.rpartition("/")
    archive, dot, group = archive.partition(".")
    return archive.lower() + dot + group.upper() + slash + number.lower()


def _swhid(value: str) -> str:
    name, semicolon, qualifiers = value.partition(";")
    return name.lower() + semicolon + qualifiers


def _nbn(value: str) -> str:
    head, country, rest = value[:8].lower(), *re.split(r"(?=[:-])", value[8:], maxsplit=1)
    return head + country.lower() + rest


def _lccn(value: str) -> str:
    """The normal form of the Library of Congress: no spaces, the serial number filled up to six digits."""
    value = re.sub(r"\s", "", value).partition("/")[0].lower()
    head, hyphen, serial = value.partition("-")
    return head + serial.zfill(6) if hyphen else head


def _number(value: str) -> str:
    return value.lstrip("0")


_HTTP = r"(?:(?:https?:)?//)?(?:www\.)?"
REGISTRIES: Mapping[str, Registry] = {
    "handle": Registry(
        rf"(?:{_HTTP}hdl\.handle\.net/+|(?:info:|urn:)?(?:hdl|handle)[:/]\s*)?([0-9]+(?:\.[0-9A-Z_-]+)*/[^\s\x00-\x1f\x7f]+)",
        str,
        "https://hdl.handle.net/",
        "a naming authority such as 2027 or 20.500.12345, a slash and a name",
    ),
    "pmid": Registry(
        rf"(?:{_HTTP}(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)/|(?:info:)?pmid\s*[:=/]?\s*)?(0*[1-9][0-9]{{0,7}})(?:/|\s*\[pmid\])?",
        _number,
        "https://pubmed.ncbi.nlm.nih.gov/",
        "a number of at most 8 digits",
    ),
    "pmcid": Registry(
        rf"(?:{_HTTP}(?:ncbi\.nlm\.nih\.gov/pmc|pmc\.ncbi\.nlm\.nih\.gov)/articles/|(?:pmcid|pmc)\s*[:=]\s*)?(?:PMC)?([1-9][0-9]{{0,8}}(?:\.[0-9]+)?)/?",
        "PMC{}".format,
        "https://www.ncbi.nlm.nih.gov/pmc/articles/",
        "PMC and a number",
    ),
    "arxiv": Registry(
        rf"(?:{_HTTP}arxiv\.org/(?:abs|pdf|html|format|e-print)/|(?:info:|oai:arXiv\.org:)?(?:arxiv[:/ ]\s*)+|(?:https?://doi\.org/)?10\.48550/arXiv\.)?"
        r"([0-9]{2}(?:0[1-9]|1[0-2])\.[0-9]{4,5}(?:v[0-9]+)?|[a-z-]+(?:\.[a-z]{2})?/[0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3}(?:v[0-9]+)?)"
        r"(?:\.pdf)?(?:\s*\[[\w.-]+\])?",
        _arxiv,
        "https://arxiv.org/abs/",
        "a year and month and a number (2105.01234v2), or an archive and seven digits (hep-th/9901001)",
    ),
    "urn-nbn": Registry(
        rf"(?:{_HTTP}[\w.-]+/(?:[\w./-]{{0,40}}\?[\w]{{1,20}}=)?)?(urn:nbn:[a-z]{{2}}(?:-[!-~]+|:[!-~]+))",
        _nbn,
        "",
        "urn:nbn:, a country, a hyphen or colon and a name",
    ),
    "wikidata": Registry(
        rf"(?:{_HTTP}wikidata\.org/(?:wiki|entity)/|wikidata:|wd:)?(Q[1-9][0-9]{{0,11}})",
        str.upper,
        "http://www.wikidata.org/entity/",
        "Q and a number",
    ),
    "grid": Registry(
        rf"(?:{_HTTP}grid\.ac/institutes/|grid:)?(grid\.[0-9]+\.[0-9a-f]+)/?",
        str.lower,
        "https://www.grid.ac/institutes/",
        "grid., a number, a dot and check digits",
    ),
    "funder": Registry(
        r"(?:(?:https?:)?//(?:dx\.|www\.)?doi\.org/|doi:\s*)?(?:10\.13039/)?([1-9][0-9]{5,11})/?",
        "10.13039/{}".format,
        "https://doi.org/",
        "10.13039/ and a number",
    ),
    "swhid": Registry(
        rf"(?:{_HTTP}(?:archive\.)?softwareheritage\.org/)?(swh:1:(?:cnt|dir|rel|rev|snp):[0-9a-f]{{40}}(?:;[!-~]*)?)/?",
        _swhid,
        "https://archive.softwareheritage.org/",
        "swh:1:, a kind (cnt, dir, rel, rev, snp), a colon and 40 hexadecimal digits",
    ),
    "ark": Registry(
        rf"(?:{_HTTP}[\w.-]+/(?:[\w.-]{{1,40}}/){{0,3}})?ark:/?([0-9b-z]{{5,9}}/[!-~]+)",
        "ark:/{}".format,
        "https://n2t.net/",
        "ark:, a naming authority of five characters or more, a slash and a name",
    ),
    "bibcode": Registry(
        rf"(?:{_HTTP}(?:ui\.)?adsabs\.harvard\.edu/(?:abs/|#abs/)|bibcode:\s*)?([12][0-9]{{3}}[a-z][a-z0-9&.]{{13}}[a-z.:])(?:/abstract)?",
        str,
        "https://ui.adsabs.harvard.edu/abs/",
        "nineteen characters: year, journal, volume, page and a letter",
    ),
    "oclc": Registry(
        rf"(?:{_HTTP}(?:search\.)?worldcat\.org/(?:oclc|title)/|\(OCoLC\)|oclc\s*[:/#]?\s*)?(?:oc[mn]|on)?(0*[1-9][0-9]{{0,13}})\s*",
        _number,
        "https://www.worldcat.org/oclc/",
        "a number",
    ),
    "lccn": Registry(
        rf"(?:{_HTTP}lccn\.loc\.gov/|(?:info:)?lccn[:/ ]\s*)?([a-z]{{0,3}}\s*(?:[0-9]{{2}}|[0-9]{{4}})(?:-[0-9]{{1,6}}|[0-9]{{6}}))\s*(?:/.*)?",
        _lccn,
        "https://lccn.loc.gov/",
        "a prefix of up to three letters, a year and a serial number",
    ),
}
"""The schemes by name."""

_LONGEST = 2048


def parse(scheme: str, text: str) -> str | None:
    """The value that a text is in one of `REGISTRIES`, in its normal form; None where it is none.

    >>> parse("arxiv", "https://arxiv.org/pdf/math.gt/0309136v1.pdf"), parse("pmcid", "PMC 12")
    ('math.GT/0309136v1', None)
    >>> parse("lccn", "n78-890351"), parse("funder", "http://dx.doi.org/10.13039/100000001")
    ('n78890351', '10.13039/100000001')
    """
    if len(text) > _LONGEST:
        return None
    registry = REGISTRIES[scheme]
    match = _compiled(scheme).fullmatch(text.strip())
    if match is None:
        return None
    if scheme == "handle" and (doi.parse(match[1]) or not match[1].isprintable()):
        return doi.parse(match[1])
    return registry.normal(match[1])


def fault(scheme: str, text: str) -> str | None:
    """Why a text is wrong in a scheme, None where it is right."""
    return None if parse(scheme, text) else f"is not {REGISTRIES[scheme].form}"


@cache
def _compiled(scheme: str) -> re.Pattern[str]:
    return re.compile(REGISTRIES[scheme].pattern, re.IGNORECASE | re.ASCII)
