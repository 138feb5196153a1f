"""The emblem of an association: judged, drawn anew, put at the head of the pages or taken off."""

from __future__ import annotations

import hashlib
import io
import warnings
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as _kept
from PIL import Image, UnidentifiedImageError

from congress.people.models.associations import Emblem
from congress.people.services.journal import log
from workflows.engine import whole
from workflows.errors import NotNow, Unmet

if TYPE_CHECKING:
    from congress.people.models.bodies import Congress
    from congress.people.models.people import Person

# Of the file that is handed in: bytes, and points along a side.
MOST_BYTES = 2 * 1024 * 1024
MOST_POINTS = 4000
LEAST_POINTS = 32
# The longer side in shorter ones: what is longer is but a stripe at the head of a page.
MOST_TIMES = 4
# Of what is kept, along the longer side: sharp on a telephone where it stands 56 points high.
KEPT_POINTS = 224
CHANGED = _kept("Đổi biểu trưng của %(association)s")
TAKEN_OFF = _kept("Bỏ biểu trưng của %(association)s")


@whole()
def put_on_emblem(congress: Congress, data: bytes, *, by: Person | None) -> Emblem:
    """Keep this picture (PNG or JPEG) as the emblem of the association, in place of the one before.

    Raises Unmet at the field `picture` for what is no such picture, or too large; NotNow for a congress
    without an association.
    """
    if congress.association is None:
        raise NotNow(_("Đại hội này chưa thuộc tổ chức nào."))
    png = _drawn_anew(data)
    facts = {"png": png, "digest": hashlib.sha256(png).hexdigest()}
    made, _new = Emblem.objects.update_or_create(association=congress.association, defaults=facts)
    log(by, congress, CHANGED % {"association": congress.association})
    return made


@whole()
def take_off_emblem(congress: Congress, *, by: Person | None) -> None:
    """No emblem from now on; nothing where there was none."""
    emblem = Emblem.objects.filter(association=congress.association_id).first()
    if emblem is not None:
        emblem.delete()
        log(by, congress, TAKEN_OFF % {"association": congress.association})


def _drawn_anew(data: bytes) -> bytes:
    """The picture as a small PNG: nothing of the file is kept but its points. Raises Unmet."""
    large = _("Ảnh quá lớn: mỗi chiều tối đa %(size)d điểm ảnh.") % {"size": MOST_POINTS}
    if len(data) > MOST_BYTES:
        raise _unfit(_("Tệp quá lớn: tối đa %(size)d MB.") % {"size": MOST_BYTES >> 20})
    try:
        with warnings.catch_warnings():
            # Its size is judged below, before a point is drawn.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=("PNG", "JPEG"))
        if max(picture.size) > MOST_POINTS:
            raise _unfit(large)
        short, long = sorted(picture.size)
        if short < LEAST_POINTS:
            raise _unfit(_("Ảnh quá nhỏ: mỗi chiều tối thiểu %(size)d điểm ảnh.") % {"size": LEAST_POINTS})
        if long > MOST_TIMES * short:
            words = _("Ảnh quá dài: chiều này tối đa gấp %(times)d lần chiều kia.")
            raise _unfit(words % {"times": MOST_TIMES})
        small = picture.convert("RGBA")
    except Image.DecompressionBombError as fault:
        raise _unfit(large) from fault
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as fault:
        raise _unfit(_("Tệp này không phải ảnh PNG hoặc JPEG, hoặc đã hỏng.")) from fault
    small.thumbnail((KEPT_POINTS, KEPT_POINTS))
    out = io.BytesIO()
    small.save(out, "PNG", optimize=True)
    return out.getvalue()


def _unfit(why: str) -> Unmet:
    return Unmet(fields={"picture": [why]})
