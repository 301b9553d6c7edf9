"""Where a line may end: at spaces, after hyphens and between Chinese words, and where it must not.

`break_places` is where a line may end without harm, and `units` is what stands between: type that is fitted to a text
is right when its widest unit has room. What is wider than its line all the same (a narrow column, very large type) is
parted by `lines.fill`, which every `Text` is set by: first at `loose_places`, then with a hyphen by the rules of the
language (`hyphens.hyphen_places`), and between letters only where there is no such rule.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from stocktake_desktop.languages import IDEOGRAPHS
from stocktake_desktop.sheets.type.chinese import parted_words

# What may not begin or end a line: W3C, Requirements for Chinese Text Layout (clreq)
_NO_START = re.escape(")]}%°,.:;!?»”’…‥·、。〉》」』】〕〗〙〛！％），．：；？］｝～—–‧・") + "\u3000"
_NO_END = re.escape("([{«“‘〈《「『【〔〖〘〚（［｛￥＄№")
_WIDE_MARKS = "\u3001-\u3003\u3008-\u3020\uff00-\uffef“”‘’…—·"

_SPACE = " \u2000-\u2006\u2008-\u200a\u205f"
# French has spaces before ; : ! ? and after «, and a dash never begins a line
_AFTER_SPACE = re.compile(f"(?<=[{_SPACE}])(?<!«[{_SPACE}])(?=[^{_SPACE};:!?»–—·…/)])|(?<=\u200b)(?=[^\u200b])")
_ENDINGS = "(?:trice|euse|i?ère|i?enne|elle|esse|ante|ente)s?(?![^\\W\\d_])"  # Cofacilitateur/trice is one word
_AFTER_HYPHEN = re.compile(
    f"(?<=[^\\W\\d_]{{2}}[-\u2010])(?=[^\\W\\d_]{{2}})|(?<=[^\\W\\d_]{{4}}/)(?!{_ENDINGS})(?=[^\\W\\d_]{{4}})"
)
_AFTER_DASH = re.compile(r"(?<=\d–)(?=\d)")
_IN_CHINESE = re.compile(
    f"(?<=[{IDEOGRAPHS}{_WIDE_MARKS}])(?<![{_NO_END}])(?=[^{_NO_START}{_SPACE}])"
    f"(?!(?<=[’·])(?=\\w)[^{IDEOGRAPHS}])"  # O’Brien in a Chinese sentence
    f"|(?<![{_NO_END}{_SPACE}])(?=[{IDEOGRAPHS}])"
)
_HAS_CHINESE = re.compile(f"[{IDEOGRAPHS}]")

_CHINESE_NAME = re.compile(f"[{IDEOGRAPHS}]{{1,6}}|[{IDEOGRAPHS}]+(?:[·‧][{IDEOGRAPHS}]+)+")

_IN_BRACKETS = re.compile(f"[（(\\[［〔【][{IDEOGRAPHS}]{{1,6}}[）)\\]］〕】]")

_UNITS = r"a\.?m\.?|p\.?m\.?|h|min|minutes?|km|kg|%|°C|№|ч|мин|г|p|pp|د|دقيقة|دقائق|دقيقتان|س|ساعة|ساعات"
_MINUTES = "minutes?|minutos?|минут[аы]?|دقيقة|دقائق"
_CHINESE_UNITS = "年月日号时点分秒天位人次场项届版页个"
_NUMBERED = (
    r"[Ii]tems?|[Nn]o\.|[Nn]os\.|№|[Pp]aras?\.|[Aa]rt\.|[Rr]ule|[Pp]age|[Pp]\.|[Aa]nnex|[Rr]ev\.|[Dd]ay|[Pp]anel"
    r"|[Aa]ction [Gg]roup|[Rr]oom|of(?= 77)|[Pp]oint|[Pp]hase|[Pp]unto|[Пп]ункт|[Сс]тр\.|[Дд]ень"
    r"|[Jj]our|[Dd][ií]a|[Ss]alle|[Ss]ala|[Gg]roupe|[Gg]rupo|[Gg]roup|[Ss]éance|[Ss]esión|[Зз]ал|[Гг]руппа"
)
_TITLES = r"H\.\s?E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Prof\.|S\.\s?E\.|M\.|Mme|Sr\.|Sra\.|Г-н|Г-жа|г-н|г-жа"
_ARABIC = r"\u0621-\u064a"
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
"""In all languages of paper, as they stand behind a day: asking Babel for them would take longer than a sheet."""
_KEPT_TOGETHER = re.compile(
    rf"(?<=\d)[{_SPACE}](?=(?:{_UNITS})(?!\w))"  # 10 a.m., 15 min
    rf"|(?<=\d[{_SPACE}][hч])[{_SPACE}](?=\d)"  # 10 h 15
    rf"|(?<=\d)(?:er)?[{_SPACE}](?=(?:de[{_SPACE}])?(?:{MONTHS})(?!\w))"  # 4 December, 1er décembre, 4 de diciembre
    rf"|(?<=\d[{_SPACE}]de)[{_SPACE}](?=(?:{MONTHS})(?!\w))"
    rf"|(?<=كانون|تشرين)[{_SPACE}](?=الأول|الثاني)"
    rf"|(?<=\d)(?=[{_CHINESE_UNITS}]|小时)|(?<=小)(?=时)|(?<=第)(?=\d)"  # 45分, 第2天
    rf"|(?<=月)(?=\d{{1,2}}日)"  # 12月4日
    rf"|(?<![\w.])[^\W\d_a-zß-öø-ÿа-я\u0600-\uffff]\w+([{_SPACE}])(?=\d{{1,2}}(?![\w:]|[.,]\d))"  # Breakout 1
    rf"|(?<=[{_ARABIC}])[{_SPACE}](?=\d{{1,2}}(?![\w:]|[.,]\d))|(?<=\d)[{_SPACE}](?=إلى[{_SPACE}]\d{{1,2}}(?![\w:]|[.,]\d))"
    rf"|(?<!\w)(?:{_NUMBERED})([{_SPACE}])(?=[\d(]|(?:[IVX]+|[ivx]+)(?!\w))"  # item 13, № 3, Panel II
    rf"|(?<!\w)(?:{_TITLES})([{_SPACE}])(?=\w)"  # H.E. Mr. Peña
    rf"|(?<![\w.])\w\.([{_SPACE}])(?=\w)"  # J. Smith
    rf"|(?<=[Gg]roup)[{_SPACE}](?=of 77)"
    rf"|(?<=\w)[{_SPACE}](?=(?:{_MINUTES})(?!\w))"  # five minutes
    rf"|(?<!\w)(?:[вкосуВКОСУ]|[Aa](?=[{_SPACE}]las?(?!\w)))[{_SPACE}](?=[\w«])"  # в 17:30, с презентацией
    rf"|(?<=[Aa][{_SPACE}])las?[{_SPACE}](?=\d)"  # a las 10
    "|(?<![^\\W\\d_])[^\\W\\d_]{2}[-\u2010](?=[^\\W\\d_])"  # al-Fāsī, Co-facilitators
)
_LABEL = re.compile(rf"(?<=[·;:؛])[{_SPACE}]+(?:[^\s·;:؛,.]+[{_SPACE}]){{0,2}}[^\s·;:؛,.]+\u00a0?:[{_SPACE}](?=\S)")
"""A short label within a line, " · Langue\u00a0: ": its colon ends no line, for the label goes on with its value."""

_SPACING_MARKS = "\u0e33\u0eb3"  # Thai and Lao am
_BEFORE_LETTERS = "เแโใไເແໂໃໄ"  # vowels that are written before the letter they follow
_VIRAMA = 9  # its combining class
_KILLERS = "\u0e3a\u0eba\u0f84\u103a"  # of that class too, and join nothing


def has_chinese(text: str) -> bool:
    """Whether lines may end between letters of a text."""
    return bool(_HAS_CHINESE.search(text))


@lru_cache(maxsize=5_000)
def break_places(text: str) -> tuple[int, ...]:
    """The indices at which a new line may begin, rising; a forced end of line is not among them."""
    if _CHINESE_NAME.fullmatch(text):
        return tuple(place for place in range(1, len(text)) if text[place - 1] in "·‧")
    places = set(loose_places(text)) - {match.start() for match in _AFTER_DASH.finditer(text)}
    if has_chinese(text):
        places -= parted_words(text)
        for match in _IN_BRACKETS.finditer(text):
            places.difference_update(range(match.start() + 1, match.end()))
            places.add(match.start())
    if places:
        places.difference_update(match.end() for match in _KEPT_TOGETHER.finditer(text))
        if ":" in text:
            places.difference_update(match.end() for match in _LABEL.finditer(text))
    return tuple(sorted(places - {0, len(text)}))


def loose_places(text: str) -> list[int]:
    """Where a new line may begin if it must: at any space, after any hyphen or dash of times, in Chinese."""
    places = {match.start() for match in _AFTER_SPACE.finditer(text)}
    places.update(match.start() for match in _AFTER_HYPHEN.finditer(text))
    places.update(match.start() for match in _AFTER_DASH.finditer(text))
    if has_chinese(text):
        places.update(match.start() for match in _IN_CHINESE.finditer(text))
    return sorted(places - {0, len(text)})


def units(text: str) -> list[str]:
    """What no line of a text is shorter than: "Interpreter 3" is one, and so is a word of Chinese."""
    return [
        unit
        for line in text.splitlines()
        for first, last in pairwise((0, *break_places(line), len(line)))
        if (unit := line[first:last].strip())
    ]


def letter_places(text: str) -> list[int]:
    """Where each letter begins, with the marks on it and what it is joined to; no text may be parted elsewhere."""
    return [nth for nth, sign in enumerate(text) if not nth or not _goes_with(sign, text[nth - 1])]


def is_joined(sign: str) -> bool:
    """Whether a sign only says how its neighbours stand: joiners, marks of direction, soft hyphens, selectors."""
    return (
        sign == "\u00ad" or "\u200b" <= sign <= "\u200f" or "\u2060" <= sign <= "\u2069" or "\ufe00" <= sign <= "\ufe0f"
    )


def _goes_with(sign: str, before: str) -> bool:
    # U+200D and the viramas of Indic scripts make one sign of what stands on both sides
    is_mark = sign in _SPACING_MARKS or unicodedata.category(sign)[0] == "M"
    joins = before not in _KILLERS and unicodedata.combining(before) == _VIRAMA and sign.isalpha()
    return is_mark or is_joined(sign) or before == "\u200d" or joins or (before in _BEFORE_LETTERS and sign.isalpha())
