"""What each sort of visitor gets at each address: the whole of who may open what, in one table."""

from __future__ import annotations

from dataclasses import dataclass

# From the person who knows nothing of the congress to the one who signs.
ACCOUNTS = {
    "stranger": None,
    "outsider": "nguoila",
    "other": "tbtc",
    "head": "tbvk",
    "chair": "chutich",
}

# Pages that a person who is not signed in may open, and why.
OPEN = {
    "dang-nhap/": "one must be able to sign in",
    "dang-xuat/": "after a session has ended, its button must not lead through the login page to itself",
    "quan-tri/login/": "leads to our own login page",
    "quan-tri/logout/": "the same as dang-xuat/",
}

# Routes of Django's admin: nobody of the table is staff, so none gets further than its door.
ADMIN = "quan-tri/"


@dataclass(frozen=True, slots=True)
class Row:
    """Status codes in the order of ACCOUNTS; `path` is the address tried where the route varies."""

    route: str
    get: str
    post: str
    path: str = ""

    @property
    def address(self) -> str:
        """The address that is asked for."""
        return self.path or f"/{self.route}"

    def expected(self, method: str) -> dict[str, int]:
        """Status by visitor."""
        words = {"GET": self.get, "POST": self.post}[method].split()
        return dict(zip(ACCOUNTS, map(int, words), strict=True))


TABLE = [
    #                        stranger outsider other head chair
    Row("dang-nhap/", get="200 200 200 200 200", post="200 200 200 200 200"),
    Row("dang-xuat/", get="405 405 405 405 405", post="302 302 302 302 302"),
    Row("quan-tri/login/", get="302 404 404 404 404", post="302 404 404 404 404"),
    Row("quan-tri/logout/", get="405 405 405 405 405", post="302 302 302 302 302"),
]
