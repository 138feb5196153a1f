"""Every address of the table is asked once a run; the tests that look at what came share the answers."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection, transaction

from tests import settings
from tests.house.url_table import TABLE
from tests.shelves import once

if TYPE_CHECKING:
    from django.test import Client

# Beginning and end of the transaction; and what is read once in the life of a process.
ASIDE = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", 'SELECT "workflows_procedureversion"')


# Once for each process: what a package's page keeps while the book has no new line.
KEPT_BY_A_PROCESS = ("/ho-so/DH3-BCCT/", "/ho-so/DH3-DANS/")


class Page(NamedTuple):
    """What came: its status, of a page its HTML, and how often the database was asked for it."""

    status: int
    html: str
    asked: int = 0


def answer(client: Client, method: str, path: str) -> Page:
    """What the visitor gets; whatever the request wrote, here or in the browser, is undone."""
    cookies = copy.deepcopy(client.cookies)
    asked: list[str] = []

    def noted(execute: Any, sql: str, *told: Any) -> Any:
        asked.append(sql)
        return execute(sql, *told)

    with transaction.atomic(), connection.execute_wrapper(noted):
        response = client.generic(method, path)
        # A file is read to its end, or it would stay open.
        data = b"".join(response)
        transaction.set_rollback(True)
    client.cookies = cookies
    is_page = response.get("Content-Type", "").startswith("text/html")
    times = sum(not sql.startswith(ASIDE) for sql in asked)
    return Page(response.status_code, data.decode() if is_page else "", times)


def walked(account: str, client: Client) -> dict[str, Page]:
    """What this account gets by GET at each address of the table, on 18/03/2022 of the demo."""
    settings.WALKED.mkdir(mode=0o700, exist_ok=True)
    kept = settings.WALKED / account
    with once(kept) as first:
        if first:
            for address in KEPT_BY_A_PROCESS:
                answer(client, "GET", address)
            found = {row.address: answer(client, "GET", row.address) for row in TABLE}
            unfinished = kept.with_suffix(".new")
            unfinished.write_text(json.dumps(found))
            unfinished.rename(kept)
    return {address: Page(*page) for address, page in json.loads(kept.read_text()).items()}
