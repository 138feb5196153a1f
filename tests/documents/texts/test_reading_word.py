"""Word files say what Word shows: equations, boxes, notes; what is hidden or struck is told."""

from __future__ import annotations

import pytest

from documents.texts.reading.reader import read
from documents.texts.uploads.limits import patient_seconds
from tests.documents.readable import par, run, word
from tests.documents.yardstick import REPORT_COST, in_yardsticks

pytestmark = pytest.mark.one_database

BOX = "<w:txbxContent>{}</w:txbxContent>"


def lines(*body: str, **parts: str) -> list[str]:
    return read(word(*body, **parts), "a.docx").text.split("\n")


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


def maths(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


RAISED = '<w:vertAlign w:val="superscript"/>'


def sign(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


SUM = (
    f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>{sign("i=1")}</m:sub>'
    f"<m:sup>{sign('n')}</m:sup><m:e>{sign('i')}</m:e></m:nary>"
)


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (f"<m:f><m:num>{sign('2')}</m:num><m:den>{sign('3')}</m:den></m:f>", "2/3"),
        (f"<m:f><m:num>{sign('a+b')}</m:num><m:den>{sign('c')}</m:den></m:f>", "(a+b)/c"),
        (f"{sign('1')}<m:f><m:num>{sign('1')}</m:num><m:den>{sign('2')}</m:den></m:f>", "1 1/2"),
        (f"<m:rad><m:deg/><m:e>{sign('2')}</m:e></m:rad>", "√2"),
        (f"<m:rad><m:deg>{sign('3')}</m:deg><m:e>{sign('x+1')}</m:e></m:rad>", "∛(x+1)"),
        (f"<m:sSup><m:e>{sign('10')}</m:e><m:sup>{sign('6')}</m:sup></m:sSup>", "10⁶"),
        (f"<m:sSup><m:e>{sign('x')}</m:e><m:sup>{sign('a+b')}</m:sup></m:sSup>", "x^(a+b)"),
        (f"<m:sSub><m:e>{sign('x')}</m:e><m:sub>{sign('1')}</m:sub></m:sSub>", "x₁"),
        (f"<m:d><m:e>{sign('x')}</m:e></m:d>", "(x)"),
        (SUM, "∑_(i=1)^(n) i"),
        (f"<m:m><m:mr><m:e>{sign('1')}</m:e><m:e>{sign('2')}</m:e></m:mr></m:m>", "[1, 2]"),
    ],
)
def test_equation_keeps_bar_root_and_power(inside, words):
    assert lines(par(run("từ "), maths(inside), run(" số"))) == [f"từ {words} số"]


@pytest.mark.parametrize(
    ("instruction", "words", "is_told"),
    [(r"EQ \f(2;3)", "2/3", False), (r"EQ \r(3,x)", "∛x", False), (r"EQ \o(a,b)", "", True)],
)
def test_equation_of_an_older_word_is_worked_out_or_told(instruction, words, is_told):
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    reading = read(word(par(run("từ "), field)), "a.docx")

    assert (reading.text, told(reading, "kiểu cũ")) == (f"từ {words}".strip(), is_told)


def test_raised_figure_never_sticks_to_the_number_before_it():
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'

    said = lines(
        par(run("10"), run("6", looks=up)),
        par(run("47,4 %"), run("1", looks=up)),
        par(run("H"), run("2", looks=down), run("O")),
        par(run("2022"), run("3,4", looks=up)),
    )

    assert said == ["10⁶", "47,4 %¹", "H₂O", "2022^(3,4)"]


def test_figure_raised_by_a_style_or_by_hand_stands_apart_as_well():
    style = f'<w:style w:styleId="Mu"><w:rPr>{RAISED}</w:rPr></w:style>'
    by_hand, touched = '<w:position w:val="10"/>', '<w:position w:val="2"/>'

    said = lines(
        par(run("10"), run("6", looks='<w:rStyle w:val="Mu"/>')),
        par(run("47"), run("1", looks=by_hand), run("9", looks=touched)),
        styles=style,
    )

    assert said == ["10⁶", "47¹9"]


def test_fraction_stands_apart_from_the_number_before_it():
    half = f"<m:f><m:num>{sign('1')}</m:num><m:den>{sign('2')}</m:den></m:f>"

    assert lines(par(run("trong 1"), maths(half), run(" năm"))) == ["trong 1 1/2 năm"]


def test_letter_that_only_looks_vietnamese_becomes_vietnamese():
    assert lines(par(run("Ðại hội"))) == ["Đại hội"]


