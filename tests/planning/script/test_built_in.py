"""The usual words are whole in every language that has them: every step, occasion and pictogram, and known fields."""

import re
import tomllib

import pytest

from stocktake_desktop.languages import PAPER_LANGUAGES
from stocktake_desktop.models import Occasion, Pictogram, StepKind
from stocktake_desktop.models.script_text import must_know_fields
from stocktake_desktop.paths import resource
from stocktake_desktop.planning.script.built_in import UsualScript, usual_script

WRITTEN = [code for code in PAPER_LANGUAGES if resource("script", f"{code}.toml").is_file()]
ENGLISH = usual_script("en")


@pytest.fixture(params=WRITTEN)
def usual(request: pytest.FixtureRequest) -> UsualScript:
    return usual_script(request.param)


def test_nothing_is_forgotten(usual: UsualScript) -> None:
    assert set(usual.steps) == {kind.value for kind in StepKind}
    assert set(usual.occasions) == {occasion.value for occasion in Occasion}
    assert set(usual.pictograms) == {pictogram.value for pictogram in Pictogram}
    for part in ("address", "spoken_address"):
        assert getattr(usual, part).keys() >= getattr(ENGLISH, part).keys(), part  # others tell more of them apart
    assert usual.phrases.keys() == ENGLISH.phrases.keys()
    assert set(filter(str.isdigit, usual.minutes)) == set(filter(str.isdigit, ENGLISH.minutes))
    for kind in StepKind:
        assert usual.cues(kind) == ENGLISH.cues(kind), kind
        assert bool(usual.words(kind)) == bool(ENGLISH.words(kind)), kind
    for occasion in Occasion:
        assert usual.words(StepKind.ITEM, occasion)
        assert usual.occasions[occasion]["title"]


def test_every_length_can_be_said(usual: UsualScript) -> None:
    assert all(usual.length(minutes) for minutes in range(1, 1000))
    assert not any(char in usual.length_of(30 * nth) for nth in range(1, 1000) for char in "{}")
    assert all(any(map(str.isalpha, usual.length_of(30 * nth))) for nth in range(1, 1000))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["one minute", "eleven minutes", "21 minutes", "ninety minutes"]),
        ("fr", ["une minute", "onze minutes", "21\u00a0minutes", "une heure et demie"]),
        ("es", ["un minuto", "once minutos", "21 minutos", "una hora y media"]),
        ("ru", ["одна минута", "одиннадцать минут", "21 минута", "полтора часа"]),
        ("ar", ["دقيقة واحدة", "إحدى عشرة دقيقة", "21 دقيقة", "ساعة ونصف"]),
        ("zh", ["一分钟", "十一分钟", "21分钟", "一个半小时"]),
    ],
)
def test_minutes_take_the_forms_of_the_language(language: str, said: list[str]) -> None:
    assert [usual_script(language).length(minutes) for minutes in (1, 11, 21, 90)] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["half a minute", "two and a half minutes", "six and a half minutes", "21½ minutes"]),
        ("fr", ["trente secondes", "deux minutes et demie", "six minutes et demie", "21\u00a0minutes et demie"]),
        ("es", ["medio minuto", "dos minutos y medio", "seis minutos y medio", "21 minutos y medio"]),
        ("ru", ["полминуты", "две с половиной минуты", "шесть с половиной минут", "21,5 минуты"]),
        ("ar", ["نصف دقيقة", "دقيقتان ونصف", "ست دقائق ونصف", "21 دقيقة ونصف"]),
        ("zh", ["半分钟", "两分半钟", "六分半钟", "21分半钟"]),
    ],
)
def test_half_minutes_are_said_as_the_language_says_them(language: str, said: list[str]) -> None:
    assert [usual_script(language).length_of(seconds) for seconds in (30, 150, 390, 1290)] == said


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("fr", "Norvège", "la Norvège"),
        ("fr", "États-Unis d’Amérique", "les États-Unis d’Amérique"),
        ("fr", "Ukraine", "l’Ukraine"),
        ("fr", "Nigéria", "le Nigéria"),
        ("fr", "Cuba", "Cuba"),
        ("fr", "le Groupe des 77", "le Groupe des 77"),
        ("fr", "Mme", "Mme"),
        ("es", "Excma. Sra.", "la Excma. Sra."),
        ("es", "Sra.", "la Sra."),
        ("es", "Noruega", "Noruega"),
        ("en", "United Kingdom", "the United Kingdom"),
        ("en", "Nigeria", "Nigeria"),
        ("en", "Director General of the Office", "the Director General of the Office"),
        ("en", "UN Regional Economic Commissions", "the UN Regional Economic Commissions"),
        ("en", "Global Forum on Migration", "the Global Forum on Migration"),
        ("en", "Private sector", "the Private sector"),
        ("en", "Rapporteur of group 2", "the Rapporteur of group 2"),
        ("en", "Under-Secretary-General for Legal Affairs", "the Under-Secretary-General for Legal Affairs"),
        ("en", "Migration expert", "the Migration expert"),
        ("en", "Co-facilitators", "the Co-facilitators"),
        ("en", "Our moderator", "Our moderator"),
        ("en", "Keynote speaker 1", "Keynote speaker 1"),
        ("en", "Academia", "Academia"),
        ("en", "Civil society", "Civil society"),
        ("en", "UNHCR", "UNHCR"),
        ("en", "President Nieto", "President Nieto"),
        ("fr", "Secteur privé", "le Secteur privé"),
        ("fr", "Expert en migrations", "l’Expert en migrations"),
        ("fr", "Rapporteuse du groupe 2", "la Rapporteuse du groupe 2"),
        ("es", "Director General", "el Director General"),
        ("es", "Relatora del grupo 2", "la Relatora del grupo 2"),
        ("ru", "Норвегия", "Норвегия"),
    ],
)
def test_articles_stand_where_a_sentence_has_them(language: str, name: str, said: str) -> None:
    assert usual_script(language).with_article(name) == said


