"""What each sort of visitor gets at each address: the whole of who may open what, in one table."""

from __future__ import annotations

from dataclasses import dataclass

# From the person who knows nothing of the congress to the one who signs.
ACCOUNTS = {
    "stranger": None,
    "outsider": "nguoila",
    "other": "tbtc",
    "head": "tbvk",
    "personnel": "tbns",
    "organiser": "btc",
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
        return "/" + (self.path or self.route)

    def expected(self, method: str) -> dict[str, int]:
        """Status by visitor."""
        words = {"GET": self.get, "POST": self.post}[method].split()
        return dict(zip(ACCOUNTS, map(int, words), strict=True))


# A page that only reads.
READS = "302 405 405 405 405 405 405"
# The form of a move that the package has behind it or before it: who may know of it is told where it stands.
LATE = "302 404 409 409 409 409 409"
NO_PAGE = "302 404 404 404 404 404 404"
# On 18/03/2022 the personnel scheme is with its own subcommittee, and nobody else takes part yet.
OPENLY = "302 404 200 200 200 200 200"
CLOSELY = "302 404 404 404 200 404 404"

PACKAGE = "ho-so/<str:code>/"
DRAFT = PACKAGE + "du-thao/<int:number>/"
PART = DRAFT + "<slug:part>/"
SHEET = PACKAGE + "phieu-trinh-ky/"
ACT = PACKAGE + "viec/<str:action>/"

TABLE = [
    # stranger outsider other head personnel organiser chair
    Row("", "302 200 200 200 200 200 200", READS),
    Row("ho-so/", "302 200 200 200 200 200 200", READS),
    Row("ho-so/giao-moi/", "302 403 403 403 403 200 403", "302 403 403 403 403 422 403"),
    Row("ky-duyet/", "302 200 200 200 200 200 200", READS),
    Row("tien-do/", "302 200 200 200 200 200 200", READS),
    Row("thong-bao/", "302 200 200 200 200 200 200", READS),
    # The visitors live in a demo, where anybody may move the day; elsewhere see test_urls.py.
    Row("ngay-mo-phong/", "302 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    Row("dang-nhap/", "200 200 200 200 200 200 200", "200 200 200 200 200 200 200"),
    Row("dang-xuat/", "405 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    Row("quan-tri/login/", NO_PAGE, NO_PAGE),
    Row("quan-tri/logout/", "405 405 405 405 405 405 405", "302 302 302 302 302 302 302"),
    Row(PACKAGE, OPENLY, READS, "ho-so/DH3-BCCT/"),
    Row(DRAFT, OPENLY, READS, "ho-so/DH3-BCCT/du-thao/1/"),
    Row(PART, OPENLY, READS, "ho-so/DH3-BCCT/du-thao/1/bao-cao/"),
    Row(SHEET, OPENLY, READS, "ho-so/DH3-BCCT/phieu-trinh-ky/"),
    Row(ACT, LATE, "302 404 403 409 403 403 403", "ho-so/DH3-BCCT/viec/revise/"),
    Row(ACT, LATE, "302 404 403 403 403 403 409", "ho-so/DH3-BCCT/viec/sign/"),
    Row(ACT, NO_PAGE, "302 404 409 409 409 409 409", "ho-so/DH3-BCCT/viec/__init__/"),
    Row(PACKAGE, CLOSELY, READS, "ho-so/DH3-DANS/"),
    Row(DRAFT, CLOSELY, READS, "ho-so/DH3-DANS/du-thao/1/"),
    Row(PART, CLOSELY, READS, "ho-so/DH3-DANS/du-thao/1/de-an/"),
    Row(SHEET, CLOSELY, READS, "ho-so/DH3-DANS/phieu-trinh-ky/"),
    Row(ACT, CLOSELY, "302 404 404 404 422 404 404", "ho-so/DH3-DANS/viec/revise/"),
    Row(ACT, CLOSELY.replace("200", "409"), "302 404 404 404 403 404 404", "ho-so/DH3-DANS/viec/sign/"),
    Row(ACT, NO_PAGE, "302 404 404 404 409 404 404", "ho-so/DH3-DANS/viec/__init__/"),
    # What does not exist answers exactly as what must not be known.
    Row(PACKAGE, NO_PAGE, READS, "ho-so/KHONG-CO/"),
    Row(SHEET, NO_PAGE, READS, "ho-so/KHONG-CO/phieu-trinh-ky/"),
    Row(ACT, NO_PAGE, NO_PAGE, "ho-so/KHONG-CO/viec/sign/"),
]
