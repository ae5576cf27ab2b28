"""Small help with words: how a label stands inside a sentence."""


def in_sentence(label: str) -> str:
    """A label as it stands inside a sentence: "Phone" becomes "phone", "SFI level" stays."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
