"""The languages of screens and of paper: all that is said of one is its record here; its words are a catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """A language by its code, with the name it has for itself, and how it is written.

    Dates are patterns of CLDR ("full" is CLDR's own), where `{month}` stands for the names that the month has in
    `months`, the codes of locales. `between` is said in a span of days where a dash would turn the two around.
    """

    code: str
    name: str
    on_screen: bool = False
    on_paper: bool = True
    from_right: bool = False
    in_ideographs: bool = False
    """Letters stand close, and marks between them take the face of the letters."""
    locale: str = ""
    """Babel's name for its dates, where it is not the code."""
    months: tuple[str, ...] = ()
    long_date: str = "full"
    short_date: str = "EEEE d MMMM"
    stamp_date: str = "d MMM y"
    clock: str = "{hours:02d}:{minutes:02d}"
    """A time of the day on paper; screens and files say "10:15" in every language."""
    between: tuple[str, str] | None = None

    @property
    def is_tracked(self) -> bool:
        """Whether letters may be spaced apart: those that are joined, and ideographs, may not."""
        return not (self.from_right or self.in_ideographs)


LANGUAGES = (
    Language(
        "ar", "العربية", from_right=True,
        months=("ar_SY", "ar"),  # both names of a month, as in documents of the United Nations
        long_date="EEEE، d {month} y", short_date="EEEE، d {month}", stamp_date="d {month} y", between=("من", "إلى"),
    ),
    Language("zh", "中文", in_ideographs=True, short_date="M月d日 EEEE", stamp_date="y年M月d日"),
    Language("en", "English", on_screen=True, locale="en_GB", long_date="EEEE d MMMM y"),  # days before their month
    Language(
        "fr", "Français", on_screen=True, long_date="EEEE d MMMM y", clock="{hours}\u00a0h\u00a0{minutes:02d}",
    ),
    Language("ru", "Русский", short_date="EEEE, d MMMM"),
    Language(
        "es", "Español", on_screen=True, long_date="EEEE d 'de' MMMM 'de' y", short_date="EEEE d 'de' MMMM",
        stamp_date="d MMM'.' y",
    ),
)  # fmt: skip
"""Those of the United Nations, by their English names."""

IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The letters of Chinese and Japanese, as they stand between the brackets of a pattern."""
WIDE_MARKS = "，。；：、！？（）《》〈〉「」『』【】"
"""The marks of Chinese that are as wide as its letters and have their blank in themselves."""

SCREEN_LANGUAGES = {language.code: language.name for language in LANGUAGES if language.on_screen}
"""The languages that screens speak by their codes, and what each calls itself."""
PAPER_LANGUAGES = {language.code: language.name for language in LANGUAGES if language.on_paper}
"""The languages that paper speaks by their codes, and what each calls itself."""
RIGHT_TO_LEFT = frozenset(language.code for language in LANGUAGES if language.from_right)
"""Codes of languages that are read from the right."""

_BY_CODE = {language.code: language for language in LANGUAGES}


def language_of(code: str) -> Language:
    """The record of a language; one that is not known here is written from the left, with spaces."""
    return _BY_CODE.get(code) or Language(code, code)
