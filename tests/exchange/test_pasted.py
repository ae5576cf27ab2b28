"""Tables that other programs put on the clipboard otherwise than Excel does."""

import pytest

from mentordesk.exchange.pasted import table

HTML = """<html><body><!--StartFragment--><table border=1><tr><th>Namn<th>E-post</tr>
<tr><td>Ali&nbsp;Nur</td><td><a href="mailto:ali@example.org">ali@example.org</a></td></tr>
<tr><td>Åsa<br>Ek</td><td></td></tr></table></body></html>"""


@pytest.mark.parametrize(
    ("text", "html", "rows"),
    [
        ("Namn\nAli Nur", HTML, [["Namn", "E-post"], ["Ali Nur", "ali@example.org"], ["Åsa Ek", ""]]),
        ("Namn\nAli", "<p>no table</p>", [["Namn"], ["Ali"]]),
        ("Namn;E-post\nAli;a@b.se", "", [["Namn", "E-post"], ["Ali", "a@b.se"]]),
        ('"Ek; Anna";a@b.se\nAli;c@d.se', "", [["Ek; Anna", "a@b.se"], ["Ali", "c@d.se"]]),
        ("Anna; nej\nAli; ja; kanske", "", [["Anna; nej"], ["Ali; ja; kanske"]]),
        ("Ali Nur <a@b.se>; \"Ek, Anna\" <c@d.se>;", "", [["Ali Nur", "a@b.se"], ["Ek, Anna", "c@d.se"]]),
        ("Ali Nur <a@b.se>; Anna Ek <c@d.se>", "", [["Ali Nur", "a@b.se"], ["Anna Ek", "c@d.se"]]),
        ("Ali Nur <a@b.se>\n<c@d.se>", "", [["Ali Nur", "a@b.se"], ["", "c@d.se"]]),
        ("", "", [[""]]),
        (f"A;B\n{'x' * 140_000};y", "", [["A;B"], [f"{'x' * 140_000};y"]]),
    ],
)  # fmt: skip
def test_what_is_one_column_as_text_may_be_a_table(text: str, html: str, rows: list[list[str]]) -> None:
    assert table([[line] for line in text.split("\n")], text, html) == rows


def test_what_excel_gives_stays_as_it_is() -> None:
    assert table([["Ali", "a;b"], ["Åsa", ""]], "Ali\ta;b\nÅsa\t", HTML) == [["Ali", "a;b"], ["Åsa", ""]]
