"""Whether anything on the screen may move or flash."""

from PySide6.QtWidgets import QApplication, QStyle

from stocktake_desktop.settings import Settings


def may_flash(settings: Settings) -> bool:
    """Whether it may: neither this laptop's system nor its preferences ask for reduced motion."""
    is_moving = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    return is_moving and not settings.reduced_motion
