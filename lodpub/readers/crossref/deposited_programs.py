"""The programs of a work in Crossref's XML: funding, licences, relations, trials, and the updates that Crossmark tells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from lodpub.syntax.element import Element

__all__ = ["programs"]

_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def programs(work: Element) -> dict[str, Any]:
    """The fields of the message that the programs of a work state, whether they stand in Crossmark or beside it."""
    found: dict[str, Any] = {
        "funder": [],
        "license": [],
        "relation": {},
        "clinical-trial-number": [],
        "assertion": [],
        "update-to": [],
    }
    listed = work.all("program")
    for crossmark in work.all("crossmark"):
        for part in crossmark.elements():
            if part.name == "updates":
                found["update-to"] += [_update(one) for one in part.all("update")]
            elif part.name == "custom_metadata":
                listed += part.all("program")
                found["assertion"] += [_assertion(one) for one in part.all("assertion")]
            else:  # version, policy and domains of Crossmark itself
                part.taken()
    for program in listed:
        program.drop()
        _licences(program, found)
        _relations(program, found["relation"])
        funders = _funders(program)
        found["funder"] += [one for one in funders if one not in found["funder"]]
        for one in program.all("clinical-trial-number"):
            trial = {"registry": one.get("registry"), "type": one.get("type"), "clinical-trial-number": one.text()}
            found["clinical-trial-number"].append({key: value for key, value in trial.items() if value})
    return {key: value for key, value in found.items() if value}


def _update(one: Element) -> dict[str, Any]:
    type = (one.get("type") or "").casefold()
    parts = [int(part) for part in (one.get("date") or "").split("-") if part.isdigit()]
    one.drop()
    found: dict[str, Any] = {"DOI": one.text(), "type": type}
    return {**found, "updated": {"date-parts": [parts]}} if parts else found


def _assertion(one: Element) -> dict[str, Any]:
    found = {"name": one.get("name"), "label": one.get("label"), "URL": one.get("href"), "value": one.text()}
    one.drop()
    return {key: value for key, value in found.items() if value}


def _licences(program: Element, found: dict[str, Any]) -> None:
    for one in program.all("free_to_read"):
        found["free-to-read"] = True
        one.drop()
    for one in program.all("license_ref"):
        version, start, url = one.get("applies_to"), one.get("start_date"), one.text()
        if url:
            licence: dict[str, Any] = {"URL": url, "content-version": version or "unspecified"}
            parts = [int(part) for part in (start or "").split("-") if part.isdigit()]
            if parts:
                licence["start"] = {"date-parts": [parts]}
            if licence not in found["license"]:
                found["license"].append(licence)


def _relations(program: Element, relation: dict[str, list[dict[str, str | None]]]) -> None:
    for item in program.all("related_item"):
        for description in item.all("description"):
            description.drop().taken()
        for one in item.all("inter_work_relation", "intra_work_relation"):
            kind = _CAPITAL.sub("-", one.get("relationship-type") or "isRelatedTo").lower()
            target = {"id-type": one.get("identifier-type"), "id": one.text()}
            one.drop()
            if target["id"]:
                relation.setdefault(kind, []).append(target)


def _funders(program: Element) -> list[dict[str, Any]]:
    """Funders in groups of their own, or all in one with the awards."""
    groups = [one for one in program.all("assertion") if one.get("name") == "fundgroup"]
    found = [_funder(group.all("assertion")) for group in groups]
    loose = [one for one in program.all("assertion") if one not in groups]
    found.append(_funder(loose))
    return [one for one in found if one]


def _funder(assertions: Iterable[Element]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in assertions:
        name = one.get("name")
        one.drop()
        if name == "funder_name":
            for inner in one.all("assertion"):
                _identify(found, inner)
            if text := one.own_text():
                found["name"] = f"{found['name']}; {text}" if "name" in found else text
        elif name == "award_number" and (number := one.text()):
            found.setdefault("award", []).append(number)
        else:
            _identify(found, one, name)
    return found


def _identify(found: dict[str, Any], one: Element, name: str | None = None) -> None:
    name = name or one.get("name")
    one.drop()
    value = one.text()
    if not value:
        return
    if name == "ror":
        found.setdefault("id", []).append({"id-type": "ROR", "id": value})
    elif name == "funder_identifier":
        found["DOI"] = value if "10.13039" in value else f"10.13039/{value}"
