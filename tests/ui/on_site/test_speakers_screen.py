"""The countdown in its stages, and the screen the speakers see."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stocktake_desktop.ui.look.text import flow
from stocktake_desktop.ui.on_site import hall_scene
from stocktake_desktop.ui.on_site.countdown import Countdown, Stage
from stocktake_desktop.ui.on_site.hall_scene import BLACK, COLOURS, GROUND, PLATE, Scene, Shows
from stocktake_desktop.ui.on_site.room_face import Press
from stocktake_desktop.ui.on_site.speakers_screen import FLASHES, SpeakersScreen


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


def test_a_message_takes_the_upper_half_and_the_clock_stays(screen):
    screen.show_scene(Scene("Panel II", Countdown(90, 180), "Mexico", message="Please conclude"))
    image = screen.grab().toImage()
    assert image.pixelColor(5, 340).name() == PLATE.name()
    assert image.pixelColor(5, 380).name() == GROUND.name()
    assert share_of(screen, COLOURS[Stage.RUNNING]) > 0.01


def test_the_digits_are_a_third_of_the_height(screen):
    screen.show_scene(Scene("Panel II", Countdown(220, 600), "Mexico"))
    image = screen.grab().toImage()
    wanted = COLOURS[Stage.RUNNING].name()
    rows = [y for y in range(180, 520) if any(image.pixelColor(x, y).name() == wanted for x in range(220, 1000, 2))]
    assert 0.33 < (max(rows) - min(rows) + 1) / 720 < 0.36


def test_blackout_is_black_and_clock_only_is_the_clock(screen):
    scene = Scene("Panel II", Countdown(90, 180), "Mexico", "Peru", "Hurry", "10:11", 3, "Oslo time", Shows.NOTHING)
    screen.show_scene(scene)
    assert share_of(screen, BLACK) == 1
    screen.show_scene(replace(scene, shows=Shows.CLOCK))
    assert share_of(screen, COLOURS[Stage.RUNNING]) > 0.02
    assert share_of(screen, PLATE) == 0
    assert share_of(screen, GROUND) > 0.8


def test_over_has_a_frame_that_flashes_and_stays(screen):
    edge = (12, 400)
    screen.show_scene(Scene("Panel II", Countdown(1, 180), "Mexico"))
    assert screen.grab().toImage().pixelColor(*edge).name() == GROUND.name()
    screen.show_scene(Scene("Panel II", Countdown(-1, 180), "Mexico"))
    seen: list[str] = []
    for _nth in range(FLASHES):
        seen.append(screen.grab().toImage().pixelColor(*edge).name())
        screen._flash.timeout.emit()
    assert set(seen) == {GROUND.name(), COLOURS[Stage.OVER].name()}
    assert screen.grab().toImage().pixelColor(*edge).name() == COLOURS[Stage.OVER].name()


@pytest.mark.parametrize("may_flash", [True, False])
def test_the_words_of_a_message_flash_three_times_and_stay(screen, may_flash):
    scene = Scene("Panel II", Countdown(90, 180), "Mexico")
    screen.may_flash = may_flash
    screen.show_scene(scene)
    screen.show_scene(replace(scene, message="Please conclude"))
    seen: list[bool] = []
    while True:
        image = screen.grab().toImage()
        assert image.pixelColor(5, 340).name() == PLATE.name()
        seen.append(any(image.pixelColor(x, y).name() == GROUND.name() for x in range(60, 900, 3) for y in (150, 200)))
        if not screen._flash.isActive():
            break
        screen._flash.timeout.emit()
    assert seen == ([True, *[False, True] * 3] if may_flash else [True])
    assert 1000 / (2 * screen._flash.interval()) <= 3


NAME = "Her Excellency the Minister for Migration and Foreign Affairs of the Federal Republic, "


@pytest.mark.parametrize("times", [1, 3, 9])
def test_a_name_of_any_length_is_whole_and_stays_on_the_screen(screen, times, monkeypatch):
    written: list[tuple[str, ...]] = []
    monkeypatch.setattr(hall_scene, "flow", lambda *given: written.append(flow(*given)) or written[-1])
    name = (NAME * times).strip(", ")
    screen.show_scene(Scene(name, Countdown(90, 180), name, name, "", "10:11", 12, name))
    image = screen.grab().toImage()
    ground = image.pixelColor(0, 0)
    assert all(image.pixelColor(x, y) == ground for x in (5, 1275) for y in range(720))
    assert " ".join(written[0]) == name
    assert not any("…" in line for lines in written for line in lines)


def test_a_single_esc_or_a_double_click_leaves_it_open_and_says_how_to_leave(screen):
    assert screen.hint == ""
    QTest.mouseDClick(screen, Qt.MouseButton.LeftButton)
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert screen.isVisible()
    assert screen.hint.startswith("Esc twice leaves")
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert not screen.isVisible()


def test_on_the_only_display_it_says_how_to_leave_and_what_is_next_acts(screen, qtbot):
    (display,) = QGuiApplication.screens()
    screen.open_on(display, is_only=True)
    assert screen.hint.startswith("Esc twice leaves")
    pressed: list[Press] = []
    screen.pressed.connect(pressed.append)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_N, Qt.Key.Key_Plus, Qt.Key.Key_B):
        QTest.keyClick(screen, key)
    assert pressed == [Press.NEXT, Press.NEXT, Press.NEXT_SPEAKER, Press.MORE]
