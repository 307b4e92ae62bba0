"""The parts of a zipped workbook, counted while they are read: what a part says of its own size helps nobody."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from fairbudget.language import say
from fairbudget.reading.file.limits import MB, Limits
from fairbudget.reading.file.unreadable import FILE_DAMAGED, FILE_LOCKED, UnreadableFile, unsafe

PIECE = MB


class Parts:
    """The parts of one file, and how much may still be unpacked of them."""

    def __init__(self, name: str, content: bytes, limits: Limits) -> None:
        """Raises UnreadableFile when it is no whole zip file, has too many parts or is packed in an odd way."""
        self.file, self._limits, self._left = name, limits, limits.unpacked_mb * MB
        try:
            self._archive = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableFile(FILE_DAMAGED(name, name)) from error
        self.names = self._archive.namelist()
        if len(self.names) > limits.members:
            what = say("it has more than {n} parts inside, such as sheets and pictures", n=f"{limits.members:,}")
            raise unsafe(name, what)
        for part in self._archive.infolist():
            if part.flag_bits & 1:
                raise UnreadableFile(FILE_LOCKED(name, name))
            if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise unsafe(name, say("it is packed in a way that spreadsheet programs do not use"))

    def __contains__(self, part: str) -> bool:
        return part in self.names

    def text(self, part: str) -> bytes:
        """The XML of a part. Raises UnreadableFile when all parts together unpack to too much, or it has a DOCTYPE."""
        pieces: list[bytes] = []
        try:
            with self._archive.open(part) as stream:
                # Piece by piece: a part that is read whole may be unpacked whole, whatever it says of its size.
                while piece := stream.read(min(PIECE, self._left + 1)):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise self._too_much()
                    pieces.append(piece)
        except UnreadableFile:
            raise
        except Exception as error:
            # zlib, zipfile and struct each have their own errors for what is not whole.
            raise UnreadableFile(FILE_DAMAGED(self.file, self.file)) from error
        text = b"".join(pieces)
        if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text[:64]:
            raise unsafe(self.file, say("its XML is not what a spreadsheet program writes"))
        return text

    def _too_much(self) -> UnreadableFile:
        return unsafe(self.file, say("it unpacks to more than {size}", size=f"{self._limits.unpacked_mb}MB"))
