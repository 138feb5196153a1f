"""The words of the table of addresses: who visits, what a row says, and the answers that many rows share."""

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

# Of whom the table says nothing: they have pages of their own.
KEEPERS = ["vanphong", "quantri"]

# Pages that a person who is not signed in may open, and why.
OPEN = {
    "dang-nhap/": "one must be able to sign in",
    "dang-nhap/ma/": "the password was right, and the number is asked before he is let in",
    "quen-mat-khau/": "who forgot his password cannot sign in",
    "mo-tai-khoan/": "who opens an account with a slip cannot sign in yet",
    "bieu-trung/<code:digest>.png": "the emblem stands on the page on which one signs in",
    "dang-xuat/": "after a session has ended, its button must not lead through the login page to itself",
    "ngon-ngu/": "the sign-in page too is read in the language of the reader",
    "suc-khoe/": "a proxy or a watchman has no account, and learns no more than ok",
    "suc-khoe/so-do/": "a watchman brings a token of its own, and is nobody of the congress",
    "kiem-tra/": "whoever holds a printed paper may ask whether it is ours",
    "kiem-tra/<code:code>/": "the address on a printed paper",
    "y-kien/": "a unit without account comes with its name and the code of its letter",
    **dict.fromkeys(
        (
            "y-kien/<code:token>/",
            "y-kien/<code:token>/du-thao/<int:number>/",
            "y-kien/<code:token>/du-thao/<int:number>/<code:part>/",
            "y-kien/<code:token>/bang-tong-hop/<int:number>/",
            "y-kien/<code:token>/tra-loi/<int:number>/",
            "y-kien/<code:token>/phieu/<int:number>.pdf",
            "y-kien/<code:token>/dai-hoi/",
            "y-kien/<code:token>/dai-hoi/<code:text>.docx",
        ),
        "the link is what opens it, and asks no cookie of anybody (docs/adr/0026)",
    ),
    "lich/<code:token>.ics": "the address is the secret; a telephone asks without a session",
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


# What only the office does; none of the visitors is of it.
OFFICE = "302 403 403 403 403 403 403"
OFFICE_POST = "302 405 405 405 405 405 405"
# The charter is with its drafters: the head of Tiểu ban Văn kiện is the one of the table who amends it.
CHARTER = "ho-so/<code:code>/dieu-le/"
DRAFTERS = "302 404 403 200 403 403 403"
DRAFTERS_POST = "302 404 403 422 403 403 403"
# In the demo every remark on the political report is settled.
PUBLISHED = "302 404 403 302 403 403 403"
# The link of no unit, whoever comes with it.
UNKNOWN = "404 404 404 404 404 404 404"
NOT_PUBLISHED = "302 404 403 409 403 403 403"
UNCHOSEN = "302 404 403 404 403 403 403"
# A page that only reads.
READS = "302 405 405 405 405 405 405"
# The form of a move that the package has behind it or before it: who may know of it is told where it stands.
LATE = "302 404 409 409 409 409 409"
NO_PAGE = "302 404 404 404 404 404 404"
# On 18/03/2022 the personnel scheme is with its own subcommittee, and nobody else takes part yet.
OPENLY = "302 404 200 200 200 200 200"
CLOSELY = "302 404 404 404 200 404 404"

# Only the administrator of the machines, who sits in no body, sets up.
NO_SET_UP = "302 403 403 403 403 403 403"

PACKAGE = "ho-so/<code:code>/"
DRAFT = PACKAGE + "du-thao/<int:number>/"
PART = DRAFT + "<slug:part>/"
SHEET = PACKAGE + "phieu-trinh-ky/"
SET = PACKAGE + "bo-trinh-ky.pdf"
COPIES = PACKAGE + "ban-in/"
ACT = PACKAGE + "viec/<code:action>/"
CALL = "tien-do/<code:code>/goi/"
PARTS = PACKAGE + "thanh-phan/"
# What only those of the lead body do of a package that all may read.
LED = "302 404 403 200 403 403 403"
NOMINEES = PACKAGE + "nhan-su/"
NOMINEE = NOMINEES + "<int:entry>/"
URGED = "302 404 403 403 403 200 403"

# What each sort of visitor gets of a charter being amended.
CHARTERS = [
    Row(CHARTER, OPENLY, READS, "ho-so/DH3-DL/dieu-le/"),
    Row(CHARTER, NO_PAGE, READS, "ho-so/DH3-BCCT/dieu-le/"),
    Row(CHARTER + "hien-hanh/", DRAFTERS, DRAFTERS_POST, "ho-so/DH3-DL/dieu-le/hien-hanh/"),
    Row(CHARTER + "cach-chia/", DRAFTERS, DRAFTERS_POST, "ho-so/DH3-DL/dieu-le/cach-chia/"),
    Row(CHARTER + "toan-van/", DRAFTERS, DRAFTERS_POST, "ho-so/DH3-DL/dieu-le/toan-van/"),
    Row(CHARTER + "dieu/<code:number>/", DRAFTERS, DRAFTERS_POST, "ho-so/DH3-DL/dieu-le/dieu/12/"),
    Row(CHARTER + "dieu/<code:number>/", NO_PAGE, NO_PAGE, "ho-so/DH3-DL/dieu-le/dieu/31/"),
    Row(CHARTER + "dieu-moi/", DRAFTERS, DRAFTERS_POST, "ho-so/DH3-DL/dieu-le/dieu-moi/"),
    Row(CHARTER + "bang-so-sanh/", OPENLY, READS, "ho-so/DH3-DL/dieu-le/bang-so-sanh/"),
    Row(CHARTER + "bang-so-sanh.pdf", OPENLY, READS, "ho-so/DH3-DL/dieu-le/bang-so-sanh.pdf"),
    Row(CHARTER + "hop-nhat/", OPENLY, READS, "ho-so/DH3-DL/dieu-le/hop-nhat/"),
    Row(CHARTER + "hop-nhat.txt", OPENLY, READS, "ho-so/DH3-DL/dieu-le/hop-nhat.txt"),
    Row(CHARTER + "hop-nhat.docx", OPENLY, READS, "ho-so/DH3-DL/dieu-le/hop-nhat.docx"),
]
