"""No string is left out: what the program says now is translated whole in every language it offers."""

import ast
import re
from collections import Counter
from functools import cache

import pytest
from PySide6.QtGui import QKeySequence

from scripts.messages import LANGUAGES, ROOT, gathered, is_translated, stored
from stocktake_desktop.ui.commands.actions import Menu, menus
from stocktake_desktop.ui.look.actions import Action
from stocktake_desktop.words import _, languages, use_language

CATALOGUES = [(domain, language) for domain, codes in LANGUAGES.items() for language in codes]
_FIELD = re.compile(r"\{[^}]*\}")
_MNEMONIC = re.compile(r"(?<!&)&(?=\w)")


@pytest.fixture(scope="module")
def said():
    """The messages of each domain, gathered from the program as it stands."""
    return {domain: gathered(domain) for domain in LANGUAGES}


@pytest.fixture
def screens_in():
    """Speaks a language on screens until the test is over."""
    yield use_language
    use_language("en")


def forms(message, language):
    """The forms of a message and of its translation, as two lists."""
    kept = stored_in(*language).get(message.id if isinstance(message.id, str) else message.id[0])
    texts = [] if kept is None else [kept.string] if isinstance(kept.string, str) else list(kept.string)
    return [message.id] if isinstance(message.id, str) else list(message.id), texts


@cache
def stored_in(domain, language):
    return stored(domain, language)


@pytest.mark.parametrize("catalogue", CATALOGUES, ids="-".join)
def test_no_string_is_left_out(said, catalogue):
    kept = stored_in(*catalogue)
    missing = []
    for message in said[catalogue[0]]:
        if message.id:
            found = kept.get(message.id if isinstance(message.id, str) else message.id[0])
            if found is None or not is_translated(found.string) or found.fuzzy:
                missing.append(message.id)
    assert missing == []


@pytest.mark.parametrize("catalogue", CATALOGUES, ids="-".join)
def test_a_translation_fills_the_same_fields(said, catalogue):
    wrong = {}
    for message in said[catalogue[0]]:
        originals, texts = forms(message, catalogue)
        allowed = {field for original in originals for field in _FIELD.findall(original)}
        needed = set(_FIELD.findall(originals[-1]))
        for number, text in enumerate(texts):
            fields = set(_FIELD.findall(text))
            if not fields <= allowed or (number == len(texts) - 1 and fields != needed):
                wrong[originals[0]] = text
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES["stocktake"])
def test_a_menu_text_keeps_its_mnemonic(said, language):
    pairs = [forms(message, ("stocktake", language)) for message in said["stocktake"]]
    lost = {one[0]: other for one, other in pairs if other and count_of(one) != count_of(other)}
    assert lost == {}


def count_of(texts):
    return [len(_MNEMONIC.findall(text.replace("Q&A", ""))) for text in texts[:1]]


@pytest.mark.parametrize("language", LANGUAGES["stocktake"])
def test_mnemonics_are_unique_within_each_menu_in_every_language(screens_in, language):
    screens_in(language)

    def twice(menu):
        texts = [one.text for one in menu.entries if known(one)]
        keys = Counter(filter(None, (QKeySequence.mnemonic(text).toString() for text in texts)))
        inner = [found for one in menu.entries if isinstance(one, Menu) for found in twice(one)]
        return [(menu.text, key) for key, n in keys.items() if n > 1] + inner

    def known(entry):
        return isinstance(entry, Menu | Action)

    bar = Counter(QKeySequence.mnemonic(menu.text).toString() for menu in menus())
    assert max(bar.values()) == 1
    assert [found for menu in menus() for found in twice(menu)] == []


def test_screens_offer_every_language_that_is_translated(screens_in):
    assert set(languages()) == {"en", *LANGUAGES["stocktake"]}
    screens_in("fr")
    assert _("Open a plan") != "Open a plan"


def test_what_a_button_does_is_not_the_name_of_a_thing(said):
    """One English word for both would be one word in every language: "Close" the dialog, "Close" of a session."""
    named = {
        message.id
        for message in said["stocktake"]
        for path, _line in message.locations
        if path.startswith("stocktake_desktop/models/") or path.endswith("planning/templates.py")
    }
    pressed = {words for path in (ROOT / "stocktake_desktop" / "ui").rglob("*.py") for words in on_buttons(path)}
    assert len(pressed) > 60
    assert named & pressed == {"Floor", "Locked"}  # a thing and a state in both


def on_buttons(path):
    """What the buttons of a module say when they are made, and later."""
    makers, names = {"QPushButton", "QToolButton", "quiet_button", "addButton"}, set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                names |= {ast.unparse(t) for t, v in zip(targets, values, strict=True) if called(v) in makers}
            case ast.Assign(targets=[target], value=value) if called(value) in makers:
                names.add(ast.unparse(target))
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="setText")) if ast.unparse(owner) in names:
                yield from words_in(node)
            case ast.Call() if called(node) in makers:
                yield from words_in(node)


def called(node):
    """What a call calls, without its owner."""
    return ast.unparse(node.func).split(".")[-1] if isinstance(node, ast.Call) else ""


def words_in(node):
    calls = [one for one in ast.walk(node) if isinstance(one, ast.Call) and called(one) == "_"]
    return {arg.value for call in calls for arg in call.args if isinstance(arg, ast.Constant)}


def test_french_keeps_its_marks_with_their_words():
    """A no-break space stands before : ; ? ! and », and after «: else a line begins with the mark, or ends with it."""
    broken = re.compile(r" [:;?!»](?!\w)|« ")
    texts = [
        text
        for message in stored("stocktake", "fr")
        if message.id
        for text in ([message.string] if isinstance(message.string, str) else message.string or ())
    ]
    assert len(texts) > 2000
    assert [text for text in texts if broken.search(text)] == []


_NO_AMOUNTS = {"names", "titles", "sum", "total", "count", "number"}
"""Fields that in words of one form always stand for more than one thing, or for none of it: "day 3"."""
_AGREEING = {
    "en": r"\{(\w+)\}(?: min| minutes)? (?:are|were)\b|\b[Tt]here (?:are|were) (?:only )?\{(\w+)\}",
    "fr": r"\{(\w+)\}\u00a0?(?: min)? (?:sont|ont été|libres|perdues|prévues|utilisées|périmées|autres)\b",
    "es": r"\{(\w+)\}(?: min)? (?:están|fueron|libres|perdidos|previstos|usados|desactualizadas)\b",
}


@pytest.mark.parametrize("language", _AGREEING)
def test_what_agrees_with_a_number_has_both_forms(said, language):
    """ "1 h are left out": a length may be one hour, so its sentence has plural forms, or no verb that follows it."""
    one_form = [message for domain in LANGUAGES for message in said[domain] if isinstance(message.id, str)]
    kept = {domain: stored_in(domain, language) for domain in LANGUAGES} if language != "en" else {}
    texts = {message.id for message in one_form} | {
        translated.string
        for catalogue in kept.values()
        for message in one_form
        if (translated := catalogue.get(message.id)) and isinstance(translated.string, str)
    }
    found = [(text, match) for text in texts for match in re.finditer(_AGREEING[language], text)]
    assert [text for text, match in found if not _NO_AMOUNTS & set(match.groups())] == []
