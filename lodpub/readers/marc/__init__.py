"""Reads MARC 21: `iso2709` the binary exchange format, `marcxml` the XML. Both give the fields of which `work` makes a record."""
