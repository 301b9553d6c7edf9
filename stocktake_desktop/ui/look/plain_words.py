"""Words as Qt must be given them to be shown as typed: in menus and tooltips."""

from PySide6.QtGui import QKeySequence, Qt


def plain_words(text: str) -> str:
    """A menu's words without the marks of mnemonics."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def menu_words(text: str) -> str:
    """A person's words as they must stand in a menu to be shown as typed."""
    return text.replace("&", "&&")


def key_words(keys: QKeySequence | str) -> str:
    """A key as it is written on this system; minus is a minus, not a hyphen."""
    words = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words[:-1]}−" if words.endswith("-") else words


def plain_tip(text: str) -> str:
    """A tooltip that Qt shows as typed: where it would guess markup, the text is escaped for it."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpaceNormal)}</qt>"
