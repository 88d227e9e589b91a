"""Compares what was read from a portal page with the truth beside it, field by field."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

import lodpub
from lodpub.record import Contributor, Record, Remark

STATUSES = {
    "published": "Published",
    "online-first": "E-pub ahead of print",
    "accepted": "Accepted/In press",
    "submitted": "Submitted",
    "in-preparation": "In preparation",
    "unpublished": "Unpublished",
}
OTHER_ROLES = {"editor", "supervisor", "translator", "reviewer"}
NEVER_INVENTED = {
    *("doi", "issn", "isbn", "patent_number", "date", "early_online_date", "award_date"),
    *("event_start", "event_end", "copyright_year"),
}


@dataclass
class Score:
    """What became of the fields of one page or of many: field and page, with found and expected values."""

    right: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str, str, Any, Any]] = field(default_factory=list)

    def add(self, page: str, name: str, found: Any, expected: Any, accept_null: bool) -> None:
        """Books one field as right, wrong, missing or invented; a field that nobody states counts nowhere."""
        if not found and not expected:
            return
        if same(name, found, expected) or (accept_null and not found):
            self.right.append((page, name))
            return
        verdict = "missing" if not found else "wrong" if expected else "invented"
        if isinstance(found, list) and name in NEVER_INVENTED and len(found) > len(expected or []):
            verdict = "invented"
        self.failed.append((verdict, page, name, found, expected))

    @property
    def share(self) -> float:
        """The share of right fields among all fields that the truth or the reading has."""
        return len(self.right) / ((len(self.right) + len(self.failed)) or 1)

    def invented(self) -> list[tuple[str, str, str, Any, Any]]:
        """The identifiers and dates that the pages do not state."""
        return [f for f in self.failed if f[0] == "invented" and f[2] in NEVER_INVENTED]

    def table(self) -> str:
        """A line per field: right, wrong, missing, invented."""
        names = sorted({n for _, n in self.right} | {f[2] for f in self.failed})
        lines = [f"{'field':24}{'right':>7}{'wrong':>7}{'missing':>9}{'invented':>10}"]
        for name in names:
            counts = [sum(f[0] == v and f[2] == name for f in self.failed) for v in ("wrong", "missing", "invented")]
            right = sum(n == name for _, n in self.right)
            lines.append(f"{name:24}{right:7}{counts[0]:7}{counts[1]:9}{counts[2]:10}")
        total = len(self.right) + len(self.failed)
        return "\n".join([*lines, f"{len(self.right)} of {total} fields right: {100 * self.share:.2f} %"])

    def details(self) -> str:
        """A line per failure."""
        return "\n".join(f"{v:9}{p}: {n}: found {found!r}, expected {exp!r}" for v, p, n, found, exp in self.failed)


def pages(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every page of a folder with its truth."""
    for truth in sorted(folder.glob("*.json")):
        page = next(p for p in (truth.with_suffix(".txt"), truth.with_suffix(".html")) if p.exists())
        yield page, json.loads(truth.read_text("utf-8"))


def score(folder: Path, kinds: dict[str, str] | None = None) -> Score:
    """The score over all pages of a folder; `kinds` maps our work types to coarser ones."""
    total = Score()
    for page, truth in pages(folder):
        compare(total, page, truth, kinds or {})
    return total


def compare(total: Score, page: Path, truth: dict[str, Any], kinds: dict[str, str]) -> None:
    """Adds one page's fields to the score."""
    try:
        record = lodpub.read(page, "pure")
    except lodpub.LodpubError as error:  # everything on the page is missing then
        record = Record(kind="", remarks=(Remark(message=str(error)),))
    found = {"kind": kinds.get(record.kind, record.kind), **reading(record)}
    expected = dict(truth)
    expected |= {f"event_{k}": v for k, v in (expected.pop("event", None) or {}).items()}
    nullable = set(truth.get("accept_null", ()))
    for name, value in found.items():
        total.add(page.stem, name, value, expected.get(name), name in nullable)
    for name in ("corresponding", "disagreements"):
        if name in truth:
            total.add(page.stem, name, extra(record, name), truth[name], False)


def bare(page: Path) -> Record:
    """What a page says of its work, without where it stood on the page."""
    try:
        record = lodpub.read(page, "pure")
    except lodpub.LodpubError:
        return Record(kind="")
    return msgspec.structs.replace(record, provenance=(), unread=(), remarks=(), url=None)


def extra(record: Record, name: str) -> Any:
    """What only some truths ask for."""
    if name == "corresponding":
        return [c.agent.name for c in record.contributors if c.corresponding]
    return sorted({r.field.split(".")[0] for r in record.remarks if r.field})


