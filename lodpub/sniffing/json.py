"""Tells formats of JSON apart, by keys near the beginning."""

from __future__ import annotations

import re

from lodpub.crosswalk import inverse
from lodpub.values.patterns import pattern

__all__ = [
    "is_codemeta",
    "is_crossref",
    "is_csl",
    "is_datacite",
    "is_errors",
    "is_openalex",
    "is_pure_json",
    "is_record",
    "is_schemaorg",
]


_KEYWORD = pattern(r'(?<!\\)"@(?:context|type|graph|id)"\s*:', needs=('"@',))
_CODEMETA = pattern(r'"@context"\s*:[^}]{0,400}?codemeta', needs=("codemeta",))


def is_record(text: str) -> bool:
    """lodpub's own JSON: an object, or a list of them, that has a ``kind``."""
    start = text[:4000].lstrip()
    return start.startswith(("{", "[")) and '"kind"' in start


def is_errors(text: str) -> bool:
    """Lines of failures, as ``lodpub export --errors`` writes them."""
    first = text[:100_000].lstrip("\ufeff \t\r\n").partition("\n")[0]
    return first.startswith('{"source":') and '"reason":' in first and '"format":' in first


def is_schemaorg(text: str) -> bool:
    """JSON-LD: an object with one of its keywords as a key. CodeMeta is a format of its own."""
    return _KEYWORD.search(_json(text)) is not None and not is_codemeta(text)


def is_crossref(text: str) -> bool:
    """A work of Crossref's REST API, or an answer that holds works."""
    start = text[:20_000].lstrip("\ufeff \t\r\n")
    own = ('"message-type"', '"is-referenced-by-count"', '"content-domain"', '"deposited"', '"reference-count"')
    if not start.startswith(("{", "[")) or '"DOI"' not in text[:200_000]:
        return False
    types = set(re.findall(r'"type"\s*:\s*"([a-z-]+)"', start)) & inverse("work-types", "crossref").keys()
    listed = re.search(r'"(?:title|container-title|subtitle)"\s*:\s*\[', start)
    return any(key in start for key in own) or bool(types and listed)


def is_codemeta(text: str) -> bool:
    """Software described by CodeMeta: its context names it."""
    return _CODEMETA.search(_json(text)[:50_000]) is not None


def is_csl(text: str) -> bool:
    """An item of CSL-JSON: its type is one of CSL's, and it has one of CSL's variables."""
    start = _json(text)
    if '"type"' not in start:
        return False
    types = set(re.findall(r'"type"\s*:\s*"([a-z_-]+)"', start[:50_000]))
    own = r'"(?:container-title|date-parts|publisher-place|title-short|citation-key|DOI|page|family|literal|issued|URL|title)"\s*:'
    return bool(types & inverse("work-types", "csl").keys()) and re.search(own, start) is not None


def is_datacite(text: str) -> bool:
    """A DOI of DataCite's REST API, a page of them, or the attributes alone."""
    start = _json(text)
    own = ('"resourceTypeGeneral"', '"publicationYear"', "datacite.org/schema", '"type": "dois"', '"type":"dois"')
    return any(key in start for key in own) and any(key in start for key in ('"creators"', '"titles"', '"doi"'))


def _json(text: str) -> str:
    """The beginning of a JSON object or array, "" for any other text."""
    start = text[:100_000].lstrip("\ufeff \t\r\n")
    return start if start.startswith(("{", "[")) else ""


def is_openalex(text: str) -> bool:
    """A work of OpenAlex, or a page of them."""
    start = _json(text)
    return "openalex.org/" in start and any(
        key in start for key in ('"authorships"', '"cited_by_count"', '"primary_location"', '"abstract_inverted_index"')
    )


def is_pure_json(text: str) -> bool:
    """JSON of a research portal's web service, of either generation."""
    start = _json(text)
    own = ("personAssociations", "managingOrganisationalUnit", "managingOrganization", "typeDiscriminator", "pureId")
    return "/dk/atira/pure/" in start and any(f'"{key}"' in start for key in own)
