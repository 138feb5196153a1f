"""`manage.py second_keys end USERNAME`: for an administrator who lost both his telephone and his card."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from congress.people.models.people import Person
from congress.people.services.second_keys import end_keys


class Command(BaseCommand):
    """Ends what is asked of an administrator besides the password; the office sees to everybody else."""

    help = "Bỏ mã xác thực khi đăng nhập của một quản trị, khi mất cả điện thoại và thẻ số."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`end USERNAME`."""
        parser.add_argument("act", choices=["end"])
        parser.add_argument("username")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Exit code 1 where there is no such account."""
        name = options["username"]
        person = Person.objects.filter(username__iexact=name).first()
        if person is None:
            raise CommandError(f"Không có tài khoản {name}.")
        if not (person.is_superuser or person.is_staff):
            raise CommandError(f"{person} không phải quản trị; đề nghị Văn phòng bỏ mã tại trang Tài khoản.")
        keepers = Person.objects.filter(is_superuser=True, is_active=True).order_by("pk")
        count = end_keys(person, by=keepers.exclude(pk=person.pk).first() or person)
        told = f"Đã bỏ mã xác thực của {person}." if count else f"{person} không có mã xác thực."
        self.stdout.write(told)
