"""OpenDocument texts say what is shown: numbers, equations, boxes; what is hidden or struck is told."""

from __future__ import annotations

import pytest

from documents.texts.reading.reader import read
from tests.documents import papers
from tests.documents.readable import HEAD

pytestmark = pytest.mark.one_database

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{short}="{_OASIS}:{name}:1.0"'
    for short, name in {
        "text": "text", "table": "table", "office": "office", "draw": "drawing", "style": "style",
        "svg": "svg-compatible", "fo": "xsl-fo-compatible",
    }.items()
)  # fmt: skip
_SPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:loext="urn:org:documentfoundation:names:'
_SPACES += 'experimental:office:xmlns:loext:1.0"'
LIST = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="I" loext:num-list-format="Chương %1%"/>'
    '<text:list-level-style-number text:level="2" style:num-prefix="Điều " style:num-format="1" '
    'style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="4" style:num-format="1" text:display-levels="2"/>'
    '</text:list-style><text:list-style style:name="G">'
    '<text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    '<text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
)


def odt_file(body: str, *, styles: str = "", outline: str = "", **parts: str) -> bytes:
    content = (
        f"{HEAD}<office:document-content {_SPACES}><office:automatic-styles>{LIST}{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    own = (
        f"{HEAD}<office:document-styles {_SPACES}><office:styles>{outline}</office:styles>"
        "</office:document-styles>"
    )
    return papers.odt(**{"content.xml": content, "styles.xml": own} | parts)


def text(body: str, **more: str):
    return read(odt_file(body, **more), "a.odt")


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    return (
        f"<text:list {more}>"
        + "".join(f"<text:list-item>{one}</text:list-item>" for one in items)
        + "</text:list>"
    )


def par(words: str) -> str:
    return f"<text:p>{words}</text:p>"


def test_charter_numbered_by_the_program_has_its_chapters_articles_and_points():
    points = listed(par("Ứng cử;") + listed(par("một"), par("hai"), more=""), par("Đề cử."), more="")
    articles = listed(par("Tên gọi"), par("Quyền") + points, more="")

    reading = text(listed(par("CHUNG") + articles, par("HỘI VIÊN")))

    assert reading.text.split("\n") == [
        "Chương I CHUNG",
        "Điều 1. Tên gọi",
        "Điều 2. Quyền",
        "a) Ứng cử;",
        "a.1 một",
        "a.2 hai",
        "b) Đề cử.",
        "Chương II HỘI VIÊN",
    ]


def test_list_goes_on_where_it_is_said_to_and_begins_anew_elsewhere():
    first = listed(par("a"), par("b"), more='xml:id="x" text:style-name="L"')

    reading = text(
        first
        + par("xen")
        + listed(par("c"), more='text:style-name="L" text:continue-numbering="true"')
        + listed(par("d"), more='text:style-name="L"')
        + listed(par("e"), more='text:style-name="L" text:continue-list="x"')
    )

    assert [line.split()[1] for line in reading.text.split("\n") if " " in line] == [
        "I",
        "II",
        "III",
        "I",
        "IV",
    ]


def test_dash_is_a_word_and_a_dot_is_left_to_the_page():
    reading = text(listed(par("một") + listed(par("hai"), more=""), more='text:style-name="G"'))

    assert reading.html == "<p>- một</p><ul><li><p>hai</p></li></ul>"


def test_headings_are_numbered_by_the_outline():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" '
        'style:num-suffix="."/><text:outline-level-style text:level="2" style:num-format="1" '
        'text:display-levels="2"/><text:outline-level-style text:level="3" style:num-format=""/>'
        "</text:outline-style>"
    )
    heads = "".join(
        f'<text:h text:outline-level="{depth}">{words}</text:h>'
        for depth, words in ((1, "Một"), (2, "Hai"), (2, "Ba"), (3, "Không số"), (1, "Bốn"), (2, "Năm"))
    )

    assert text(heads, outline=outline).html == (
        "<h1>I. Một</h1><h2>I.1 Hai</h2><h2>I.2 Ba</h2><h3>Không số</h3><h1>II. Bốn</h1><h2>II.1 Năm</h2>"
    )