def test_a_form_of_address_before_a_name_has_no_article_in_english() -> None:
    assert [ENGLISH.address_with_article(form) for form in ("H.E. Ms.", "Ambassador")] == ["H.E. Ms.", "Ambassador"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Welcome Ceremony", "the Welcome Ceremony"),
        ("Panel on rivers", "the Panel on rivers"),
        ("“Idea Lab” Session – Towards a Vision", "the “Idea Lab” Session – Towards a Vision"),
        ("Reports of the six action groups", "the Reports of the six action groups"),
        ("Panel II – Stakeholder perspectives", "Panel II – Stakeholder perspectives"),
        ("Opening Day 3", "Opening Day 3"),
        ("Action Group 1: Human Dimension", "Action Group 1: Human Dimension"),
        ("The opening session", "The opening session"),
        ("", ""),
        (" – ", " – "),
    ],
)
def test_a_title_has_its_article_in_english(title: str, said: str) -> None:
    assert ENGLISH.title_with_article(title) == said
    assert usual_script("zh").title_with_article(title) == title


def test_russian_has_its_full_stop_behind_the_quotation_mark_and_no_yo() -> None:
    words = [*usual_script("ru").occasions.values(), *usual_script("ru").steps.values()]
    said = " ".join(str(one["words"]) for one in words)
    assert re.findall(r"\.»|ё", said) == []
    assert "больше нет». Перейти" in said


def test_no_beginning_has_two_articles(usual: UsualScript) -> None:
    beginnings = [word for words in usual.articles.values() for word in words]
    assert len(beginnings) == len(set(beginnings))


def test_every_field_is_known(usual: UsualScript) -> None:
    for kind in StepKind:
        must_know_fields(usual.words(kind))
        for pictogram in usual.cues(kind):
            must_know_fields(usual.cue_words(kind, pictogram))
    for occasion in Occasion:
        must_know_fields(usual.words(StepKind.ITEM, occasion))


def test_no_other_words_stand_in_a_file() -> None:
    for code in WRITTEN:
        declared = tomllib.loads(resource("script", f"{code}.toml").read_text("utf-8"))
        assert set().union(*(step.keys() for step in declared["steps"].values())) <= {"words", "cues"}
        assert set().union(*(what.keys() for what in declared["occasions"].values())) == {"title", "words"}


def test_french_words_have_the_spaces_of_paper() -> None:
    words = resource("script", "fr.toml").read_text("utf-8").replace("\\u00a0", "\u00a0").replace("\\u202f", "\u202f")
    assert re.findall("[^\u00a0]: |[^\u202f][;!?»]|«[^\u202f]", words) == []


def test_a_language_nobody_wrote_speaks_english() -> None:
    assert usual_script("tlh").words(StepKind.TIME) == ENGLISH.words(StepKind.TIME)