def test_every_box_of_a_group_is_read_once():
    three = "".join(BOX.format(par(run(f"Khung {name}"))) for name in ("một", "hai", "ba"))
    both = (
        f"<mc:AlternateContent><mc:Choice>{three}</mc:Choice><mc:Fallback><w:pict>{three}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>"
    )
    inner = BOX.format(par(run("Ngoài"), f"<w:r><w:pict>{BOX.format(par(run('Trong')))}</w:pict></w:r>"))

    said = lines(par(run("Đầu"), f"<w:r>{both}</w:r>"), par(f"<w:r><w:pict>{inner}</w:pict></w:r>"))

    assert said == ["Đầu", "Khung một", "Khung hai", "Khung ba", "Ngoài", "Trong"]


def test_diagram_is_read_from_above_and_a_chart_or_a_chunk_is_told():
    dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    point = '<dgm:pt modelId="{0}"{2}><dgm:t><a:p><a:r><a:t>{1}</a:t></a:r></a:p></dgm:t></dgm:pt>'
    data = (
        f"<dgm:dataModel {dgm}><dgm:ptLst>"
        + point.format(1, "", ' type="doc"') + point.format(3, "Hai", "") + point.format(2, "Một", "")
        + '</dgm:ptLst><dgm:cxnLst><dgm:cxn srcId="1" destId="2" srcOrd="0"/>'
        '<dgm:cxn srcId="1" destId="3" srcOrd="1"/></dgm:cxnLst></dgm:dataModel>'
    )  # fmt: skip
    link = '<Relationship Id="r7" Type="http://x/diagramData" Target="diagrams/data1.xml"/>'
    drawing = f'<w:r><w:drawing><dgm:relIds {dgm} r:dm="r7"/></w:drawing></w:r>'
    charts = [
        f'<w:r><w:drawing><c:chart xmlns:c="http://schemas.{name}"/></w:drawing></w:r>'
        for name in ("openxmlformats.org/drawingml/2006/chart", "microsoft.com/office/drawing/2014/chartex")
    ]

    whole = read(word(par(run("Sơ đồ"), drawing), links=link, **{"diagrams/data1": data}), "a.docx")
    old, new = (read(word(par(chart), '<w:altChunk r:id="r9"/>'), "a.docx") for chart in charts)

    assert whole.text.split("\n") == ["Sơ đồ", "Một", "Hai"]
    assert (told(old, "biểu đồ"), told(new, "biểu đồ"), told(new, "chèn nguyên từ tệp khác")) == (True,) * 3


