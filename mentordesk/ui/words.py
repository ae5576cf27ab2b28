"""Small help with words: how a label stands inside a sentence, and how a text stands in a tooltip."""


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "Phone" becomes "phone", "SFI level" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def as_it_is(text: str) -> str:
    """A text for a tooltip, where Qt would take a name such as <b> for markup."""
    if "<" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")
    return f"<span>{escaped}</span>"
