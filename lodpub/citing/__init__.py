"""Citations in any style of CSL, offline: the item that a record becomes, the style by its name, and the processor that joins them."""

from lodpub.citing.portal import portal_block
from lodpub.citing.reference_list import cite

__all__ = ["cite", "portal_block"]
