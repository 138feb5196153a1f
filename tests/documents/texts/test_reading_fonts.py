"""Old Vietnamese fonts: recognised where they are, never where they are not, converted only when asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.texts.reading import worker
from documents.texts.reading.legacy import guessed, kind_of_font
from documents.texts.reading.letters import font_table, turned
from documents.texts.reading.reader import converted, read
from documents.texts.reading.syllables import is_syllable
from tests.documents import readable
from tests.documents.readable import par, run, word

pytestmark = pytest.mark.one_database

TRUE = "Đại hội đại biểu lần thứ III thông qua báo cáo chính trị và phương hướng nhiệm kỳ mới"
TCVN = "§¹i héi ®¹i biÓu lÇn thø III th«ng qua b¸o c¸o chÝnh trÞ vµ ph\xad¬ng h\xadíng nhiÖm kú míi"
VNIS = "Ñaïi hoäi ñaïi bieåu laàn thöù III thoâng qua baùo caùo chính trò vaø phöông höôùng nhieäm kyø môùi"
ORDINARY = [
    TRUE,
    TRUE.upper(),
    "Ông Hà và bà Lê có ý kiến: số dư là 15 % và không có gì thêm; cá, bò, hàng hóa à?",
    "Plain ASCII only, 100 % of it; nothing to convert.",
    "Le président a été élu à l'unanimité; la réunion générale où il était présent s'achève déjà.",
    "Größe, Straße, Übung, für, später, schön, Mädchen, natürlich, Prüfung, Köln.",
    "São Paulo não é a única opção; também há outras razões já discutidas.",
    "§ 12 Abs. 3 «Công ty» ± 5 µm, 20 °C, 3 × 4 ÷ 2; ½ và ¾ phần; © 2022 ® ™",
    "",
]


def told(reading, words: str) -> bool:
    return any(words in sentence for sentence in reading.warnings)


@pytest.mark.parametrize(("typed", "font", "name"), [(TCVN, ".VnTime", "TCVN3"), (VNIS, "VNI-Times", "VNI")])
def test_old_font_of_a_run_is_told_and_converted_only_when_asked(typed, font, name):
    reading = read(word(par(run(typed, font=font)), par(run("Phụ lục: Đề án"))), "a.docx")
    after = converted(reading)

    assert reading.legacy == name
    assert reading.text == typed.replace("\xad", "") + "\nPhụ lục: Đề án"
    assert told(reading, "phông chữ cũ")
    assert (after.text, after.html) == (f"{TRUE}\nPhụ lục: Đề án", f"<p>{TRUE}</p><p>Phụ lục: Đề án</p>")
    assert (after.legacy, told(after, "đã được chuyển"), told(after, "chưa đọc đúng")) == ("", True, False)


def test_old_font_comes_from_a_style_and_the_one_it_is_based_on():
    reading = read(word(par(run(TCVN), style="con"), par(run("Hà", font="Arial"), style="con")), "a.docx")

    assert (reading.legacy, converted(reading).text) == ("TCVN3", f"{TRUE}\nHà")


def test_two_old_fonts_and_an_ordinary_one_in_one_line_are_each_read_by_their_own_table():
    line = par(run("§¹i héi, ", font=".VnTime"), run("ñaïi bieåu", font="VNI-Times"), run(", bà Hà é"))

    assert converted(read(word(line), "a.docx")).text == "Đại hội, đại biểu, bà Hà é"


def test_letter_split_over_two_runs_is_one_letter():
    line = par(run("Ñaï", font="VNI-Times"), run("i hoa", font="VNI-Times"), run("ø", font="VNI-Helve"))

    assert converted(read(word(line), "a.docx")).text == "Đại hoà"


def test_font_of_capitals_makes_capitals():
    reading = read(word(par(run("b¸o c¸o &lt;1&gt;", font=".VnTimeH"))), "a.docx")

    assert converted(reading).html == "<p>BÁO CÁO &lt;1&gt;</p>"


@pytest.mark.parametrize("words", [TRUE, "Hà và Lê có ý kiến", "Plain words"])
@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_unicode_typed_under_the_name_of_an_old_font_is_unicode(words, font):
    reading = read(word(par(run(words, font=font))), "a.docx")

    assert (reading.text, reading.legacy, reading.warnings) == (words, "", ())
    assert converted(reading) is reading


@pytest.mark.parametrize(("typed", "name"), [(TCVN, "TCVN3"), (VNIS, "VNI")])
@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_old_font_in_a_plain_text_is_told_by_its_words(typed, name, encoding):
    reading = read(typed.encode(encoding), "a.txt")

    assert (reading.legacy, converted(reading).text) == (name, TRUE)


def test_text_of_vietnamese_windows_is_read_and_told():
    # Windows-1258 writes the tone after its letter.
    words = (
        "Báo cáo chính tri\u0323 và pha\u0309n biê\u0323n cu\u0309a Đa\u0323i hô\u0323i, ky\u0300 ho\u0323p"
    )

    reading = read(words.encode("cp1258", errors="replace"), "a.txt")

    assert reading.text == "Báo cáo chính trị và phản biện của Đại hội, kỳ họp"
    assert (reading.legacy, told(reading, "Windows-1258")) == ("", True)


@pytest.mark.parametrize(
    "data", ["Größe für später, schön natürlich".encode("latin-1"), bytes(range(0x80, 0x100))]
)
def test_bytes_that_no_table_makes_vietnamese_are_unreadable(data):
    with pytest.raises(match="không theo mã Unicode"):
        read(data, "a.txt")


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_text_is_never_taken_for_an_old_font(words):
    answer = worker.answer_for("txt", words.encode())

    assert (guessed(words), answer["legacy"]) == ("", "")


@given(st.lists(st.sampled_from(sorted(set(TRUE.split()) | {"của", "có", "đã", "là", "à", "cá", "và"}))))
def test_no_order_of_ordinary_words_is_taken_for_an_old_font(words):
    assert guessed(" ".join(words)) == ""


@given(st.text())
def test_no_text_at_all_upsets_the_guess(words):
    assert guessed(words) in {"", "TCVN3", "VNI"}


@pytest.mark.parametrize(
    ("name", "font", "words", "signs"), [("TCVN3", ".VnTime", TCVN, 74), ("VNI", "VNI-Times", VNIS, 197)]
)
def test_every_letter_of_the_tables_is_converted(name, font, words, signs):
    letters = font_table(name)
    typed = "".join(f"{old}, " for old in letters)

    after = converted(read(word(par(run(f"{words}: {typed}", font=font))), "a.docx"))

    assert after.text == f"{TRUE}: " + ", ".join(letters.values()) + ","
    assert len(letters) == signs


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_a_table_makes_every_letter_with_a_mark_and_no_other_sign(name):
    vowels = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"

    made = set(font_table(name).values())

    # TCVN3 draws capitals with a tone in a font of their own.
    capitals = "ĂÂĐÊÔƠƯ" if name == "TCVN3" else vowels.upper()
    assert made == set(vowels) | set(capitals)


def test_a_minus_between_figures_stays_one_and_beside_a_letter_is_the_letter():
    assert turned("n−íc, 10−5, th∙ng 3∙4", "TCVN3") == "nước, 10−5, thãng 3∙4"


def test_pdf_made_with_an_old_font_is_told_by_its_words():
    reading = read(readable.pdf((VNIS,)), "a.pdf")

    assert (reading.legacy, converted(reading).text) == ("VNI", TRUE)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (".VnTime", "TCVN3"),
        (".VNARIALH", "TCVN3H"),
        ("VNI-Times", "VNI"),
        ("VNI Helve", "VNI"),
        ("Vnida", ""),
        ("Times New Roman", ""),
        ("", ""),
    ],
)
def test_fonts_are_known_by_their_names(name, kind):
    assert kind_of_font(name) == kind


def test_syllables_of_the_language_are_known():
    words = [
        "nghiêng",
        "khuỷu",
        "quyết",
        "giếng",
        "đường",
        "hoàng",
        "uyển",
        "yêu",
        "thuở",
        "gì",
        "quý",
        "quốc",
        "xoong",
        "huýt",
        "nguyễn",
        "ướt",
    ]

    assert [word for word in words if not is_syllable(word)] == []
    assert [word for word in ["résumé", "größe", "hoäi", "ñaïi", "héi", "kính̀"] if is_syllable(word)] == []
