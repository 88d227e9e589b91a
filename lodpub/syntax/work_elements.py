"""The elements of XML that are a work each: what a source is told by, cut at, and read at."""

from __future__ import annotations

__all__ = ["CROSSREF", "PURE"]

CROSSREF = (
    "journal",
    "book",
    "conference",
    "dissertation",
    "report-paper",
    "standard",
    "database",
    "peer_review",
    "posted_content",
    "grant",
    "sa_component",
    "pending_publication",
)
"""Within ``doi_record`` or ``body``."""

PURE = (
    "bookAnthology",
    "contributionToBookAnthology",
    "contributionToConference",
    "contributionToConference1",
    "contributionToJournal",
    "contributionToMemorandum",
    "contributionToPeriodical",
    "dataSet",
    "dataset",
    "memorandum",
    "nonTextual",
    "otherContribution",
    "patent",
    "researchOutput",
    "studentThesis",
    "thesis",
    "workingPaper",
)
"""At any depth of an answer of a portal's web service."""
