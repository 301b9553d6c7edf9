"""Where a line may end: at spaces, after hyphens and between Chinese characters, and where it must not."""

import re

_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# What may not begin or end a line: W3C, Requirements for Chinese Text Layout (clreq)
_NO_START = re.escape(")]}%°,.:;!?»”’…‥·、。〉》」』】〕〗〙〛！％），．：；？］｝～—–‧・") + "\u3000"
_NO_END = re.escape("([{«“‘〈《「『【〔〖〘〚（［｛￥＄№")
_WIDE_MARKS = "\u3001-\u3003\u3008-\u3020\uff00-\uffef“”‘’…—·"

_SPACE = " \u2000-\u2006\u2008-\u200a\u205f"
_AFTER_SPACE = re.compile(f"(?<=[{_SPACE}])(?=[^{_SPACE}])|(?<=\u200b)(?=[^\u200b])")
_AFTER_HYPHEN = re.compile("(?<=[^\\W\\d_][-\u2010])(?=[^\\W\\d_])|(?<=[^\\W\\d_]{4}/)(?=[^\\W\\d_]{4})")
_IN_CHINESE = re.compile(
    f"(?<=[{_IDEOGRAPHS}{_WIDE_MARKS}])(?<![{_NO_END}])(?=[^{_NO_START}{_SPACE}])"
    f"(?!(?<=[’·])(?=\\w)[^{_IDEOGRAPHS}])"  # O’Brien in a Chinese sentence
    f"|(?<![{_NO_END}{_SPACE}])(?=[{_IDEOGRAPHS}])"
)
_HAS_CHINESE = re.compile(f"[{_IDEOGRAPHS}]")

_CHINESE_NAME = re.compile(f"[{_IDEOGRAPHS}]{{1,6}}|[{_IDEOGRAPHS}]+(?:[·‧][{_IDEOGRAPHS}]+)+")

_IN_BRACKETS = re.compile(f"（[{_IDEOGRAPHS}]{{1,6}}）")

_UNITS = r"a\.?m\.?|p\.?m\.?|h|min|minutes?|km|kg|%|°C|№|ч|мин|г|p|pp|د|دقيقة|دقائق|دقيقتان|س|ساعة|ساعات"
_CHINESE_UNITS = "年月日号时点分秒天位人次场项届版页个"
_NUMBERED = (
    r"[Ii]tems?|[Nn]o\.|[Nn]os\.|№|[Pp]aras?\.|[Aa]rt\.|[Rr]ule|[Pp]age|[Pp]\.|[Aa]nnex|[Rr]ev\.|[Dd]ay|[Pp]anel"
    r"|[Aa]ction [Gg]roup|[Rr]oom|of(?= 77)|[Pp]oint|[Pp]hase|[Pp]unto|[Пп]ункт|[Сс]тр\.|[Дд]ень"
)
_TITLES = r"H\.\s?E\.|Mr\.?|Ms\.?|Mrs\.?|Dr\.?|Prof\.|S\.\s?E\.|M\.|Mme|Sr\.|Sra\.|Г-н|Г-жа|г-н|г-жа"
_KEPT_TOGETHER = re.compile(
    rf"(?<=\d)[{_SPACE}](?=(?:{_UNITS})(?!\w))"  # 10 a.m., 15 min
    rf"|(?<=\d[{_SPACE}][hч])[{_SPACE}](?=\d)"  # 10 h 15
    rf"|(?<=\d)(?=[{_CHINESE_UNITS}]|小时)|(?<=小)(?=时)|(?<=第)(?=\d)"  # 45分, 第2天
    rf"|(?<![\w.])[^\W\d_a-zß-öø-ÿа-я\u0600-\uffff]\w+([{_SPACE}])(?=\d{{1,2}}(?![\w.,:]))"  # Breakout 1
    rf"|(?<!\w)(?:{_NUMBERED})([{_SPACE}])(?=[\dIVXivx(])"  # item 13, № 3, Panel II
    rf"|(?<!\w)(?:{_TITLES})([{_SPACE}])(?=\w)"  # H.E. Mr. Peña
    rf"|(?<![\w.])\w\.([{_SPACE}])(?=\w)"  # J. Smith
    rf"|[{_SPACE}](?=[;:!?»–—·…/)])"  # French before ; : ! ?, a dash never begins a line
    rf"|(?<=«)[{_SPACE}]|(?<=[Gg]roup)[{_SPACE}](?=of 77)"
)


def has_chinese(text: str) -> bool:
    """Whether lines may end between letters of a text."""
    return bool(_HAS_CHINESE.search(text))


def break_places(text: str) -> list[int]:
    """The indices at which a new line may begin, rising; a forced end of line is not among them."""
    if _CHINESE_NAME.fullmatch(text):
        return [place for place in range(1, len(text)) if text[place - 1] in "·‧"]
    places = {match.start() for match in _AFTER_SPACE.finditer(text)}
    places.update(match.start() for match in _AFTER_HYPHEN.finditer(text))
    if has_chinese(text):
        places.update(match.start() for match in _IN_CHINESE.finditer(text))
        for match in _IN_BRACKETS.finditer(text):
            places.difference_update(range(match.start() + 1, match.end()))
            places.add(match.start())
    if len(places) > 1 or text.count(" "):
        places.difference_update(match.end() for match in _KEPT_TOGETHER.finditer(text))
    return sorted(places - {0, len(text)})
