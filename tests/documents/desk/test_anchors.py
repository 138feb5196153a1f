"""What `doctor` finds of histories cut, hashed anew or taken out whole, with or without anchors."""

from __future__ import annotations

import pytest
from django.core.management.base import CommandError

from congress.models import News
from documents.opinions.services import comment
from documents.packages.services.paper_words import text_of
from tests.cast import perform
from tests.documents.examined import beside, doctor, faults, take_out, tamper, unlocked
from tests.documents.tasks.told import DONE, approve, drawn_up, given
from workflows import clock, history
from workflows.engine import duties
from workflows.models import Duty, Notice

SIGN = 12


@pytest.fixture
def signed(make_package, cast):
    """BCTC to its signature; a member of the inspecting body said something of its draft."""
    package = make_package("BCTC", "signing")
    comment(package.current, by=cast.bkt, text="Bổ sung số dư quỹ")
    perform(package, "sign", cast.chutich, signature=package.fingerprint())
    for part in package.current.parts.all():
        text_of(part)
    assert faults("--files") == []
    return package


@pytest.fixture
def anchors(signed, tmp_path):
    """The heads as they were printed and laid aside."""
    code, lines = doctor("--heads")
    file = tmp_path / "heads.txt"
    file.write_text("# 18/03/2022\n" + "\n".join(lines), encoding="utf-8")
    assert (code, len(lines), doctor("--anchors", str(file))[0]) == (0, 2, 0)
    return file


def rehash(item):
    """The whole chain hashed anew, as anybody can who has read how."""
    before = ""
    for step in item.steps.select_related("procedure").order_by("sequence"):
        step.previous_hash = before
        before = history.own_hash(step)
        with unlocked():
            beside(type(step), pk=step.pk).update(previous_hash=step.previous_hash, own_hash=before)


def test_a_chain_hashed_anew_is_found_by_its_anchor(signed, cast, anchors):
    tamper("UPDATE documents_packagestep SET request_digest = 'x' WHERE sequence = 2")
    rehash(signed)

    assert faults() == []
    assert faults("--anchors", str(anchors)) == [
        f"DH3-BCTC: bước {SIGN} khác với tệp mốc; nhật ký đã bị cắt hoặc viết lại."
    ]


def test_the_last_verdict_cut_off_is_found_by_its_anchor(make_package, cast, tmp_path):
    package = make_package("BCTC", "verified")
    file = tmp_path / "heads.txt"
    file.write_text("\n".join(doctor("--heads")[1]), encoding="utf-8")
    last = package.steps.last()
    tamper("DELETE FROM documents_packagestep WHERE id = %s", last.pk)
    tamper("DELETE FROM documents_verdict")

    found = faults()
    assert [line for line in faults("--anchors", str(file)) if line not in found] == [
        f"DH3-BCTC: bước {last.sequence} khác với tệp mốc; nhật ký đã bị cắt hoặc viết lại.",
    ]


def test_the_book_cut_off_is_found_by_its_anchor(signed, anchors):
    tamper(
        "DELETE FROM workflows_ledgerline WHERE sequence = (SELECT max(sequence) FROM workflows_ledgerline)"
    )

    assert [line for line in faults("--anchors", str(anchors)) if line.startswith("*: bước")] != []


def test_a_file_of_anchors_with_a_mark_of_its_encoding_is_read_and_an_empty_one_refused(anchors, tmp_path):
    marked, empty = tmp_path / "marked.txt", tmp_path / "empty.txt"
    marked.write_text(anchors.read_text(encoding="utf-8"), encoding="utf-8-sig")
    empty.write_text("\n", encoding="utf-8")

    assert doctor("--anchors", str(marked))[0] == 0
    with pytest.raises(CommandError, match="không có mốc nào"):
        doctor("--anchors", str(empty))


