"""What happens in a life of a congress, and who hears of it: written by hand, apart from the rules."""

from __future__ import annotations

from datetime import date

from congress.people.services.absences import record_absence
from documents.models import Package, PaperSignature
from documents.opinions.services import answer_comment, comment
from documents.packages.answers.values import Return
from documents.voting.services.closing import cancel_poll
from documents.voting.services.opening import open_poll
from documents.voting.services.terms import PollTerms
from tests.cast import PEOPLE, count, draft, perform, replan
from tests.demo_world import Visitor
from tests.documents.postponing.test_postponing import MOVED, decision, move
from tests.documents.signing.test_pens import came_back, seen
from tests.documents.tasks.told import DONE, given
from workflows import engine

LEADS, FUNDS, STANDING = {"truong", "thuky"}, {"tbtc", "tbtc2"}, {"chutich", "thuongtruc", "vanphong"}
REPORTED_TWICE = (
    "Tiểu ban Tài chính báo cáo đã hoàn thành nhiệm vụ “Chọn địa điểm, giữ hội trường” (DH3-NV001); "
    "đề nghị xem xét, xác nhận"
)
# All who work for the congress, but for who put it off and for whom nobody knows.
EVERYBODY = (set(PEOPLE) | {"vanphong2", "theodoi"}) - {"btc", "nguoila"}


def hand_back(life):
    """Thường trực gives the report back."""
    answers = {"return": Return(None)}
    return perform(life.report, "send_back", life.cast.thuongtruc, note="Thiếu phụ lục.", **answers)


def bring_up(life):
    """Drafted anew, handed in and passed by the subcommittee."""
    lead = life.cast.truong
    perform(life.report, "revise", lead, version=draft(life.report, "Sửa"))
    perform(life.report, "to_subcommittee", lead)
    perform(life.report, "decide_subcommittee", lead, decision=count(life.report.lead))


def pass_up(life):
    """The vote in writing is given up; Thường trực, Ban Thường vụ, Ban Chấp hành pass it on one day."""
    cast, bodies = life.cast, life.cast.bodies
    cancel_poll(life.poll, "Họp trực tiếp.", by=cast.thuongtruc)
    perform(life.report, "decide_standing", cast.thuongtruc, decision=count(bodies.TT))
    perform(life.report, "decide_executive", cast.vanphong, decision=count(bodies.BTV))
    perform(life.report, "decide_board", cast.vanphong, decision=count(bodies.BCH))


def vote(life):
    terms = PollTerms(manner="writing", way="open", until=date(2022, 3, 29))
    seen_ = engine.seen(life.report)
    life.poll = open_poll(life.report, life.cast.bodies.TT, terms, by=life.cast.thuongtruc, seen=seen_)


def say(life):
    life.said = comment(life.report.current, by=life.cast.tttd, text="Nên nêu rõ nguồn số liệu.")


def give(life, due=date(2022, 4, 28)):
    life.task = given(life.cast, due=due)


def report(life):
    perform(life.task, "report", life.cast.tbtc, task_report=DONE)


def give_back(life):
    perform(life.task, "send_back", life.cast.btc, note="Thiếu phụ lục.", **{"return": None})


def mourn(life):
    days = {"start": date(2022, 4, 25), "end": date(2022, 4, 26), "reason": "có tang"}
    record_absence(life.cast.tbtc2, by=life.cast.vanphong, **days)


def remind_silent(life):
    committee, page = Visitor(life.cast.btc), f"/lay-y-kien/{life.round.pk}/nhac/"
    lines = committee.client.get(page).context["form"].lines
    words = {f"words-{line.asked.pk}": line.words for line in lines}
    chosen = {f"chosen-{line.asked.pk}": "on" for line in lines}
    assert committee.client.post(page, words | chosen).status_code == 302


def put_off(life):
    """The congress is put off; every package that is on its way moves with it."""
    open_ = Package.objects.filter(counts=True).exclude(state__in=("signed",))
    move(life.cast, decision(life.cast), **{one.kind_code: MOVED for one in open_})


