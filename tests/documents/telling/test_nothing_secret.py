"""Whatever is told of confidential dossiers, in any text that leaves the product, has no word of theirs."""

from __future__ import annotations

import pytest

from congress.people.models.news import News
from congress.people.models.people import Person
from congress.people.services.news import choose_way
from documents.telling.rows import group_messages, lines_to_pass
from documents.telling.words.messages import in_sentences
from tests.documents.canaries import plant

pytestmark = [pytest.mark.one_database, pytest.mark.slow]


def test_no_canary_is_in_any_text(cast):
    dossiers = plant(cast)
    for person in Person.objects.all():
        choose_way(person, way=Person.ZALO, email="", by=person)
    rows = list(News.objects.select_related("by", "body"))
    texts = [one.text for one in in_sentences(rows)]
    texts += [line.message for line in lines_to_pass(cast.congress)]
    texts += [text for _body, text in group_messages(cast.congress)]
    texts += [told.words for person in dossiers.outsiders.values() for told in person.news.said().all()]
    about = {row.item_id for row in rows if row.item_type == "documents.package"}

    assert {package.pk for package in dossiers.packages} <= about
    assert dossiers.canaries.caught("\n".join(texts)) == set()
