"""Who sits in which body, in which role, from which day to which."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from congress import roles
from congress.people.models.acts import last_act
from congress.people.models.bodies import Body
from congress.people.models.people import Person
from congress.people.words.numbers import with_nought
from congress.people.words.sign_forms import FORMS_OF_SIGNING
from congress.people.words.titles import seat_named
from workflows.models import Ledgered, LedgeredQuerySet
from workflows.models.shaped import JsonList
from workflows.text import clean

if TYPE_CHECKING:
    from datetime import date


class NeverDeleted(RuntimeError):
    """Somebody tried to delete a membership; it ends by a date, and history keeps resting on it."""


class MembershipQuerySet(LedgeredQuerySet["Membership"]):
    """Memberships by the day."""

    def in_force(self, on: date) -> MembershipQuerySet:
        """In force on that day; first and last day inclusive, no last day is open."""
        return self.filter(begun(on), unended(on))

    def not_ended(self, on: date) -> MembershipQuerySet:
        """In force on that day or later."""
        return self.filter(unended(on))

    def own(self) -> MembershipQuerySet:
        """Seats held for oneself, not for somebody else."""
        return self.exclude(role=roles.DELEGATE)

    def bearing(self, right: str, on: date) -> MembershipQuerySet:
        """In force on that day and giving the right: by the role, or lent by one who has it there himself.

        A right that no role brings on its body is borne where the role brings it on the whole congress.
        """
        if not roles.roles_with(right):
            return self.in_force(on).bringing(right)
        by_role = Q(role__in=roles.roles_with(right))

        # The condition that a delegate's seat gives the right on that day.
        if right not in roles.LENDABLE:
            lent = Q(pk__in=[])
        else:
            lenders = Membership.objects.filter(begun(on), unended(on), role__in=roles.roles_with(right))
            lenders = lenders.filter(
                person=OuterRef("delegator"), body=OuterRef("body"), person__is_active=True
            )
            named = Q(lent_names__contains=f'"{right}"')
            seats = Membership.objects.annotate(lent_names=Cast("scope", models.TextField()))
            lent = Q(pk__in=seats.filter(named, Exists(lenders), role=roles.DELEGATE).values("pk"))
        return self.in_force(on).filter(by_role | lent)

    def bringing(self, right: str) -> MembershipQuerySet:
        """Seats whose role, in a body of its kind, brings the right on the whole congress."""
        sources = Q(pk__in=[])
        for kind, role in roles.kinds_and_roles_with(right):
            sources |= Q(body__kind=kind, role=role)
        return self.filter(sources)

    def delete(self) -> NoReturn:
        """Never: raises NeverDeleted."""
        raise NeverDeleted


class Membership(Ledgered):
    """A person in a body in one role of `roles.ROLES`; both dates inclusive, `end` empty is open."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name=_("người"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="memberships", verbose_name=_("cơ quan"))
    role = models.CharField(_("vai trò"), max_length=20, choices=roles.role_choices)
    title = models.CharField(_("chức danh hiển thị"), max_length=100, blank=True)
    phone = models.CharField(_("điện thoại"), max_length=40, blank=True)
    start = models.DateField(_("từ ngày"))
    end = models.DateField(_("hết ngày"), null=True, blank=True)
    ground = models.CharField(_("căn cứ"), max_length=200, blank=True)
    # A seat held for somebody else (role "delegate"): whose it is, and which of his rights it lends.
    delegator = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
        verbose_name=_("người ủy quyền"),
    )
    scope = JsonList(_("phạm vi ủy quyền"), default=list, blank=True)
    # In which form he signs who leads for a time or to whom a head lent his signature, and by which rule.
    sign_form = models.CharField(_("hình thức ký"), max_length=3, choices=FORMS_OF_SIGNING, blank=True)
    rule = models.CharField(_("quy định của Hội"), max_length=200, blank=True)
    end_ground = models.CharField(_("căn cứ thôi nhiệm vụ"), max_length=200, blank=True)
    free_words = ("title", "phone", "ground", "end_ground", "rule")
    # Filled in by `contacts` of the queries: his last day away, and who would be called but is away.
    away_until: date | None = None
    instead_of: Membership | None = None

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("nhiệm vụ trong cơ quan")
        verbose_name_plural = _("nhiệm vụ trong cơ quan")
        ordering = ("body", "id")
        indexes = [
            models.Index(fields=("person", "start", "end"), name="membership_of_person"),
            models.Index(fields=("body", "role"), name="membership_of_body"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(end=None) | Q(end__gte=F("start")),
                name="membership_ends_after_start",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.named}"

    @property
    def named(self) -> str:
        """How the seat is called with its body, such as "Trưởng Tiểu ban Văn kiện"."""
        return seat_named(self)

    @property
    def shown_title(self) -> str:
        """How the role is called in this body, such as "Trưởng Tiểu ban"."""
        return self.title or self.get_role_display()

    @property
    def telephone(self) -> str:
        """The number for this task, or the person's own; "" when neither is known."""
        return self.phone or self.person.phone

    def clean(self) -> None:
        """One person has one role of his own in a body at a time; raises ValidationError naming the clash."""
        super().clean()
        if (self.role == roles.DELEGATE) != (self.delegator_id is not None):
            raise ValidationError(_("Ủy quyền phải ghi rõ người ủy quyền; vai trò khác thì không."))
        if not (self.person_id and self.body_id and self.start):
            return
        if self._clashes().exists():
            raise ValidationError(
                _("Người này đã có nhiệm vụ trong cơ quan vào thời gian đó; cần kết thúc nhiệm vụ cũ trước.")
            )
        self._refuse_second_head()
        self._refuse_lost_acts()

    def _refuse_second_head(self) -> None:
        others = Membership.objects.filter(body_id=self.body_id, role="head").exclude(pk=self.pk)
        others = others.not_ended(self.start)
        others = others.filter(start__lte=self.end) if self.end else others
        other = others.select_related("person").first() if self.role == "head" else None
        if other is not None:
            words = _("Cơ quan đã có người đứng đầu vào thời gian đó: %(who)s.")
            raise ValidationError(words % {"who": other.person})

    def _refuse_lost_acts(self) -> None:
        """What was done in a seat stays covered by its days."""
        before = Membership.objects.filter(pk=self.pk).first()
        if before is None:
            return
        acted = last_act(before.person_id, before.body_id, before.start - timedelta(days=1), before.end)
        if acted is None or (self.start <= acted and (self.end is None or acted <= self.end)):
            return
        words = _("Đã có việc thực hiện trong nhiệm vụ này ngày %(day)s; thời gian phải gồm cả ngày đó.")
        raise ValidationError(words % {"day": f"{acted:%d/%m/%Y}"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the words in NFC and settle the grants of everybody the change concerns."""
        for field in ("title", "ground", "end_ground", "rule"):
            setattr(self, field, clean(getattr(self, field)))
        self.phone = with_nought(self.phone)
        with transaction.atomic():
            before = Membership.objects.filter(pk=self.pk).select_related("person", "body__congress").first()
            super().save(*args, **kwargs)
            _settle(self)
            if before and (before.person_id, before.body_id) != (self.person_id, self.body_id):
                _settle(before)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        """Never: raises NeverDeleted."""
        raise NeverDeleted

    def _clashes(self) -> MembershipQuerySet:
        others = Membership.objects.filter(person_id=self.person_id, body_id=self.body_id).exclude(pk=self.pk)
        # A deputy who signs for his head keeps his own seat; two delegations of one person do clash.
        others = others.filter(delegator=self.delegator_id) if self.delegator_id else others.own()
        others = others.not_ended(self.start)
        return others.filter(start__lte=self.end) if self.end else others


def begun(on: date, prefix: str = "") -> Q:
    """The condition that a membership has begun by that day; `prefix` is the path to it."""
    return Q(**{f"{prefix}start__lte": on})


def unended(on: date, prefix: str = "") -> Q:
    """The condition that a membership has not ended before that day; `prefix` is the path to it."""
    return Q(**{f"{prefix}end": None}) | Q(**{f"{prefix}end__gte": on})


def _settle(seat: Membership) -> None:
    roles.sync(seat.person, seat.body)
    roles.sync_delegates(seat.person, seat.body)
