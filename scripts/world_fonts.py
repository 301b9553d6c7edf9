"""Make the faces of the world's scripts in resources/fonts from the packages that hold them, and print their sizes.

In a folder of its own: `pip download --no-deps manimgx-fonts==2026.9.26.post1 justmytype-intl-cjk==0.1.0`, `npm pack`
of `@fontsource-variable/noto-serif-tibetan`, `@fontsource-variable/noto-sans-thaana`, `@fontsource/noto-sans-nko` and
`@fontsource/noto-sans-tifinagh` (5.3.0), each unpacked there; `pip install fonttools brotli`; then
`python scripts/world_fonts.py FOLDER`. What is taken as it is, is copied; Hangul and Tibetan are pinned at one weight,
for names need no more, and Noto Sans keeps the letters and marks that the other faces may lack.
"""

import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
AS_THEY_ARE = (
    "Armenian Bengali Devanagari Ethiopic Georgian Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya"
    " Sinhala Tamil Telugu Thai"
)
HANGUL = [0x20, 0xB7, *range(0x3131, 0x318F), *range(0xAC00, 0xD7A4)]
PHONETICS = range(0x1D00, 0x1DC0)
_UNNEEDED = ["BASE", "MATH", "STAT", "VORG", "VVAR", "meta", "vhea", "vmtx"]


def main(folder: Path) -> None:
    """Write every face."""
    for script in AS_THEY_ARE.split():
        name = f"NotoSans{script}[wght].ttf"
        (FONTS / name).write_bytes(_one(folder, name).read_bytes())
    _cut(_one(folder, "noto-sans-nko-nko-400-normal.woff2"), "NotoSansNKo-Regular.ttf")
    _cut(_one(folder, "noto-sans-tifinagh-tifinagh-400-normal.woff2"), "NotoSansTifinagh-Regular.ttf")
    _cut(_one(folder, "noto-sans-thaana-thaana-wght-normal.woff2"), "NotoSansThaana[wght].ttf", (400, 700))
    _cut(_one(folder, "noto-serif-tibetan-tibetan-wght-normal.woff2"), "NotoSerifTibetan-Medium.ttf", 500)
    _cut(_one(folder, "NotoSansKR[wght].ttf"), "NotoSansKR-Medium.ttf", 500, HANGUL)
    _cut(_one(folder, "NotoSans[wght].ttf"), "NotoSans[wght].ttf", signs=filter(_is_of_names, range(0x20, 0x2000)))
    for path in sorted(FONTS.glob("Noto*.ttf")):
        print(f"{path.stat().st_size:>10,} {path.name}")


def _is_of_names(code: int) -> bool:
    return (unicodedata.category(chr(code))[0] in "LM" or code < 0x300) and code not in PHONETICS


def _one(folder: Path, name: str) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.name == name)
    return path


def _cut(
    path: Path, name: str, weights: int | tuple[int, int] | None = None, signs: Iterable[int] | None = None
) -> None:
    font = TTFont(path, recalcTimestamp=False)
    font.flavor = None
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], glyph_names=False)
    options.drop_tables += _UNNEEDED
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap() if signs is None else signs)
    cutter.subset(font)
    if weights is not None:
        font = instantiateVariableFont(font, {"wght": weights})
    font.save(FONTS / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
