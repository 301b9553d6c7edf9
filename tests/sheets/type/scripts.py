"""Names in the scripts of the faces that ship, with the block of Unicode that letters may be drawn from."""

from typing import NamedTuple


class Script(NamedTuple):
    """A script: a name in it, the face it wants, and the first and last of its letters."""

    name: str
    face: str
    letters: tuple[int, int]


SCRIPTS = {
    "Armenian": Script("Արարատ Միրզոյան", "NotoSansArmenian-400", (0x531, 0x587)),
    "Hebrew": Script("שרה כהן", "NotoSansHebrew-400", (0x5D0, 0x5EA)),
    "Thaana": Script("ޢަބްދު ޝާހިދު", "NotoSansThaana-400", (0x780, 0x7A5)),
    "N'Ko": Script("ߒߞߏ ߡߊ߬ߘߌ߬", "NotoSansNKo-Regular", (0x7CA, 0x7E7)),
    "Devanagari": Script("क्षितिज त्रिपाठी", "NotoSansDevanagari-400", (0x904, 0x939)),
    "Bengali": Script("হাছান মাহমুদ", "NotoSansBengali-400", (0x985, 0x9B9)),
    "Gurmukhi": Script("ਸ਼੍ਰੀ ਮਨਮੋਹਨ ਸਿੰਘ", "NotoSansGurmukhi-400", (0xA05, 0xA39)),
    "Gujarati": Script("નરેન્દ્ર ક્ષત્રિય", "NotoSansGujarati-400", (0xA85, 0xAB9)),
    "Odia": Script("ଧର୍ମେନ୍ଦ୍ର ପ୍ରଧାନ", "NotoSansOriya-400", (0xB05, 0xB39)),
    "Tamil": Script("ஜெய்சங்கர் ஸ்ரீ", "NotoSansTamil-400", (0xB85, 0xBB9)),
    "Telugu": Script("శ్రీ వెంకయ్య నాయుడు", "NotoSansTelugu-400", (0xC05, 0xC39)),
    "Kannada": Script("ಶ್ರೀ ಕೃಷ್ಣ ಕ್ಷೇತ್ರ", "NotoSansKannada-400", (0xC85, 0xCB9)),
    "Malayalam": Script("ശ്രീ മുരളീധരൻ", "NotoSansMalayalam-400", (0xD05, 0xD39)),
    "Sinhala": Script("ශ්‍රී ප්‍රේමදාස", "NotoSansSinhala-400", (0xD85, 0xDC6)),
    "Thai": Script("ปรานปรีย์ พหิทธานุกร", "NotoSansThai-400", (0xE01, 0xE2E)),
    "Lao": Script("ສະເຫຼີມໄຊ ກົມມະສິດ", "NotoSansLao-400", (0xE94, 0xEA3)),
    "Tibetan": Script("རྡོ་རྗེ་བསྒྲུབས་ བསྐྱོད", "NotoSerifTibetan-Medium", (0xF40, 0xF6C)),
    "Myanmar": Script("ဦးသန်းဆွေ ကျွန်ုပ်", "NotoSansMyanmar-400", (0x1000, 0x1021)),
    "Georgian": Script("ილია დარჩიაშვილი", "NotoSansGeorgian-400", (0x10D0, 0x10F0)),
    "Hangul": Script("박진 조태열 뷁", "NotoSansKR-Medium", (0xAC00, 0xD7A3)),
    "Ethiopic": Script("ገዱ አንዳርጋቸው", "NotoSansEthiopic-400", (0x1200, 0x135A)),
    "Khmer": Script("ប្រាក់ សុខុន ធឿន", "NotoSansKhmer-400", (0x1780, 0x17A2)),
    "Tifinagh": Script("ⴰⵎⴰⵣⵉⵖ ⵎⵓⵃⴰ", "NotoSansTifinagh-Regular", (0x2D30, 0x2D67)),
    "Latin": Script("ʿAbd al-Raḥmān Qāʾid m̐", "", (0x1E00, 0x1EF9)),
    "African": Script("Ɓala Ɗanjuma Ŋɛnɔ", "", (0x180, 0x24F)),
    "Cyrillic": Script("Тоқаев Әлихан", "", (0x400, 0x481)),
    "Greek": Script("Ζωή ἀρχή", "", (0x391, 0x3A1)),
    "Arabic": Script("اللجان الإقليمية", "IBMPlexSansArabic-Regular", (0x627, 0x63A)),
    "Chinese": Script("欧阳文强", "NotoSansSC-400", (0x4E00, 0x9FA5)),
}
FROM_RIGHT = {"Hebrew", "Thaana", "N'Ko", "Arabic"}
