"""Texts that have broken programs: every field, list, file name and document must carry or refuse them with grace."""

MARKUP = [
    "Ali <test> Hassan",
    "</para>",
    "<b>bold",
    "<onDraw name='x'/>",
    '<img src="file:///etc/passwd"/>',
    "<script>alert(1)</script>",
    "&amp; &lt; &#65; &",
    "{name} {0} %s %(x)d $HOME ${x}",
    "]]><![CDATA[",
    "<!--",
    "(unbalanced \\( parenthesis",
    "back\\slash \\n \\",
]

QUOTES = [
    "O'Brien",
    'Nils "Nisse" Ek',
    "’‘“”„«»‹›",
    "'; DROP TABLE person; --",
    '" OR ""="',
    "Robert'); DELETE FROM pairing;--",
    "%' OR 1=1 --",
    "100 % _under_",
]

LONG = [
    "a" * 200,
    "W" * 200,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "Adolph Blaine Charles David Earl Frederick Gerald Hubert Irvin John Kenneth Lloyd Martin Nero Oliver Paul Quincy "
    "Randolph Sherman Thomas Uncas Victor William Xerxes Yancy Zeus Wolfe­schlegel­stein­hausen­berger­dorff",
    "x " * 300,
    "ord-" * 60,
    "first.last+tag@" + "sub." * 30 + "example.org",
    "محمد" * 50,
    "ก" * 150,
]

EMOJI = [
    "😀",
    "👩‍👩‍👧‍👦 family",
    "👍🏽 skin tone",
    "🇸🇪 flag",
    "❤️ variation selector",
    "1️⃣ keycap",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "中文 日本語 한국어",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
]

UNSEEN = [
    "nul\x00inside",
    "\x01\x02\x1f control",
    "bell\a back\b escape\x1b[31m",
    "tab\tand\nnewline\r\nand\rreturn",
    "line\u2028separator\u2029paragraph\x85next",
    "\u202egpj.exe override",
    "\u2066isolate\u2069 \u200emarks\u200f",
    "zero\u200bwidth\ufeffbom\u2060joiner",
    "soft\u00adhyphen",
    "nb\u00a0space\u202fnarrow\u3000wide",
    "   leading and trailing   ",
    "",
    " ",
    "\n",
    "\ud800 lone \udfff surrogates",
    "\ue000\uf8ff private",
    "\ufffe\uffff no characters",
    "\ufffd replacement",
]

MARKS = [
    "e\u0301 decomposed",
    "Å Å Å three kinds",
    "Ž̈ǫ̂ marks on marks",
    "Z̴̡̛̫̳͉̠͍̲̐̇͑a̸̧̨̛͚͈̼̐l̶̛͓̙̐g̸̨̛o̷̧̞͌",
    "\u0301 mark first",
    "ﬁ ﬄ ligatures",
    "İstanbul ıi ß ẞ",
]

SCRIPTS = [
    "محمد عبد الرحمن الحسيني",
    "فاطمه رضایی می‌روند ۱۲۳",
    "ئاراس هەڵەبجەیی",
    "ګلالۍ څرخي",
    "ሰላማዊት ገብረመድህን",
    "יעל כהן-לוי (1999)",
    "Արամ Հակոբյան",
    "გიორგი ბერიძე",
    "สมชาย ใจดี น้ำผึ้ง",
    "प्रिया शर्मा क्षत्रिय",
    "Олександра Ковальчук",
    "Αλεξάνδρα Παπαδοπούλου",
    "Nguyễn Thị Phượng",
    "Åsa Öberg-Ärlemalm",
    "Möte med محمد علي (Ali) kl. 10:30",
    "السيد Andersson و Ali-Reza رقم 070-123 45 67",
]

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+46701234567",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.org","x")',
    "1e999",
    "0x10",
    "00123",
    "1/2",
    "NaN",
    "TRUE",
]

PATHS = [
    "../../etc/passwd",
    "..\\..\\windows\\system32",
    "C:\\temp\\x",
    "\\\\server\\share",
    "/absolute",
    "CON",
    "nul.txt",
    "COM1.tar.gz",
    "LPT9 ",
    "trailing dots...",
    "trailing space ",
    ".hidden",
    "a:b*c?d|e<f>g",
    "name.pdf.exe",
    "~",
    "-rf",
]

NASTY: list[str] = [*MARKUP, *QUOTES, *LONG, *EMOJI, *UNSEEN, *MARKS, *SCRIPTS, *FORMULAS, *PATHS]
"""All of them."""
