"""An object store on loopback that speaks what S3 speaks of one bucket: PUT, GET, HEAD, DELETE and a list."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, quote, unquote, urlsplit
from xml.sax.saxutils import escape

BUCKET, KEY = "giay-to", "khoa-thu-nghiem"


@dataclass
class Kept:
    """One object: its bytes, and when they came."""

    data: bytes
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class ObjectServer(ThreadingHTTPServer):
    """Holds the objects by key, and remembers which acts were asked of it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Asked)
        self.objects: dict[str, Kept] = {}
        self.asked: list[str] = []

    @property
    def options(self) -> dict[str, object]:
        """What an installation would write into FILES_STORAGE_OPTIONS."""
        address = f"http://127.0.0.1:{self.server_port}"
        return {"bucket_name": BUCKET, "endpoint_url": address, "region_name": "vn"} | {
            "addressing_style": "path",
            "access_key": KEY,
            "secret_key": "bi-mat",
        }


@contextmanager
def object_server() -> Iterator[ObjectServer]:
    """The server while the block lasts."""
    server = ObjectServer()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Asked(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ObjectServer

    def handle_one_request(self) -> None:
        self.raw = b""
        super().handle_one_request()

    def do_PUT(self) -> None:
        self.raw = self.rfile.read(int(self.headers["Content-Length"]))
        if not self._is_ours():
            return
        data = _unchunked(self.raw) if "aws-chunked" in self.headers.get("Content-Encoding", "") else self.raw
        self.server.objects[self._key()] = Kept(data)
        self._answer(HTTPStatus.OK, ETag=f'"{hashlib.sha256(data).hexdigest()}"')

    def do_GET(self) -> None:
        if not self._is_ours():
            return
        if not self._key():
            self._answer(HTTPStatus.OK, self._list().encode(), **{"Content-Type": "application/xml"})
            return
        self._object(with_body=True)

    def do_HEAD(self) -> None:
        if self._is_ours():
            self._object(with_body=False)

    def do_DELETE(self) -> None:
        if self._is_ours():
            self.server.objects.pop(self._key(), None)
            self._answer(HTTPStatus.NO_CONTENT)

    def log_message(self, *_told: object) -> None:
        """Nothing on the terminal of the tests."""

    def _key(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix(f"/{BUCKET}").lstrip("/")

    def _is_ours(self) -> bool:
        """The bucket is ours and the request is signed with our key; or it is refused."""
        self.server.asked.append(self.command)
        signed = f"Credential={KEY}/" in self.headers.get("Authorization", "")
        if signed and urlsplit(self.path).path.startswith(f"/{BUCKET}"):
            return True
        self._answer(HTTPStatus.FORBIDDEN)
        return False

    def _object(self, *, with_body: bool) -> None:
        kept = self.server.objects.get(self._key())
        if kept is None:
            body = b"<Error><Code>NoSuchKey</Code></Error>" if with_body else b""
            self._answer(HTTPStatus.NOT_FOUND, body)
            return
        when = kept.at.strftime("%a, %d %b %Y %H:%M:%S GMT")
        facts = {"Last-Modified": when, "Content-Type": "application/octet-stream"}
        facts |= {"ETag": f'"{hashlib.sha256(kept.data).hexdigest()}"'}
        if with_body:
            self._answer(HTTPStatus.OK, kept.data, **facts)
        else:
            self._answer(HTTPStatus.OK, length=len(kept.data), **facts)

    def _list(self) -> str:
        asked = parse_qs(urlsplit(self.path).query)
        prefix, apart = asked.get("prefix", [""])[0], asked.get("delimiter", [""])[0]
        found, folders = [], set()
        for key, kept in sorted(self.server.objects.items()):
            rest = key.removeprefix(prefix)
            if not key.startswith(prefix):
                continue
            if apart and apart in rest:
                folders.add(prefix + rest.split(apart)[0] + apart)
                continue
            found.append(
                f"<Contents><Key>{quote(key)}</Key><Size>{len(kept.data)}</Size>"
                f"<LastModified>{kept.at:%Y-%m-%dT%H:%M:%S.000Z}</LastModified></Contents>"
            )
        below = "".join(
            f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>" for one in sorted(folders)
        )
        return (
            f"<ListBucketResult><Name>{BUCKET}</Name><EncodingType>url</EncodingType>"
            f"<IsTruncated>false</IsTruncated>{''.join(found)}{below}</ListBucketResult>"
        )

    def _answer(
        self, status: HTTPStatus, body: bytes = b"", *, length: int | None = None, **facts: str
    ) -> None:
        self.send_response(status)
        for name, value in facts.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


def _unchunked(raw: bytes) -> bytes:
    """The bytes of a body that was sent in signed pieces, each after its length."""
    data, rest = b"", raw
    while rest:
        head, _, rest = rest.partition(b"\r\n")
        size = int(head.split(b";")[0], 16)
        if not size:
            break
        data, rest = data + rest[:size], rest[size + 2 :]
    return data
