"""``python -m lodpub``."""

from lodpub.cli import main

main()