def test_a_line_that_is_no_anchor_is_named(signed, tmp_path):
    file = tmp_path / "heads.txt"
    file.write_text("DH3-BCTC mười một\n", encoding="utf-8")

    assert faults("--anchors", str(file)) == [
        "Tệp mốc, dòng 1: không đúng dạng “mã hồ sơ, số bước, mã kiểm tra”."
    ]


# Tasks, plans and whole items.


@pytest.fixture
def busy(make_package, cast, tmp_path):
    """A package, a task that was reported and one that was only given, an approved plan; the heads aside."""
    package = make_package("DANS", "assigned")
    task, other = given(cast), given(cast, title="Dự toán kinh phí")
    perform(task, "report", cast.tbtc, task_report=DONE)
    plan = approve(drawn_up(cast), cast)
    file = tmp_path / "heads.txt"
    file.write_text("\n".join(doctor("--heads")[1]), encoding="utf-8")
    assert faults("--anchors", str(file)) == []
    return package, task, other, plan, ("--anchors", str(file))


def cut(item, state, revision):
    """The last step taken off, and the item put back to where it stood before it."""
    *_before, entered, last = item.steps.order_by("sequence")
    waiting = Duty.objects.filter(item_type=item._meta.label_lower, item_id=item.pk)
    with unlocked():
        beside(type(last), pk=last.pk).delete()
        beside(type(item), pk=item.pk).update(
            state=state, revision=revision, entered=entered.sequence, came_from=[]
        )
        waiting.update(closed=clock.now())
        Duty.objects.filter(pk=waiting.filter(stage=state).earliest("pk").pk).update(closed=None)
    fresh = type(item).objects.get(pk=item.pk)
    days = duties.columns_of(fresh, fresh.definition, list(duties.open_duties(fresh)))
    beside(type(item), pk=item.pk).update(**days)
    return last


@pytest.mark.one_database
def test_the_last_step_of_a_task_cut_off_is_found(busy):
    _package, task, _other, _plan, with_anchors = busy
    last = cut(task, "doing", 1)
    tamper("DELETE FROM documents_tasknote")

    assert faults(*with_anchors)[-2:] == [
        f"{task.code}: bước {last.sequence} khác với tệp mốc; nhật ký đã bị cắt hoặc viết lại.",
        "Có 2 lời ghi không còn bước nào hoặc dòng sổ ghi nào dẫn đến; nhật ký đã bị cắt.",
    ]


def test_a_task_and_a_plan_hashed_anew_are_found_by_their_anchors(busy):
    _package, task, _other, plan, with_anchors = busy
    for item in (task, plan):
        with unlocked():
            beside(item.steps.model, item=item, sequence=1).update(request_digest="x")
        rehash(item)

    assert faults() == []
    assert sorted(line.partition(" ")[0] for line in faults(*with_anchors)) == [
        f"{plan.code}:",
        f"{task.code}:",
    ]


@pytest.mark.one_database
@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_package_a_task_or_a_plan_taken_out_whole_is_found(busy, number):
    item, with_anchors = busy[number], busy[-1]
    take_out(item)

    found, with_heads = faults(), faults(*with_anchors)

    told = [line for line in with_heads if line not in found]
    assert f"{item.code}: có trong tệp mốc, nay không còn bước nào; đã bị xóa cả nhật ký." in told
    assert len(told) == (1 if item != busy[3] else 4)
    left = (
        f"{item._meta.verbose_name} có khóa {item.pk}: đã bị xóa, nhưng còn tin cần báo, việc chờ xử lý, "
        "thông báo ghi về nó."
    )
    assert left in found
    assert any(line.startswith("Có ") and "lời ghi" in line for line in found)


@pytest.mark.one_database
def test_a_task_that_left_only_its_number_is_found(busy, cast):
    _package, task, _other, _plan, _anchors = busy
    take_out(task)
    for table in (Duty, Notice, News):
        beside(table, item_type="documents.task", item_id=task.pk).delete()

    assert "DH3: không còn nhiệm vụ số 1." in faults()
