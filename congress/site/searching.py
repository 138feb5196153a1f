"""How the administrator's pages find rows: by typing, without marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.admin.widgets import AutocompleteSelect

from workflows.text import searchable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.models import QuerySet
    from django.http import HttpRequest


class Chosen(AutocompleteSelect):
    """Django's own, which asks the database for whatever was posted, a word in place of a number too."""

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> Any:
        """The rows already chosen; what is no number of a row is told by the field and shown by nobody."""
        # Nineteen digits may be more than a database counts to.
        numbers = [one for one in value if one.isascii() and one.isdecimal() and len(one) < 19]
        return super().optgroups(name, numbers, attr)


class Choosing:
    """Mixin: fields found by typing stand a posted word in place of a number."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The field with the widget above."""
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = Chosen(db_field, self.admin_site)  # type: ignore[attr-defined]
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class FoldedSearch:
    """Mixin: search without marks; `search_fields` name folded columns."""

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Django's own search, for the folded words."""
        words = searchable(search_term)
        found: tuple[QuerySet[Any], bool] = super().get_search_results(request, queryset, words)  # type: ignore[misc]
        return found
