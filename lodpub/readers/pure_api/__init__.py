"""Reads what the web service of a research portal (Elsevier Pure) answers, in all its generations.

The XML of the older service (``/ws/api/511/``) says what its JSON says, so `tree` turns it into that; the newer service
(``/ws/api/``) has JSON alone, of a like shape with other names. `work` reads them all.
"""
