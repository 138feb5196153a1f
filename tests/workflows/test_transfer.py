"""A running item follows an edited procedure only when somebody says so, and the history keeps it."""

from __future__ import annotations

import pytest

from documents.models import Package
from documents.packages.queries.duties import duties_of
from tests.cast import perform
from workflows import engine, history
from workflows.engine.transfer import transfer as transfer_to
from workflows.errors import Stale, Unmet
from workflows.models import Duty, Edition
from workflows.procedures import store
from workflows.procedures.comparison import noticeable_changes, removed_stages


def edited(code, **changes):
    """The shipped procedure with other stages or moves, stored as its next version."""
    definition = store.read_shipped(code)
    return definition.model_copy(update=changes)


def renamed(code, stage, label):
    definition = store.read_shipped(code)
    stages = [
        one.model_copy(update={"written": label}) if one.code == stage else one for one in definition.stage
    ]
    return edited(code, stage=tuple(stages))


@pytest.fixture
def package(make_package):
    return make_package("BCCT", "subcommittee")


def move(package, version, state, by, note="Theo quy trình mới ban hành"):
    return transfer_to(package, version, state=state, by=by, seen=engine.seen(package), note=note)


def test_the_step_names_the_new_version_and_the_chain_holds(cast, package):
    version = store.keep_definition(renamed("BCCT", "subcommittee", "Chờ Tiểu ban họp"))
    before = package.steps.count()
    step = move(package, version, "subcommittee", cast.btc)
    fresh = Package.objects.get(pk=package.pk)

    assert (step.action, step.procedure, step.source, step.target) == (
        "*transfer",
        version,
        "subcommittee",
        "subcommittee",
    )
    assert (fresh.stage_label, fresh.steps.count()) == ("Chờ Tiểu ban họp", before + 1)
    assert history.chain_faults(fresh) == []
    perform(fresh, "send_back", cast.truong, note="Thiếu phụ lục số liệu")
    assert fresh.state == "returned"


def test_what_waited_follows_the_stage_it_is_mapped_to(cast, package):
    version = store.keep_definition(renamed("BCCT", "drafting", "Đang viết"))
    move(package, version, "drafting", cast.btc)

    assert [(one.stage, one.right) for one in duties_of([package])[package.pk]] == [("drafting", "submit")]
    assert Duty.objects.filter(item_id=package.pk, stage="subcommittee", closed=None).count() == 0


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        ("khong_co", "Quy trình mới không có bước “khong_co”."),
        (
            "signing",
            (
                "Không chuyển từ bước “Đã trình Tiểu ban” sang bước “Đã thông qua, chờ ký duyệt” "
                "ở giai đoạn sau."
            ),
        ),
        (
            "signed",
            (
                "Không chuyển từ bước “Đã trình Tiểu ban” sang bước “Đã ký duyệt, chốt bản trình” "
                "ở giai đoạn sau."
            ),
        ),
    ],
)
def test_a_technical_act_carries_nothing_forward(cast, package, state, reason):
    version = store.keep_definition(renamed("BCCT", "drafting", "Đang viết"))

    with pytest.raises(Unmet) as refused:
        move(package, version, state, cast.btc)

    assert refused.value.reasons == [reason]
    assert Package.objects.get(pk=package.pk).procedure == package.procedure


def test_it_needs_a_reason_its_own_procedure_and_something_unfinished(cast, make_package, package):
    done = make_package("BCCT", "signed")
    version = store.keep_definition(renamed("BCCT", "drafting", "Đang viết"))
    other = store.pin("BCTC")

    with pytest.raises(Unmet) as silent:
        move(package, version, "drafting", cast.btc, note="")
    with pytest.raises(Unmet) as strange:
        move(package, other, "drafting", cast.btc)
    with pytest.raises(Unmet) as finished:
        move(done, version, "drafting", cast.btc)

    assert silent.value.reasons == ["Phải nêu rõ lý do chuyển quy trình."]
    assert strange.value.reasons == ["Hồ sơ chỉ chuyển được sang lần khác của chính quy trình của nó."]
    assert finished.value.reasons == ["Hồ sơ đã hoàn thành, không chuyển quy trình."]


def test_what_somebody_did_meanwhile_is_told_first(cast, package):
    version = store.keep_definition(renamed("BCCT", "drafting", "Đang viết"))
    seen = engine.seen(package)
    perform(Package.objects.get(pk=package.pk), "send_back", cast.truong, note="Thiếu phụ lục số liệu")

    with pytest.raises(Stale):
        transfer_to(package, version, state="drafting", by=cast.btc, seen=seen, note="Quy trình mới")


def test_new_items_start_with_the_last_edition_and_running_ones_stay(cast, make_package, package):
    version = store.keep_definition(renamed("BCCT", "drafting", "Đang viết"))
    Edition.objects.create(version=version, by=cast.btc, reason="Đổi tên bước cho dễ hiểu")
    fresh = make_package("BCCT", "drafting")

    assert (fresh.procedure, fresh.stage_label) == (version, "Đang viết")
    assert package.procedure.number < version.number


@pytest.mark.django_db
def test_differences_are_told_in_words():
    old = store.read_shipped("BCTC")
    stages = tuple(stage for stage in old.stage if stage.code != "verification")
    moves = tuple(
        move.model_copy(update={"written": "Chủ tịch ký"}) if move.code == "sign" else move
        for move in old.transition
        if "verification" not in move.source and move.to != "verification" and move.code != "revise"
    )
    new = old.model_copy(update={"stage": stages, "transition": moves})
    told = noticeable_changes(old, new)

    assert "Bỏ bước “Chờ Ban Kiểm tra thẩm tra”." in told
    assert "Bỏ việc “Ghi kết luận thẩm tra” ở bước “Chờ Ban Kiểm tra thẩm tra”." in told
    assert "Việc “Chủ tịch ký” ở bước “Đã thông qua, chờ ký duyệt”, tên việc: Ký duyệt → Chủ tịch ký." in told
    assert [stage.code for stage in removed_stages(old, new)] == ["verification"]
    assert noticeable_changes(old, old) == []