# Day -> what happens on it, and who hears of it: event -> user names. Written by hand of what people.md asks
# for, not of the table of rules.
LIFE = {
    date(2022, 3, 21): (hand_back, {"returned": LEADS}),
    date(2022, 3, 22): (
        lambda life: replan(life.report, life.cast.btc, returned=date(2022, 3, 24)),
        {"moved": LEADS},
    ),
    date(2022, 3, 23): (say, {}),
    date(2022, 3, 24): (
        lambda life: answer_comment(life.said, by=life.cast.truong, text="Xin tiếp thu."),
        {"answered": {"tttd"}},
    ),
    # The secretary records for the subcommittee, then Thường trực is waited for.
    date(2022, 3, 25): (bring_up, {"waits": {"thuky", *STANDING}, "decided": {"thuky"}}),
    date(2022, 3, 28): (vote, {"poll": {"chutich", "bch01", "bch02", "bch03"}}),
    date(2022, 3, 29): (pass_up, {"waits": STANDING, "decided": LEADS}),
    date(2022, 3, 30): (
        lambda life: came_back(life.cast, life.report, day="30/03/2022"),
        {"signed_pen": LEADS, "signed_for": {"chutich"}},
    ),
    date(2022, 3, 31): (
        lambda life: seen(life.cast.thuongtruc, PaperSignature.objects.get()),
        {"signed": LEADS, "compared": {"vanphong"}},
    ),
    # Units have no account in which anything would wait.
    date(2022, 4, 1): (remind_silent, {}),
    # Everybody hears of the congress, and of his own work who has any; who did it hears nothing.
    date(2022, 4, 4): (
        put_off,
        {
            "postponed": EVERYBODY,
            "moved": {"truong", "thuky", "tbtc", "tbtc2", "tbns", "chutich"},
            "changed": {"tbns", "tbns2"},
        },
    ),
    date(2022, 4, 6): (give, {"given": FUNDS}),
    date(2022, 4, 20): (report, {"reported": {"btc"}}),
    date(2022, 4, 21): (give_back, {"returned": FUNDS}),
    date(2022, 4, 25): (mourn, {}),
    date(2022, 4, 27): (report, {"reported": {"btc"}}),
    date(2022, 4, 28): (lambda life: perform(life.task, "accept", life.cast.btc), {"accepted": FUNDS}),
    date(2022, 5, 10): (
        lambda life: perform(life.cadres, "cancel", life.cast.btc, note="Gộp vào báo cáo khác."),
        {"taken": LEADS},
    ),
    date(2023, 1, 10): (lambda life: give(life, due=date(2023, 1, 27)), {"given": FUNDS}),
}
# Day -> who is reminded on it.
# The ladder of a confidential report until 23/03, of the report until 24/03, of a dossier until 29/03 (then
# all is put off), of the task until 28/04, whose secretary is in mourning on the day, and of one over Tết.
URGED = {
    date(2022, 3, 21): {"tbtc2"},
    date(2022, 3, 22): {"thuky"},
    date(2022, 3, 23): {"tbtc2"},
    date(2022, 3, 24): {"tbtc2", "thuky"},
    date(2022, 3, 25): {"tbns"},
    date(2022, 3, 28): {"tbtc"},
    date(2022, 3, 29): {"tbns"},
    date(2022, 3, 30): {"tbns", "btc"},
    date(2022, 4, 1): {"tbns"},
    date(2022, 4, 26): {"tbtc"},
    date(2022, 4, 27): {"btc"},
    # Put off: those of the report until 22/07, of the dossier until 29/07.
    date(2022, 7, 20): {"tbtc2"},
    date(2022, 7, 22): {"tbtc2"},
    date(2022, 7, 25): {"tbtc2"},
    date(2022, 7, 27): {"tbtc", "tbns"},
    date(2022, 7, 29): {"btc", "tbns"},
    date(2022, 8, 1): {"tbns"},
    date(2022, 8, 3): {"tbns"},
    date(2022, 8, 5): {"btc"},
    # Two working days before 27/01 lie before Tết; nobody hears of it until the day itself.
    date(2023, 1, 18): {"tbtc2"},
    date(2023, 1, 27): {"tbtc2"},
    date(2023, 1, 30): {"tbtc2"},
    date(2023, 2, 1): {"tbtc"},
    date(2023, 2, 3): {"btc"},
}
