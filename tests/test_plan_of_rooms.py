"""The plan of the house is what the imports say."""

from pathlib import Path
from xml.etree import ElementTree

from scripts.measure import read
from scripts.plan_of_rooms import DOOR, LEAVES, PACKAGE, PLAN, drawn, needed, rooms, with_leaves_as_one

ROOT = Path(__file__).parent.parent
GRAPH = {
    f"{PACKAGE}.__main__": {f"{PACKAGE}.ui.window"},
    f"{PACKAGE}.words": {f"{PACKAGE}.paths"},
    f"{PACKAGE}.paths": set(),
    f"{PACKAGE}.models.plan": {f"{PACKAGE}.words", f"{PACKAGE}.paths"},
    f"{PACKAGE}.ui.window": {f"{PACKAGE}.ui.table.view", f"{PACKAGE}.ui.document", f"{PACKAGE}.models.plan"},
    f"{PACKAGE}.ui.document": {f"{PACKAGE}.models.plan"},
    f"{PACKAGE}.ui.table.view": {f"{PACKAGE}.ui.document", f"{PACKAGE}.words"},
}


def test_the_plan_is_what_make_docs_draws():
    assert drawn(read(ROOT / PACKAGE).graph) == PLAN.read_text("utf-8")


def test_rooms_are_gathered_from_modules_and_arrows_that_follow_are_left_out():
    house = with_leaves_as_one(GRAPH, rooms(GRAPH, PACKAGE))
    assert house == {DOOR: {"ui"}, "models": {LEAVES}, "ui": {"models", LEAVES}, LEAVES: set()}
    assert needed(house)["ui"] == {"models"}
    floor = rooms(GRAPH, f"{PACKAGE}.ui")
    assert floor == {"document": set(), "table": {"document"}, DOOR: {"table", "document"}}
    assert needed(floor)[DOOR] == {"table"}


def test_another_import_is_another_plan():
    texts = ElementTree.fromstring(drawn(GRAPH)).iter("{http://www.w3.org/2000/svg}text")
    assert sorted(one.text or "" for one in texts) == sorted(
        [PACKAGE, DOOR, "models", LEAVES, "ui", DOOR, "document", "table"]
    )
    turned = GRAPH | {f"{PACKAGE}.ui.window": {f"{PACKAGE}.ui.document"}}
    assert drawn(turned) != drawn(GRAPH)
