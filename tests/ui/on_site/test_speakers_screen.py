"""The countdown in its stages, and the screen the speakers see."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.speakers_screen import COLOURS, INK, Scene, SpeakersScreen


@pytest.mark.parametrize(
    ("left", "whole", "held", "stage", "digits"),
    [
        (0, None, False, Stage.WAITING, "–"),
        (300, 300, False, Stage.RUNNING, "5:00"),
        (61, 600, False, Stage.RUNNING, "1:01"),
        (60, 600, False, Stage.SOON, "1:00"),
        (36, 180, False, Stage.SOON, "0:36"),
        (37, 180, False, Stage.RUNNING, "0:37"),
        (0, 180, False, Stage.OVER, "0:00"),
        (-35, 180, False, Stage.OVER, "−0:35"),
        (-3725, 180, False, Stage.OVER, "−1:02:05"),
        (120, 180, True, Stage.HELD, "2:00"),
    ],
)
def test_a_countdown_says_how_it_stands(left, whole, held, stage, digits):
    countdown = Countdown(left, whole, held)
    assert (countdown.stage, countdown.digits) == (stage, digits)


def test_words_say_what_is_left_of_what_or_until_when():
    stages = [Countdown(300, 300), Countdown(30, 300), Countdown(-1, 300), Countdown(9, 300, held=True)]
    assert [countdown.words for countdown in stages] == ["left of 5 min", "left of 5 min", "over 5 min", "suspended"]
    assert [Countdown(left, 300, until="10:45").words for left in (9, -9)] == ["left to 10:45", "over since 10:45"]


def test_the_warning_is_a_notch_in_the_bar_and_no_longer_than_a_fifth():
    assert (Countdown(31, 180, warns=30).stage, Countdown(30, 180, warns=30).stage) == (Stage.RUNNING, Stage.SOON)
    assert (Countdown(9, 180, warns=30).notch, Countdown(9, 100, warns=60).notch) == (30 / 180, 0.2)
    assert Countdown().notch is None


@pytest.fixture
def screen(qtbot):
    screen = SpeakersScreen()
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    return screen


def share_of(screen, colour):
    """How much of the picture is of this colour."""
    image = screen.grab().toImage().scaled(160, 90)
    pixels = [image.pixelColor(x, y).name() for x in range(160) for y in range(90)]
    return pixels.count(colour.name()) / len(pixels)


@pytest.mark.parametrize("left", [170, 20, -20])
def test_the_stage_is_seen_from_afar(screen, left):
    countdown = Countdown(left, 180)
    screen.show_scene(Scene("Panel II", countdown, "Minister of Foreign Affairs of Mexico", "Switzerland"))
    others = [COLOURS[stage] for stage in (Stage.RUNNING, Stage.SOON, Stage.OVER) if stage is not countdown.stage]
    assert share_of(screen, COLOURS[countdown.stage]) > 0.02
    assert all(share_of(screen, colour) == 0 for colour in others)


def test_a_message_of_the_desk_takes_its_own_place(screen):
    screen.show_scene(Scene("Panel II", Countdown(90, 180), "Mexico"))
    white = share_of(screen, INK)
    screen.show_scene(Scene("Panel II", Countdown(90, 180), "Mexico", message="Please conclude"))
    assert share_of(screen, INK) > white + 0.03
    assert share_of(screen, COLOURS[Stage.RUNNING]) > 0.01


def test_a_name_of_any_length_stays_on_the_screen(screen):
    name = "Her Excellency the Minister for Migration and Foreign Affairs of the Federal Republic, " * 3
    screen.show_scene(Scene(name, Countdown(90, 180), name, name, name))
    image = screen.grab().toImage()
    ground = image.pixelColor(0, 0)
    edge = [image.pixelColor(x, y) for x in (5, 1275) for y in range(720)]
    assert all(colour == ground for colour in edge)


def test_esc_closes_it(screen):
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()
