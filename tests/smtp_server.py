"""A server of mails for tests: takes letters, is slow, refuses an address, or hangs up before it says yes."""

from __future__ import annotations

import email
import socketserver
import threading
import time
from contextlib import contextmanager


class Post(socketserver.ThreadingTCPServer):
    """What came; `delay` before each yes, `refused` and `busy` addresses, `hangs_up` letters unanswered."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, *, delay=0.0, refused=(), busy=(), hangs_up=0):
        self.letters, self.delay, self.hangs_up = [], delay, hangs_up
        self.refused, self.busy = set(refused), set(busy)
        super().__init__(("127.0.0.1", 0), Talk)

    @property
    def ids(self):
        """The Message-ID of each letter."""
        return [letter["Message-ID"] for letter in self.letters]


class Talk(socketserver.StreamRequestHandler):
    """One connection, as far as SMTP is needed here."""

    def handle(self):
        self.say("220 post")
        while line := self.rfile.readline():
            word = line.decode().upper().strip()
            if word.startswith("DATA"):
                if not self.take():
                    return
            elif word.startswith("QUIT"):
                self.say("221 bye")
                return
            else:
                self.say(self.answer(word))

    def answer(self, word):
        address = word.partition("<")[2].rpartition(">")[0].lower()
        if word.startswith("RCPT") and address in self.server.refused:
            return "550 no such person"
        if word.startswith("RCPT") and address in self.server.busy:
            return "450 mailbox busy"
        return "250 ok"

    def take(self):
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        self.server.letters.append(email.message_from_bytes(b"".join(lines)))
        time.sleep(self.server.delay)
        if self.server.hangs_up > 0:
            self.server.hangs_up -= 1
            return False
        self.say("250 taken")
        return True

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def post_office(**how):
    """The server while the block lasts."""
    with Post(**how) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
