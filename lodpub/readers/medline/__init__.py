"""Reads MEDLINE's citations: `nbib` the tagged lines, `pubmed` the XML. What both say alike, `citation` puts on the record."""
