"""Places of DataCite's schema as DCMI Point, DCMI Box and well-known text."""

from __future__ import annotations

from collections.abc import Iterator

from lodpub.syntax.json_tree import Tree, drop, opened, text

__all__ = ["coverage"]

_SIDES = (
    ("northlimit", "northBoundLatitude"),
    ("southlimit", "southBoundLatitude"),
    ("westlimit", "westBoundLongitude"),
    ("eastlimit", "eastBoundLongitude"),
)


def coverage(tree: Tree) -> Iterator[str]:
    """Each place that a work is about: its name, its point, its box or its polygon.

    >>> list(coverage({"geoLocations": [{"geoLocationPoint": {"pointLongitude": 12.5, "pointLatitude": 55.7}}]}))
    ['east=12.5; north=55.7']
    """
    for place in opened(tree, "geoLocations"):
        if name := text(place, "geoLocationPlace"):
            yield name
        for point in opened(place, "geoLocationPoint"):
            east, north = text(point, "pointLongitude"), text(point, "pointLatitude")
            if east and north:
                yield f"east={east}; north={north}"
        for corners in (text(place, "geoLocationPoint"),):
            if corners and len(corners.split()) == 2:  # kernel 3: latitude and longitude in one text
                yield "east={1}; north={0}".format(*corners.split())
        for box in opened(place, "geoLocationBox"):
            sides = [f"{name}={side}" for name, key in _SIDES if (side := text(box, key))]
            if sides:
                yield "; ".join(sides)
        if (corners := text(place, "geoLocationBox")) and len(corners.split()) == 4:
            south, west, north, east = corners.split()
            yield f"northlimit={north}; southlimit={south}; westlimit={west}; eastlimit={east}"
        for ring in _rings(place):
            yield f"POLYGON (({', '.join(ring)}))"


def _rings(place: Tree) -> Iterator[list[str]]:
    """The corners of each polygon; the REST API also gives one polygon as a list of its points."""
    loose = []
    for polygon in opened(place, "geoLocationPolygon"):
        drop(polygon, "inPolygonPoint")
        points = opened(polygon, "polygonPoint")
        ring = [f"{text(one, 'pointLongitude')} {text(one, 'pointLatitude')}" for one in points]
        if len(ring) > 1:
            yield ring
        else:
            loose += ring
    if loose:
        yield loose