def reading(record: Record) -> dict[str, Any]:
    """The record in the words of the truth files."""
    container, event, status = record.container, record.event, record.status
    identifiers = [*record.identifiers, *(container.identifiers if container else ())]
    identifiers += [i for s in record.series for i in s.identifiers]

    def schemes(*names: str) -> list[str]:
        return list(dict.fromkeys(i.value for i in identifiers if i.scheme in names))

    def terms(scheme: str) -> list[str]:
        return [s.term for s in record.subjects if s.scheme == scheme]

    publisher, institution, rights = record.publisher, record.institution, record.copyright
    metric = next((m for m in record.metrics if m.kind == "citations"), None)
    in_journal = container is not None and container.kind == "journal"
    return {
        "title": record.title,
        "subtitle": record.subtitle,
        "translated_title": next((t.text for t in record.translated_titles), None),
        "authors": names(c for c in record.contributors if c.role not in OTHER_ROLES),
        "editors": names(record.by_role("editor")),
        "supervisors": names(record.by_role("supervisor")),
        "language": next(iter(record.languages), None),
        "journal": container.title if container and in_journal else None,
        "host_title": container.title if container and not in_journal else None,
        "series": next((s.title for s in record.series), None),
        "series_volume": next((s.volume for s in record.series), None),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "article_number": record.article_number,
        "number_of_pages": record.number_of_pages,
        "edition": record.edition or record.version,
        "chapter": record.chapter,
        "issn": schemes("issn"),
        "isbn": schemes("isbn"),
        "doi": record.identifier("doi"),
        "patent_number": next(iter(schemes("patent")), None),
        "publisher": publisher.name if publisher else None,
        "place": (publisher and publisher.place) or (institution and institution.place),
        "on_behalf_of": record.on_behalf_of.name if record.on_behalf_of else None,
        "date": record.issued,
        "early_online_date": record.date("online"),
        "award_date": record.date("awarded"),
        "status": STATUSES.get(status, status) if status else None,
        "awarding_institution": institution.name if institution else None,
        "qualification": record.qualification,
        "copyright_year": rights.year if rights else None,
        "copyright_holder": ", ".join(rights.holders) if rights and not rights.by_authors else None,
        "license": next((x.url for x in record.licenses if x.url), None),
        "license_label": next((x.label for x in record.licenses if x.label), None),
        "keywords": list(record.keywords),
        "subject_areas": terms("asjc"),
        "mesh_publication_types": terms("mesh-publication-type"),
        "mesh_headings": terms("mesh") or terms("mesh-heading"),
        "sdgs": [f"SDG {s.code or s.term}" for s in record.subjects if s.scheme == "sdg"],
        "fingerprint": [
            {"concept": s.term, "weight": s.weight, "vocabulary": s.vocabulary}
            for s in record.subjects
            if s.scheme == "fingerprint"
        ],
        "citation_count": metric.value if metric else None,
        "citation_source": metric.source if metric else None,
        "organisations": [o.name for o in record.organizations],
        "funders": [f.funder.name for f in record.funding if f.funder],
        "event_name": event.name if event else None,
        "event_place": event.place if event else None,
        "event_country": event.country if event else None,
        "event_start": event.start if event else None,
        "event_end": event.end if event else None,
        "abstract_starts": " ".join((record.abstract or "").split()[:6]),
        "abstract_ends": " ".join((record.abstract or "").split()[-6:]),
        "abstract_words": len((record.abstract or "").split()),
        "peer_reviewed": record.peer_reviewed,
    }


def names(contributors: Iterable[Contributor]) -> list[dict[str, str]]:
    """Persons as family, given, suffix; bodies and undivided names as name."""
    found = []
    for agent in (c.agent for c in contributors):
        parts = {k: getattr(agent, k, None) for k in ("family", "given", "suffix")}
        parts = {k: v for k, v in parts.items() if v}
        found.append(parts if "family" in parts else {"name": agent.name})
    return found


def same(name: str, found: Any, expected: Any) -> bool:
    """Whether two values of a field are the same but for writing that means nothing."""
    if name == "subtitle" and not found and expected:
        return False
    return folded(name, found) == folded(name, expected)


def folded(name: str, value: Any) -> Any:
    """A value without what means nothing in its field: white space, kinds of hyphen, case of names and DOIs."""
    if name in ("issn", "isbn"):
        return sorted(re.sub(r"[^0-9X]", "", v.upper()) for v in value or [])
    if name == "sdgs":
        return [re.search(r"\d+", v)[0] if re.search(r"\d+", v) else v for v in value or []]  # type: ignore[index]
    if isinstance(value, list):
        return [folded(name, v) for v in value]
    if isinstance(value, dict):
        return {k: folded(name, v) for k, v in value.items()}
    if not isinstance(value, str):
        return value or None
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if name == "pages":
        return re.sub(r"\s*[-‐-―]+\s*", "-", text)
    if name in ("doi", "authors", "editors", "supervisors"):
        return text.casefold()
    if name in ("copyright_holder", "on_behalf_of", "funders"):
        return re.sub(r"(?i)^the ", "", text).rstrip(".")
    return text
