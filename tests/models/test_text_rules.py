"""Rules of texts: what breaks one is named in the sentence that refuses it."""

import pytest

from stocktake_desktop.models import EditRefused
from stocktake_desktop.models.text_rules import must_be_time_zone


@pytest.mark.parametrize(("zone", "called"), [("", "^“” is not a time"), ("Mars/North", "^Mars/North is not a time")])
def test_what_is_no_time_zone_is_named(zone, called):
    with pytest.raises(EditRefused, match=called):
        must_be_time_zone(zone)
    must_be_time_zone("Europe/Oslo")
