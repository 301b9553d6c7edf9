"""The words of Chinese, which has no spaces: where a line would tear one."""

import re
from functools import cache, lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from babel import Locale

from stocktake_desktop.languages import IDEOGRAPHS

if TYPE_CHECKING:
    from budoux import Parser

_RUN = re.compile(f"[{IDEOGRAPHS}]{{2,}}")
_KANA = re.compile("[\u3040-\u30ff]")
_MEETING_WORDS = (
    "政府间 利益攸关方 主持人 发言人 报告员 协调人 会期 多边 双边 常驻 次区域 特别代表 副主席 全会 议程 "
    "大不列颠 黑塞哥维那"
)
_AFTER_NAME = re.compile("阁下|女士|先生|博士|教授|殿下|大使|部长|总理|总统|主席")
_ENDING = frozenset("人者员长国州部会期司局处组方")
_LONGEST_NAME = 6
_SHORT_NAME = 4  # of a person, who may be any two to four letters


def parted_words(text: str) -> set[int]:
    """The indices at which a new line would part a word of Chinese; Japanese is parted anywhere."""
    places: set[int] = set()
    for run in () if _KANA.search(text) else _RUN.finditer(text):
        is_name = "·" in (text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1])
        if is_name:
            starts = {match.start() for match in _AFTER_NAME.finditer(run[0])}
        else:
            starts = set[int]() if len(run[0]) <= _SHORT_NAME else _word_starts(run[0])
        places.update(run.start() + nth for nth in range(1, len(run[0])) if nth not in starts)
    return places


@lru_cache(maxsize=5_000)
def _word_starts(run: str) -> set[int]:
    parts = _parser().parse(run)
    starts = list(accumulate(map(len, parts[:-1])))
    kept = {start for start, part in zip(starts, parts[1:], strict=True) if part not in _ENDING}
    inside = (range(match.start() + 1, match.end()) for match in _whole_words().finditer(run))
    return kept.difference(chain.from_iterable(inside))


@cache
def _parser() -> "Parser":
    import budoux  # late: few sheets are in Chinese

    return budoux.load_default_simplified_chinese_parser()


@cache
def _whole_words() -> re.Pattern[str]:
    """Words the parser does not know: those of meetings, and the names of countries."""
    countries = (
        part for name in Locale.parse("zh").territories.values() for part in re.split("[^\u4e00-\u9fff]|和|及", name)
    )
    words = {*_MEETING_WORDS.split(), *(part for part in countries if 2 < len(part) <= _LONGEST_NAME)}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))
