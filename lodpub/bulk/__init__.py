"""Bulk export: from one record to a hundred million, in flat memory, on as many cores as there are.

One process reads the sources and cuts them into batches of raw bytes, others read, map and write them, the first puts
the texts into the output in the order of the sources. So the output is the same, byte for byte, with any number of jobs.
"""

from lodpub.bulk.engine import Plan, export
from lodpub.bulk.tally import Tally

__all__ = ["Plan", "Tally", "export"]
