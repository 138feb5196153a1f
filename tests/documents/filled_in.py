"""Every form of a page as somebody may send it: each field filled in anew, each button pressed."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.readable import par, run, word

WORDS, DAY = "Nội dung khác hẳn", "18/03/2022"
OF_DAYS = ("day", "date", "until", "issued", "born", "arrived", "due", "_on", "met")


@dataclass
class FilledForm:
    """One form: where it goes ("" for its own page), what is typed, its buttons."""

    action: str
    typed: dict[str, list[str]] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def sent(self, button):
        """What a browser sends once this button is pressed."""
        files = {name: SimpleUploadedFile(f"{name}.docx", word(par(run(WORDS)))) for name in self.files}
        return self.typed | files | ({button[0]: button[1]} if button else {})


class FilledForms(HTMLParser):
    """The forms of a page that are sent by POST; every box `ticked`, or none."""

    def __init__(self, html, *, ticked=True):
        super().__init__()
        self.ticked, self.inside, self.select = ticked, False, ""
        self.found: list[FilledForm] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.inside = told.get("method") == "post"
            if self.inside:
                self.found.append(FilledForm(told.get("action") or ""))
        elif self.inside:
            self.field(tag, told, told.get("name") or "", told.get("value") or "")

    def field(self, tag, told, name, value):
        form, kind = self.found[-1], told.get("type") or "text"
        if tag == "option" and self.select and (value or self.select not in form.typed):
            form.typed[self.select] = [value]
        elif name and tag == "select":
            self.select = name
        elif name and tag == "textarea":
            form.typed[name] = [WORDS]
        elif name and tag in ("input", "button"):
            self.box(form, "button" if kind == "submit" or tag == "button" else kind, name, value)

    def box(self, form, kind, name, value):
        if kind == "button":
            form.buttons.append((name, value))
        elif kind == "file":
            form.files.append(name)
        elif kind != "checkbox":
            form.typed[name] = [self.text(name, value, kind)]
        elif self.ticked:
            form.typed.setdefault(name, []).append(value or "on")

    def handle_endtag(self, tag):
        if tag == "select":
            self.select = ""
        elif tag == "form":
            self.inside = False

    def text(self, name, value, kind):
        """What stands there is changed where it is words, and kept where it is more."""
        if kind in ("hidden", "radio"):
            return value
        if any(part in name for part in OF_DAYS):
            return value or DAY
        if kind == "number" or value.isdecimal():
            return value or "1"
        return f"{value} khác" if value else WORDS
