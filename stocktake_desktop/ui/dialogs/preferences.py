"""The preferences: hours shown, snapping, colours, language and paper; kept on this computer, not in the plan."""

from PySide6.QtWidgets import QCheckBox, QWidget

from stocktake_desktop.settings import PAPERS, SNAPS, THEMES, Settings
from stocktake_desktop.ui.look.asking import asked
from stocktake_desktop.ui.look.notice import plain_label
from stocktake_desktop.ui.widgets.choice_box import Choice, ChoiceBox
from stocktake_desktop.ui.widgets.form_dialog import FormDialog
from stocktake_desktop.ui.widgets.time_field import HourLine
from stocktake_desktop.words import _, languages


def change_preferences(parent: QWidget, settings: Settings) -> bool:
    """Ask for the preferences and keep what was chosen; False where the person thought better of it."""
    with asked(PreferencesDialog(parent, settings)) as form:
        if form is not None:
            form.keep(settings)
    return form is not None


class PreferencesDialog(FormDialog):
    """Asks for the preferences; nothing is changed before OK."""

    def __init__(self, parent: QWidget, settings: Settings) -> None:
        super().__init__(parent, _("Preferences"), _("Keep"))
        self._language = settings.language
        self.first_hour, self.last_hour = HourLine(settings.first_hour), HourLine(settings.last_hour)
        self.snap = ChoiceBox(_("Snap to"), [Choice(n, _("{n} min").format(n=n)) for n in SNAPS])
        themes = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
        self.theme = ChoiceBox(_("Colours"), [Choice(theme, themes[theme]) for theme in THEMES])
        tongues = [Choice("", _("As the system")), *(Choice(code, name) for code, name in languages().items())]
        self.language = ChoiceBox(_("Language"), tongues)
        self.paper = ChoiceBox(_("Paper"), [Choice(paper, paper) for paper in PAPERS])
        for words, field in (
            (_("&First hour shown"), self.first_hour),
            (_("&Last hour shown"), self.last_hour),
            (_("&Snap to"), self.snap),
            (_("&Colours"), self.theme),
            (_("Lan&guage"), self.language),
            (_("&Paper"), self.paper),
        ):
            self.rows.addRow(words, field)
        self.reduced_motion = QCheckBox(_("Reduced &motion: nothing flashes"))
        self.reduced_motion.setChecked(settings.reduced_motion)
        self.rows.addRow("", self.reduced_motion)
        for box, value in ((self.snap, settings.snap), (self.theme, settings.theme), (self.paper, settings.paper)):
            box.setProperty("quiet", False)
            box.show_value(value)
        self.language.setProperty("quiet", False)
        self.language.show_value(settings.language)
        self.later = plain_label(_("Another language is spoken when the program is started again."), "small", wrap=True)
        self.body.addWidget(self.later)
        self.language.chosen.connect(self.check)
        for hour in (self.first_hour, self.last_hour):
            hour.understood.connect(self.check)
        self.check()

    def check(self) -> None:
        super().check()
        self.later.setVisible(self.language.value() != self._language)

    def fault(self) -> str:
        for field in (self.first_hour, self.last_hour):
            if field.fault:
                return field.fault
        if self.first_hour.meant() >= self.last_hour.meant():
            return _("The last hour shown comes after the first one.")
        return ""

    def keep(self, settings: Settings) -> None:
        """Write down what was chosen."""
        settings.first_hour, settings.last_hour = self.first_hour.meant(), self.last_hour.meant()
        settings.snap = int(str(self.snap.value()))
        settings.theme, settings.paper = str(self.theme.value()), str(self.paper.value())
        settings.language = str(self.language.value())
        settings.reduced_motion = self.reduced_motion.isChecked()
        settings.save()
