"""The first page everybody meets: it can be read, at any size, by anybody."""

from __future__ import annotations


def test_login_page_has_no_barrier(visitor, width):
    visitor.resize(width)
    visitor.open("/dang-nhap/")

    visitor.shot(f"dang-nhap-{width}")
    assert visitor.barriers() == []
    assert visitor.sideways() == 0


def test_login_page_bears_double_text(visitor, width):
    visitor.resize(width)
    visitor.open("/dang-nhap/")
    visitor.double_text()

    visitor.shot(f"dang-nhap-{width}-200")
    assert visitor.barriers() == []
    assert visitor.sideways() == 0


def test_a_barrier_would_be_found(visitor):
    page = visitor.open("/dang-nhap/")

    page.evaluate("() => document.querySelectorAll('label').forEach(label => label.remove())")

    assert visitor.barriers() != []


def test_a_page_too_wide_would_be_found(visitor):
    page = visitor.open("/dang-nhap/")

    page.evaluate("() => { document.querySelector('h1').style.width = '3000px' }")

    assert visitor.sideways() > 1000