def test_hidden_text_is_left_out_and_told_however_it_is_hidden():
    styles = (
        '<w:styles><w:style w:styleId="an" w:type="character"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="doan"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )

    reading = read(
        word(
            par(run("Chi 10 đồng"), run(" và 90", looks="<w:vanish/>"), run(".")),
            par(run("a"), run("b", looks='<w:rStyle w:val="an"/>')),
            par(run("c"), run("d", looks='<w:vanish w:val="0"/>'), style="doan"),
            styles=styles,
        ),
        "a.docx",
    )

    assert (reading.text.split("\n"), told(reading, "chữ ẩn")) == (["Chi 10 đồng.", "a", "d"], True)


def test_text_shown_in_capitals_is_read_in_capitals_whoever_says_so():
    styles = (
        '<w:styles><w:style w:styleId="ten" w:type="character"><w:rPr><w:caps/></w:rPr></w:style>'
        '<w:style w:styleId="muc"><w:name w:val="heading 1"/><w:rPr><w:smallCaps/></w:rPr></w:style>'
        "</w:styles>"
    )

    said = lines(
        par(run("Ông "), run("Trần Văn Một", looks="<w:caps/>"), run(" làm Chủ tịch.")),
        par(run("Đồng chí "), run("Lê Thị Đào", looks='<w:rStyle w:val="ten"/>')),
        par(run("Quy định chung"), run(" (tạm)", looks='<w:smallCaps w:val="0"/>'), style="muc"),
        styles=styles,
    )

    assert said == ["Ông TRẦN VĂN MỘT làm Chủ tịch.", "Đồng chí LÊ THỊ ĐÀO", "QUY ĐỊNH CHUNG (tạm)"]


@pytest.mark.parametrize("how", ["strike", "dstrike"])
def test_struck_text_is_marked_in_words_and_told(how):
    reading = read(word(par(run("Kinh phí "), run("10", looks=f"<w:{how}/>"), run(" 12 triệu"))), "a.docx")

    assert (reading.text, told(reading, "gạch ngang")) == ("Kinh phí [gạch bỏ: 10] 12 triệu", True)
    assert reading.html == "<p>Kinh phí <s>10</s> 12 triệu</p>"


def test_deleted_cell_and_row_are_gone_and_told_as_changes():
    gone, row = "<w:tcPr><w:cellDel/></w:tcPr>", "<w:trPr><w:del/></w:trPr>"
    body = (
        f"<w:tbl><w:tr><w:tc>{par(run('giữ'))}</w:tc><w:tc>{gone}{par(run('bỏ'))}</w:tc></w:tr>"
        f"<w:tr>{row}<w:tc>{par(run('dòng bỏ'))}</w:tc></w:tr></w:tbl>"
    )

    reading = read(word(body), "a.docx")

    assert (reading.text, told(reading, "dấu vết sửa đổi")) == ("giữ", True)


def test_cells_that_span_are_told_to_the_page():
    up = '<w:tcPr><w:vMerge w:val="{}"/></w:tcPr>'
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    body = (
        f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{wide}{par(run('Đầu'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{up.format('restart')}{par(run('a'))}</w:tc><w:tc>{par(run('b'))}</w:tc></w:tr>"
        f"<w:tr><w:tc>{up.format('continue')}<w:p/></w:tc><w:tc>{par(run('c'))}</w:tc></w:tr></w:tbl>"
    )

    assert read(word(body), "a.docx").html == (
        '<table><tbody><tr><th colspan="2"><p>Đầu</p></th></tr><tr><td rowspan="2"><p>a</p></td>'
        "<td><p>b</p></td></tr><tr><td><p>c</p></td></tr></tbody></table>"
    )


def test_ticks_and_signs_from_fonts_of_signs_are_read_or_told():
    box = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    tick = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
    known = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F0B1"/></w:r>'

    good = read(word(par(tick, '<w:r><w:fldChar w:fldCharType="end"/></w:r>', known)), "a.docx")
    odd = read(word(par('<w:r><w:sym w:font="Rieng" w:char="F041"/></w:r>')), "a.docx")

    assert (good.text, good.warnings) == ("☒☑±", ())
    assert (odd.text, told(odd, "ký hiệu đặc biệt")) == ("□", True)


@pytest.mark.parametrize(
    ("font", "typed", "shown"),
    [
        ("Symbol", "\uf0b3 5", "≥ 5"),
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "þ", "☑"),
        ("", "\uf0b7 Một", "• Một"),
        ("Rieng", "\uf041 Một", "□ Một"),
    ],
)
def test_sign_that_was_typed_in_a_font_of_signs_is_read_or_told(font, typed, shown):
    reading = read(word(par(run(typed, font=font), run(" người"))), "a.docx")

    assert (reading.text, told(reading, "ký hiệu đặc biệt")) == (f"{shown} người", "□" in shown)


def test_style_without_a_type_and_report_of_500_pages_are_read():
    styles = '<w:styles><w:style w:styleId="Y"><w:name w:val="Y"/></w:style></w:styles>'
    body = [par(run("Đại hội " * 20), run("Hội viên " * 8, looks="<w:b/>")) for _paragraph in range(6_000)]

    assert lines(par(run("Nội dung.")), styles=styles) == ["Nội dung."]
    read_out, cost = in_yardsticks(lambda: read(word(*body), "a.docx", seconds=patient_seconds()))
    assert len(read_out.text.split("\n")) == 6_000
    assert cost < REPORT_COST


def test_2000_tracked_changes_are_read_as_accepted():
    change = (
        f'<w:ins w:id="1">{run("mới")}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
    )

    assert set(lines(*[par(run("Đoạn "), *change) for _change in range(2_000)])) == {"Đoạn mới"}


def test_a_line_is_set_to_the_side_that_it_or_its_style_says():
    styles = '<w:style w:type="paragraph" w:styleId="giua"><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    sides = ("center", "right", "end", "both")
    own = [f'<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr>{run(side)}</w:p>' for side in sides]

    found = read(
        word(*own, par(run("kiểu"), style="giua"), styles=f"<w:styles>{styles}</w:styles>"), "a.docx"
    )

    assert found.html == (
        '<p align="center">center</p><p align="right">right</p><p align="right">end</p><p>both</p>'
        '<p align="center">kiểu</p>'
    )
    assert found.text == "center\nright\nend\nboth\nkiểu"


def test_struck_runs_beside_one_another_are_one():
    pieces = (run(words, looks="<w:strike/>") for words in ("10", " triệu", " đồng"))

    assert (
        read(word(par(run("Chi "), *pieces, run(" 12"))), "a.docx").text == "Chi [gạch bỏ: 10 triệu đồng] 12"
    )
