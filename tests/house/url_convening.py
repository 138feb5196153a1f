"""What each sort of visitor gets where a body is called together; the demo has called none yet."""

from __future__ import annotations

from tests.house.url_words import READS, Row

ONE = "cuoc-hop/sap-toi/<int:number>/"
NO_MEETING = "302 404 404 404 404 404 404"

CONVENING = [
    # stranger outsider other head personnel organiser chair
    Row("cuoc-hop/sap-toi/", "302 200 200 200 200 200 200", READS),
    Row(
        "cuoc-hop/trieu-tap/<code:body>/",
        "302 404 404 200 404 404 404",
        "302 404 404 422 404 404 404",
        "cuoc-hop/trieu-tap/TBVK/",
    ),
    *(
        Row(f"{ONE}{page}", NO_MEETING, READS, f"cuoc-hop/sap-toi/1/{page}")
        for page in ("", "giay-moi.pdf", "giay-moi.docx", "tai-lieu.pdf")
    ),
    *(
        Row(f"{ONE}{act}/", NO_MEETING, NO_MEETING, f"cuoc-hop/sap-toi/1/{act}/")
        for act in ("chuyen-ngay", "khong-to-chuc", "so-giay-moi")
    ),
    *(
        Row(f"{ONE}{act}/<int:place>/", NO_MEETING, NO_MEETING, f"cuoc-hop/sap-toi/1/{act}/1/")
        for act in ("thay-tai-lieu", "bo-noi-dung")
    ),
]
