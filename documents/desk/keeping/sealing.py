"""A file locked with a pass phrase: AES-GCM in pieces, each bound to its place, the last marked as the last.

A piece that was changed, moved, left out or cut off does not open. The key comes from scrypt.
"""

from __future__ import annotations

import io
import os
import struct
from typing import IO, TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.utils.translation import gettext as _

from workflows.errors import NotNow

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer, WriteableBuffer

MAGIC = b"DAIHOI-KIN-1\n"
PIECE, TAG, SALT, PREFIX = 1 << 20, 16, 16, 7
# 64 MiB and a fifth of a second for each guess.
COST, BLOCK, LANES = 1 << 16, 8, 1
HEAD = len(MAGIC) + SALT + PREFIX


class SealedWriter(io.RawIOBase):
    """What is written here goes to `target` locked; `close` locks the last piece and leaves `target` open."""

    def __init__(self, target: IO[bytes], passphrase: str) -> None:
        self.target, self.number, self.waiting = target, 0, bytearray()
        salt, self.prefix = os.urandom(SALT), os.urandom(PREFIX)
        self.head = MAGIC + salt + self.prefix
        self.cipher = AESGCM(_key(passphrase, salt))
        target.write(self.head)

    def writable(self) -> bool:
        """Yes, and neither to be read nor to be moved about in."""
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        """Takes everything."""
        self.waiting += memoryview(data).cast("B")
        # One piece stays behind: it may be the last.
        while len(self.waiting) > PIECE:
            self._lock(bytes(self.waiting[:PIECE]), last=False)
            del self.waiting[:PIECE]
        return memoryview(data).nbytes

    def close(self) -> None:
        """Lock what is left; once."""
        if not self.closed and not self.target.closed:
            self._lock(bytes(self.waiting), last=True)
        super().close()

    def _lock(self, piece: bytes, *, last: bool) -> None:
        self.target.write(self.cipher.encrypt(_nonce(self.prefix, self.number, last=last), piece, self.head))
        self.number += 1


class SealedReader(io.RawIOBase):
    """The words of a locked file, from any place. Raises NotNow for a wrong pass phrase or a changed byte."""

    def __init__(self, source: IO[bytes], passphrase: str) -> None:
        self.source, self.at, self.held = source, 0, (-1, b"")
        source.seek(0)
        self.head = source.read(HEAD)
        salt, self.prefix = self.head[len(MAGIC) : -PREFIX], self.head[-PREFIX:]
        locked = source.seek(0, os.SEEK_END) - HEAD
        self.pieces = max(1, -(-locked // (PIECE + TAG)))
        self.size = locked - self.pieces * TAG
        if len(self.head) < HEAD or self.size < 0:
            raise NotNow(_("Bản sao lưu bị cắt cụt."))
        self.cipher = AESGCM(_key(passphrase, salt))
        self._piece(0)

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move to an offset counted from start, here or end."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self.at, os.SEEK_END: self.size}[whence]
        self.at = start + offset
        return self.at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """At most one piece."""
        if self.at >= self.size:
            return 0
        piece, within = divmod(self.at, PIECE)
        found = self._piece(piece)[within : within + memoryview(buffer).nbytes]
        memoryview(buffer).cast("B")[: len(found)] = found
        self.at += len(found)
        return len(found)

    def prove(self) -> None:
        """Open every piece once. Raises NotNow."""
        for number in range(self.pieces):
            self._piece(number)

    def _piece(self, number: int) -> bytes:
        if self.held[0] != number:
            self.source.seek(HEAD + number * (PIECE + TAG))
            locked = self.source.read(PIECE + TAG)
            nonce = _nonce(self.prefix, number, last=number == self.pieces - 1)
            try:
                self.held = number, self.cipher.decrypt(nonce, locked, self.head)
            except InvalidTag as fault:
                raise NotNow(
                    _("Mật khẩu của bản sao lưu không đúng, hoặc tệp đã bị sửa hay bị cắt cụt.")
                ) from fault
        return self.held[1]


def _key(passphrase: str, salt: bytes) -> bytes:
    return Scrypt(salt=salt, length=32, n=COST, r=BLOCK, p=LANES).derive(passphrase.encode())


def _nonce(prefix: bytes, number: int, *, last: bool) -> bytes:
    return prefix + struct.pack(">IB", number, last)
