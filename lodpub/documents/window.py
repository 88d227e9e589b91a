"""A text of any length, of which a stretch is in memory: parsers ask for more, and say what they need no longer."""

from __future__ import annotations

from collections.abc import Iterable

from lodpub.documents.document import Place
from lodpub.documents.line_blocks import LONGEST_LINE
from lodpub.documents.places import Lines

__all__ = ["Window"]


class Window:
    r"""The stretch of a text that is being read. Offsets are those in the whole text.

    What is behind the mark stays, at most `LONGEST_LINE` characters of it.

    >>> window = Window(["a\nb", "c\nd"])
    >>> window.piece = 1
    >>> window.mark, window.text, window.more(), window.text, window.place(3)
    (0, '', True, 'a\nb', Place(line=2, column=2))
    >>> window.mark = 2
    >>> window.more(), window.text, window.start, window.place(2)
    (True, 'bc\nd', 2, Place(line=2, column=1))
    """

    piece = 1 << 16
    """How many characters are read at a time, at least."""

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._lines = Lines("")
        self.text = ""
        self.start = 0
        self.mark = 0
        """What is before this offset may be forgotten."""
        self.ended = False
        """Whether `text` goes to the end of the whole."""

    @classmethod
    def whole(cls, text: str) -> Window:
        """A window through which all of a text is seen."""
        window = cls([text])
        window.more()
        window.more()
        return window

    @property
    def end(self) -> int:
        """The offset behind the text."""
        return self.start + len(self.text)

    @property
    def full(self) -> bool:
        """Whether nothing more is read before something is forgotten."""
        return self.end - self.mark > LONGEST_LINE

    def more(self) -> bool:
        """Reads on, so that the text becomes about twice as long; False at the end, or where the window is `full`."""
        if self.ended or self.full:
            return False
        end = self.end
        kept = [self.text[self.mark - self.start :]]
        self.start = self.mark
        self._lines.forget(self.mark)
        wanted = max(self.piece, len(kept[0]))
        while wanted > 0:
            piece = next(self._pieces, None)
            if piece is None:
                self.ended = True
                break
            kept.append(piece)
            self._lines.add(piece, end)
            end += len(piece)
            wanted -= len(piece)
        self.text = "".join(kept)
        return True

    def place(self, offset: int) -> Place:
        """The line and the column, in characters from 1, of an offset that is not forgotten."""
        return self._lines.place(offset)