def test_equation_is_read_and_another_object_told():
    maths = (
        f'{HEAD}<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow>'
        "<mfrac><mn>2</mn><mn>3</mn></mfrac>"
        "<mo>+</mo><msqrt><mi>x</mi></msqrt><mo>+</mo><msup><mn>10</mn><mn>6</mn></msup></mrow>"
        "<annotation>2 over 3</annotation></semantics></math>"
    )
    frame = '<draw:frame><draw:object xlink:href="./Object {}"/><draw:image xlink:href="r"/></draw:frame>'

    reading = text(par(f"từ {frame.format(1)} số"), **{"Object 1/content.xml": maths})
    other = text(par(frame.format(2)))

    assert (reading.text, reading.warnings) == ("từ 2/3+√x+10⁶ số", ())
    assert told(other, "biểu đồ")


def test_boxes_are_paragraphs_of_their_own_and_pictures_are_told():
    box = "<draw:frame><draw:text-box>{}</draw:text-box></draw:frame>"
    boxes = "".join(box.format(par(f"Khung {name}")) for name in ("một", "hai"))

    reading = text(
        par(
            f"Trước <draw:g>{boxes}</draw:g>sau<draw:frame><svg:desc>lời</svg:desc><draw:image/></draw:frame>"
        )
    )

    assert (reading.text.split("\n"), told(reading, "hình ảnh")) == (
        ["Trước sau", "Khung một", "Khung hai"],
        True,
    )


def test_hidden_and_struck_and_raised_words():
    style = '<style:style style:name="{0}" style:family="{1}"><style:text-properties {2}/></style:style>'
    styles = (
        style.format("an", "text", 'text:display="none"')
        + style.format("gach", "text", 'style:text-line-through-style="solid"')
        + style.format("mu", "text", 'style:text-position="super 58%"')
        + style.format("doan", "paragraph", 'text:display="none"')
    )
    body = (
        par('Chi 10 đồng<text:span text:style-name="an"> và 90</text:span>.')
        + '<text:p text:style-name="doan">Đoạn ẩn</text:p>'
        + par('Kinh phí <text:span text:style-name="gach">10</text:span> 12')
        + par('10<text:span text:style-name="mu">6</text:span>')
        + '<text:section text:display="none"><text:p>mục ẩn</text:p></text:section>'
    )

    reading = text(body, styles=styles)

    assert reading.text.split("\n") == ["Chi 10 đồng.", "Kinh phí [gạch bỏ: 10] 12", "10⁶"]
    assert (told(reading, "chữ ẩn"), told(reading, "gạch ngang")) == (True, True)


@pytest.mark.parametrize("how", ['fo:text-transform="uppercase"', 'fo:font-variant="small-caps"'])
def test_words_shown_in_capitals_are_read_in_capitals(how):
    styles = f'<style:style style:name="hoa" style:family="text"><style:text-properties {how}/></style:style>'

    reading = text(par('Ông <text:span text:style-name="hoa">Lê Đào</text:span> làm'), styles=styles)

    assert reading.text == "Ông LÊ ĐÀO làm"


def test_side_and_weight_of_words_come_from_their_styles():
    style = '<style:style style:name="{0}" style:family="{1}">{2}</style:style>'
    styles = style.format("giua", "paragraph", '<style:paragraph-properties fo:text-align="center"/>')
    styles += style.format("dam", "text", '<style:text-properties fo:font-weight="bold"/>')
    styles += style.format("nghieng", "text", '<style:text-properties fo:font-style="italic"/>')
    body = (
        '<text:p text:style-name="giua"><text:span text:style-name="dam">BÁO CÁO</text:span></text:p>'
        + par('<text:span text:style-name="nghieng">Hà Nội</text:span>')
    )

    assert text(body, styles=styles).html == (
        '<p align="center"><strong>BÁO CÁO</strong></p><p><em>Hà Nội</em></p>'
    )
