"""docs/findings.md says what the rules say."""

from scripts.findings_page import PAGE, written
from stocktake_desktop.planning.findings.rule import Rule
from stocktake_desktop.planning.findings.rules import rules


def test_the_page_is_what_make_docs_writes():
    page = PAGE.read_text("utf-8")
    assert written(page) == page


def test_every_rule_has_a_code_of_its_own_and_says_what_it_finds():
    found = list(rules(Rule))
    assert len({rule.code for rule in found}) == len(found)
    assert [rule.code for rule in found if not rule.says.endswith(".") or not rule.severities] == []
    assert [rule.code for rule in found if list(rule.severities) != sorted(rule.severities, key=lambda s: s.rank)] == []
