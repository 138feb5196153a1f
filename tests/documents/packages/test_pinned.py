"""What is stored stays readable: names are never renamed, and a procedure pinned long ago still runs.

`pinned/` holds canonical texts as they were first shipped; a file is added when a
shipped procedure changes, and never edited.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from documents.models import Package, PackageBody
from tests.cast import perform
from workflows import clock, history
from workflows.models import ProcedureVersion
from workflows.procedures import store
from workflows.procedures.comparison import noticeable_changes
from workflows.procedures.lint import lint
from workflows.procedures.schema import Definition
from workflows.registry import registry

pytestmark = pytest.mark.one_database

PINNED = {
    path.stem: path.read_text(encoding="utf-8").strip()
    for path in Path(__file__).parent.glob("pinned/*.json")
}
DIGESTS = {
    "BCCT": "70e718a33edb7bd867f1eb3985451e12fcd056dd67178eee799e98427b913c58",
    "BCCT_28_11": "6701156694a527d4bc26ca93fb1727c5cbe72643d33c363cca5b13ca5cba8f9f",
    "BCCT_28_11_evening": "092ce2e661d0bf97e2704b60d9457ba0a3c34fd7129601e95201341fc9e7b891",
    "BCCT_28_11_night": "40387f43515f97cd275ff300d32cfe07d8cef1e66fe08137535770ce16b6dcb1",
    "BCCT_29_11": "2f1959c74b8480659babf51bc8ae2f3af0dbb97706f421dcb98cc7d00c30e1a0",
    "BCTC": "4ced540951a370ca2716423e3c4b206b45bff0c865f4c2e4a169a25fe7045386",
    "BCTC_29_11": "8e6f0cd2b4e51fec3fb39c86054309f5685d5dd79e12803a4669444d5c8377a0",
    "DANS": "646a9975e25817e4a050104c90579225ab6b4240e553e59d5c9f57a295849f31",
    "DANS_29_11": "7b659059c0fc43bc63b954e9083d380ae6a8d54a8702db23fced984746c12d57",
    "DL_28_11": "3903757dffdc5bd0a8fd296716ddeb90108920a7411848eefcb0a4e07b888e9f",
    "DL_28_11_evening": "689745c7fcfcce0ebdee7d45429bc2611306f67f5040b4ffade7a5cdc0ff5968",
    "DL_28_11_late": "00ffce596d80106056dd4c9732d86d75c841639f38fdb6ca7993cb8d17ac7fe4",
    "DL_28_11_night": "1fa27c3faf2a6034d32abd020bf4068e03a779703b7879f6320151352c945c25",
    "DL_29_11": "fcea8c8ecf146ff322a3cfebe12a8620dcdd52b2943e317bb1e33f18bdd76c41",
    "HSNS_28_11": "156b1e72a58199eb5cce8ab375a36e0269006ab1fe2807b0957ed927764b61e1",
}
GUARDS = """
body_has_not_answered changed_since_return consultation_held consultation_is_over consultation_not_held
every_body_has_answered has_draft parts_complete passed_on_this_version recorder_is_not_the_signer
signer_is_not_a_drafter sources_are_passed sources_are_unchanged sources_have_changed
verdict_passed_on_this_version verifier_is_not_a_drafter
"""
ANSWERS = "decision reason return signature verdict version"
RIGHTS = "coordinate decide draft record review sign submit verify view view_confidential"


@pytest.mark.parametrize(
    ("kept", "names"),
    [("guards", GUARDS), ("answers", ANSWERS), ("rights", RIGHTS)],
    ids=["guards", "answers", "rights"],
)
def test_no_name_that_a_stored_procedure_may_use_is_gone(kept, names):
    assert set(names.split()) - set(getattr(registry, kept)) == set()


@pytest.mark.parametrize("code", sorted(PINNED))
def test_a_stored_text_is_still_sound_and_keeps_its_digest(code):
    definition = Definition.model_validate(json.loads(PINNED[code]))

    assert lint(definition) == []
    assert store.canonical(definition) == PINNED[code]
    assert store.definition_digest(store.canonical(definition)) == DIGESTS[code]


@pytest.mark.parametrize("code", ["BCCT", "DL"])
def test_what_is_written_shorter_means_the_same(code):
    before = Definition.model_validate(json.loads(PINNED[f"{code}_28_11"]))

    after = Definition.model_validate(json.loads(PINNED[f"{code}_28_11_evening"]))

    told = noticeable_changes(before, after)

    assert told == ["Chỉ khác thứ tự ghi điều kiện, thông tin phải nhập hoặc người phải xử lý."]


@pytest.mark.parametrize("code", ["BCCT", "DL"])
def test_at_night_only_pulling_back_is_called_otherwise(code):
    before = Definition.model_validate(json.loads(PINNED[f"{code}_28_11_evening"]))
    after = Definition.model_validate(json.loads(PINNED[f"{code}_28_11_night"]))

    told = noticeable_changes(before, after)

    assert len(told) == 1
    assert "tên việc: Rút dự thảo tải lên nhầm → Rút hồ sơ về để sửa" in told[0]


@pytest.mark.parametrize("code", ["BCCT", "DL"])
def test_since_then_only_the_first_draft_accepts_the_task(code):
    before = Definition.model_validate(json.loads(PINNED[f"{code}_28_11_night"]))
    late = PINNED.get(f"{code}_28_11_late") or PINNED[f"{code}_29_11"]
    after = Definition.model_validate(json.loads(late))

    told = noticeable_changes(before, after)

    who = "cơ quan chủ trì soạn thảo: soạn thảo"
    assert told == [f"Thêm việc “Tải lên dự thảo mới” ở bước “Chưa triển khai” ({who})."]


@pytest.mark.django_db
@pytest.mark.parametrize("code", store.shipped_codes())
def test_a_version_that_is_read_and_stored_again_is_the_same_version(code):
    version = store.keep_definition(store.read_shipped(code))

    assert store.definition_digest(version.canonical) == version.digest
    assert store.keep_definition(store.load(version).definition) == version


@pytest.mark.parametrize("code", ["BCCT", "BCTC", "DANS"])
def test_a_package_pinned_to_it_goes_on(cast, make_package, code):
    text = PINNED[code].replace("Nhận nhiệm vụ", "Tiếp nhận")
    old = ProcedureVersion.objects.create(
        code=code, number=99, digest=store.definition_digest(text), canonical=text, created=clock.now()
    )
    new = make_package(code, "assigned")
    package = Package.objects.create(
        congress=cast.congress, procedure=old, code="DH2-CU", kind_code=code, title="Hồ sơ cũ", lead=new.lead
    )
    PackageBody.objects.bulk_create(
        PackageBody(package=package, role=bound.role, body=bound.body) for bound in new.bound.all()
    )

    perform(package, "assign", cast.btc)
    perform(package, "accept", {"BCCT": cast.truong, "BCTC": cast.tbtc, "DANS": cast.tbns}[code])

    assert [step.procedure for step in package.steps.all()] == [old, old]
    assert (package.definition.move("accept", "assigned").label, history.chain_faults(package)) == (
        "Tiếp nhận",
        [],
    )
