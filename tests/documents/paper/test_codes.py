"""The code on a printed paper: typed as people type, and no slip of the hand goes unnoticed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.paper import codes

pytestmark = pytest.mark.one_database

FINGERPRINT = "3f2a91bc04de" + "0" * 52
SAMPLES = [codes.make(package, f"{package}", FINGERPRINT) for package in (1, 2, 97_000, codes.PLACES + 5)]
SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def is_noticed(typed: str) -> bool:
    try:
        codes.parse_code(typed)
    except codes.Mistyped:
        return True
    return False


def test_a_code_is_three_groups_of_four_signs_without_look_alikes():
    signs = set("".join(SAMPLES)) - {"-"}

    assert [[len(group) for group in code.split("-")] for code in SAMPLES] == [[4, 4, 4]] * 4
    assert signs <= set(codes.ALPHABET)
    assert set("OQILSZBU") & set(codes.ALPHABET) == set()


def test_the_alphabet_is_safe_from_a_vietnamese_keyboard():
    assert set("AEIOUYDW") & set(codes.ALPHABET) == set()


@pytest.mark.parametrize("code", SAMPLES)
def test_every_single_wrong_sign_is_noticed(code):
    signs = codes.normal(code)

    slips = [
        signs[:place] + wrong + signs[place + 1 :]
        for place in range(len(signs))
        for wrong in SIGNS
        if codes.normal(wrong) != signs[place]
    ]

    assert len(slips) > 12 * 30
    assert [slip for slip in slips if not is_noticed(slip)] == []


@pytest.mark.parametrize("code", SAMPLES)
def test_every_swap_of_two_signs_is_noticed(code):
    signs = codes.normal(code)
    swaps = []
    for one, two in itertools.combinations(range(len(signs)), 2):
        typed = list(signs)
        typed[one], typed[two] = typed[two], typed[one]
        swaps.append("".join(typed))

    assert [swap for swap in swaps if swap != signs and not is_noticed(swap)] == []


@pytest.mark.parametrize("code", SAMPLES)
def test_every_missing_and_every_doubled_sign_is_noticed(code):
    signs = codes.normal(code)
    slips = [signs[:place] + signs[place + 1 :] for place in range(12)]
    slips += [signs[:place] + signs[place] + signs[place:] for place in range(12)]

    assert [slip for slip in slips if not is_noticed(slip)] == []


def test_any_two_signs_at_any_two_neighbouring_places_are_told_apart():
    """The arithmetic itself, over all pairs: whatever stands elsewhere, a swap changes the sum."""
    pairs = itertools.permutations(range(codes.BASE), 2)

    assert [
        (place, one, two)
        for one, two in pairs
        for place in range(1, codes.LENGTH)
        if (place * one + (place + 1) * two - place * two - (place + 1) * one) % codes.BASE == 0
    ] == []


@given(st.integers(1, 10**6), st.integers(0, 200), st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_code_leads_back_to_its_package(package, step, fingerprint):
    code = codes.parse_code(codes.make(package, str(step), fingerprint))

    assert package in code.package_ids(10**6)
    assert len(code.package_ids(10**6)) <= 4


def test_it_is_read_however_it_is_typed():
    code = SAMPLES[2]
    plain = codes.normal(code)
    alike = plain.translate(str.maketrans("0158V2", "OISBUZ"))
    typed = [
        *[
            plain,
            plain.lower(),
            f"  {code}\n",
            " ".join(plain),
            code.replace("-", " – "),
            alike,
            alike.lower(),
        ],
        f"http://example.org/van-phong/ky-tren-giay/?ma={code}",
        f"/van-phong/ky-tren-giay/?x=1&ma={code}&y=2",
        "".join(chr(ord(sign) + 0xFEE0) for sign in plain),
    ]

    assert {codes.parse_code(words).text for words in typed} == {code}


@pytest.mark.parametrize("typed", ["", "-", "Đ", "mã", "0" * 11, "A" * 12, "\x00" * 12, "٣" * 12, "1" * 5000])
def test_what_is_no_code_is_refused(typed):
    assert is_noticed(typed)


def test_text_step_and_package_all_change_the_code():
    other = "4" + FINGERPRINT[1:]
    made = {
        codes.make(package, step, fingerprint)
        for package in (1, 2)
        for step in ("7", "8")
        for fingerprint in (FINGERPRINT, other)
    }

    assert len(made) == 8
