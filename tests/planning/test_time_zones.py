"""Time zones by the names people know."""

from zoneinfo import ZoneInfo

import pytest

from stocktake_desktop.planning.time_zones import called, zone_meant, zones


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("America/Mexico_City", "America/Mexico_City"),
        ("america/mexico_city", "America/Mexico_City"),
        ("mexico city", "America/Mexico_City"),
        ("Mexico City", "America/Mexico_City"),
        ("Ciudad de México", "America/Mexico_City"),
        ("Puerto Vallarta", "America/Mexico_City"),
        ("Nairobi", "Africa/Nairobi"),
        ("Nairobi, Kenya", "Africa/Nairobi"),
        ("Kenya", "Africa/Nairobi"),
        ("Geneva", "Europe/Zurich"),
        ("Genève", "Europe/Zurich"),
        ("ginebra", "Europe/Zurich"),
        ("Le Caire", "Africa/Cairo"),
        ("suisse", "Europe/Zurich"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
        ("Japan", "Asia/Tokyo"),
        ("EST", "EST"),
        ("Ushuaia", "America/Argentina/Ushuaia"),
        ("argentina/ushu", "America/Argentina/Ushuaia"),
        ("Port-au-Prince", "America/Port-au-Prince"),
        ("port au prince", "America/Port-au-Prince"),
    ],
)
def test_a_zone_by_a_name_that_people_use(typed, zone):
    assert zone_meant(typed) == zone


@pytest.mark.parametrize("typed", ["", " ", ",", "Mars/Olympus", "Atlantis", "a", "America", "x" * 9999])
def test_what_is_no_zone_is_none(typed):
    assert zone_meant(typed) is None


def test_whatever_is_meant_is_a_zone_that_can_be_used():
    for zone in zones():
        assert zone_meant(zone) == zone == ZoneInfo(zone).key
    assert set(called()) == set(zones())
