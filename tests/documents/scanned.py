"""Scans and photographs as an office makes them: pages with the QR of a sheet, or without one."""

from __future__ import annotations

import io
from html import unescape

import pypdfium2
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from documents.paper.marks import draw_qr
from tests.demo_world import HIDDEN

TRAY = "/giay-to-den/"
SITE = "https://daihoi.example.vn/y-kien/"


def scan_of(*codes, name="xap.pdf", words="phieu"):
    """A PDF with a page for each: the QR says the text, None is a page without one."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for number, code in enumerate(codes, 1):
        canvas.drawString(80, 760, f"{words} {number}")
        if code:
            draw_qr(canvas, code, x=60, y=60, size=74)
        canvas.showPage()
    canvas.save()
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def photograph(shade=200, name="anh.jpg", of=None):
    """A photograph: of nothing in a shade of grey, or of the page `of` a scan, lying on its side."""
    if of is None:
        picture = Image.new("RGB", (600, 800), (shade, shade, shade))
    else:
        picture = pypdfium2.PdfDocument(of.read())[0].render(scale=3).to_pil().rotate(90, expand=True)
        of.seek(0)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=85)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def hidden_of(office, page):
    """What the form of a page carries unseen."""
    found = dict(HIDDEN.findall(unescape(office.get(page).content.decode())))
    # That of the choice of a language, which is another form.
    return {name: value for name, value in found.items() if name != "next"}


def dropped(office, *files, page=TRAY, **typed):
    """The form of the tray opened, files chosen, sent."""
    said = {"ground": "slip", "arrived": "18/03/2022"} | typed
    return office.client.post(page, hidden_of(office, page) | said | {"papers": list(files)})


def sent_from(office, page, **typed):
    """The form of any page opened, filled in, sent."""
    return office.client.post(page, hidden_of(office, page) | typed)


def sheet_codes(found):
    """The codes of a round's sheets, in the order of its units."""
    return [one.code for one in found.asked.order_by("pk")]
