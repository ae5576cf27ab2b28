"""Letters that are marked in words that are put together as they are needed, so that a key reaches each of them."""

from PySide6.QtWidgets import QMenu


def with_access_key(words: str, taken: set[str]) -> str:
    """The words with a letter marked that nothing else beside them has, if there is one left; it is taken from now on."""
    for place, sign in enumerate(words):
        if sign.isalpha() and sign.lower() not in taken:
            taken.add(sign.lower())
            return f"{words[:place]}&{words[place:]}"
    return words


def give_to(menu: QMenu) -> None:
    """Mark a letter in every line of a menu that has none."""
    lines = [action for action in menu.actions() if action.text()]
    taken = {text[text.index("&") + 1].lower() for text in (action.text() for action in lines) if "&" in text}
    for action in lines:
        words, tab, keys = action.text().partition("\t")
        if "&" not in words:
            action.setText(with_access_key(words, taken) + tab + keys)
