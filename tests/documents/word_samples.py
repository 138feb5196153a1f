"""Word models as an administrator would have changed them."""

from __future__ import annotations

import io
import zipfile

from documents.paper.word_layout import shipped_model


def changed(*pairs, code="nghi-quyet"):
    """The shipped model with these words put in place of others."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(shipped_model(code))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for before, after in pairs if name == "word/document.xml" else ():
                assert before in text
                text = text.replace(before, after)
            new.writestr(name, text)
    return out.getvalue()
