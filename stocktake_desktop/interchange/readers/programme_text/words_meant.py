"""Which words mean which kind of session, segment, role or organisation: tables, read from the top."""

import re
from typing import TypeVar

from stocktake_desktop.models import Category, Role, SegmentKind, SessionKind
from stocktake_desktop.planning.honorifics import addressed

T = TypeVar("T")

_SESSIONS: tuple[tuple[str, SessionKind], ...] = (
    (r"registration|accreditation|badges?\b", SessionKind.REGISTRATION),
    (r"lunch|coffee|tea break|\bbreak\b|refreshments?|dinner|reception|déjeuner|pause\b|almuerzo", SessionKind.BREAK),
    (r"(?:action|working|discussion|breakout|break-out) (?:group|session)|workshop|breakout", SessionKind.ACTION_GROUP),
    (r"report(?:ing|s)?\b(?! launch)", SessionKind.REPORTING),
    (r"clos(?:ing|e)\b|clôture|clausura|adjourn", SessionKind.CLOSING),
    (r"ceremony|inaugurat|\bwelcom(?:e|ing)\b|cérémonie|ceremonia", SessionKind.CEREMONY),
    (r"opening|ouverture|apertura", SessionKind.OPENING),
    (r"idea lab|\bted\b|\btalks?\b|lightning|pitch", SessionKind.TALKS),
    (r"\bpanel\b|round ?table|fireside", SessionKind.PANEL),
)
_SEGMENTS: tuple[tuple[str, SegmentKind], ...] = (
    (r"introduction|introductory|opening remarks|welcome|framing", SegmentKind.INTRODUCTION),
    (r"q\s?&\s?a|questions? and answers?|questions\b", SegmentKind.QUESTIONS),
    (r"panel\b|round ?table", SegmentKind.PANEL),
    (r"presentations?|keynotes?|statements?|reports?\b|talks?\b", SegmentKind.PRESENTATION),
    (r"discussion|debate|dialogue|exchange|interventions? from the floor", SegmentKind.DISCUSSION),
    (r"summar(?:y|ies)|wrap[- ]?up|conclusions?|closing remarks", SegmentKind.SUMMARY),
)
_ROLES: tuple[tuple[str, Role], ...] = (
    (r"co-?facilitators?", Role.CO_FACILITATOR),
    (r"(?:co-?)?chair(?:s|person|man|woman|ed)?", Role.CHAIR),
    (r"moderat(?:or|ors|ed|ion)(?: and rapporteurs?)?", Role.MODERATOR),
    (r"rapporteurs?", Role.RAPPORTEUR),
    (r"keynotes?(?: speakers?)?", Role.KEYNOTE_SPEAKER),
    (r"present(?:er|ers|ed)", Role.PRESENTER),
    (r"panell?ists?|discussants?", Role.PANELLIST),
    (r"respondents?", Role.RESPONDENT),
    (r"experts?", Role.EXPERT),
    (r"(?:all )?participants|delegations|delegates|audience|floor", Role.PARTICIPANT),
    (r"speakers?", Role.PANELLIST),
)
_CATEGORIES: tuple[tuple[str, Category], ...] = (
    (r"regional (?:economic )?commission|\bECLAC\b|\bECA\b|\bESCAP\b|\bESCWA\b|\bECE\b", Category.REGIONAL_COMMISSION),
    (r"civil society|\bNGOs?\b|trade unions?|diaspora", Category.CIVIL_SOCIETY),
    (r"private sector|business|employers|chamber of commerce|\bInc\b|\bLtd\b", Category.PRIVATE_SECTOR),
    (r"mayors?\b|municipalit|\bcity of\b|\bcities\b|local authorit|local government", Category.LOCAL_AUTHORITY),
    (r"academi|universit|institute of|research|college", Category.ACADEMIA),
    (
        r"united nations|\bUN\b|\bUN[A-Z]{2,}\b|international organization for migration|\bIOM\b|\bILO\b",
        Category.UN_SYSTEM,
    ),
    (r"member states?|\bpermanent mission\b|\bgovernment of\b|co-?facilitators", Category.MEMBER_STATE),
    (r"international|global forum|world|red cross|red crescent|\bbank\b", Category.INTERNATIONAL_ORGANISATION),
)
_FUNCTION = re.compile(
    r"(?:(?:deputy|vice|under|assistant|executive|special|acting|former|permanent)[- ])*"
    r"(?:president|prime minister|minister|secretary|director|commissioner|ambassador|representative|mayor of|governor|"
    r"head|chief|professor|dean|king|queen|prince|chair(?:person|man|woman)?|coordinator|envoy|rector)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:(?:forum|organi[sz]ation|committee|council|commission|union|network|group|association|institute"
    r"|university|bank"
    r"|fund|programme|agency|authority|federation|alliance|cent(?:re|er)|mission|ministry|office|society|secretariat"
    r"|foundation|initiative|platform|coalition|company|ltd|inc|works|banque|banco|ministère|ministerio|institut"
    r"|instituto"
    r"|université|universidad|universität|comité|comisión|organización|fédération|asociación|fundación|bureau|oficina"
    r"|sociedad|société|red|réseau|министерство|университет|институт|организация|комитет|академия|фонд)s?)\b"
    r"|commissions\b"
    r"|大学|委员会|协会|(?<!\w)(?:ال)?(?:وزارة|جامعة|منظمة|لجنة|هيئة|مؤسسة|مجلس|اتحاد|بنك|برنامج|معهد|مركز)(?!\w)",
    re.IGNORECASE,
)
_COLLECTIVE = re.compile(
    r"(?:the\s+)?(?:(?:all|both)\s.*|co-?facilitators|participants|delegations|member states|audience|"
    r"the floor|everybody)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"(?:someone|somebody|one|two|three|\d+|tba|tbd|name|to be (?:named|announced)|a(?!\.)|an|overarching)\b.*"
    r"|(?:keynote |lead |panel )?(?:speaker|presenter|panell?ist|moderator|rapporteur|expert|discussant|respondent"
    r"|chair|mayor|minister|ambassador|youth representative|facilitator)s?(?:\s*(?:#\s*)?(?:\d+|[A-H]|[IVX]+))?"
    r"|moderators?\s?/\s?rapporteurs?.*",
    re.IGNORECASE,
)


def session_kind(title: str) -> SessionKind | None:
    """What a title says about its session, if anything."""
    return _first(_SESSIONS, title)


def segment_kind(heading: str) -> SegmentKind | None:
    """What a heading inside a session announces, if it is one."""
    return _first(_SEGMENTS, heading)


def role_named(words: str) -> Role | None:
    """The role that words consist of, as a label does: "Moderator", "Panellists"."""
    return next((role for pattern, role in _ROLES if re.fullmatch(pattern, words.strip(), re.I)), None)


def role_within(words: str) -> Role | None:
    """The first role that words speak of."""
    return next((role for pattern, role in _ROLES if re.search(rf"\b(?:{pattern})\b", words, re.I)), None)


def category_of(name: str) -> Category:
    """What sort of organisation a name sounds like."""
    return _first(_CATEGORIES, name) or Category.OTHER


def is_function(words: str) -> bool:
    """Whether words begin as an office does: "Minister of …", "Director General of …"."""
    return bool(_FUNCTION.match(words.removeprefix("the ").removeprefix("The ")))


def is_organisation(words: str) -> bool:
    """Whether words hold one that only organisations have in their names."""
    return bool(_ORGANISATION.search(words))


def is_collective(words: str) -> bool:
    """Whether words stand for a group that is everywhere at once."""
    return bool(_COLLECTIVE.fullmatch(words))


def is_placeholder(words: str) -> bool:
    """Whether words keep a place for somebody not yet known: "Presenter 2", "Someone to represent …"."""
    return bool(_PLACEHOLDER.fullmatch(words))


def names_nobody(words: str) -> bool:
    """Whether words say which place is kept, rather than a person’s name: "Presenter 2", "Minister of Water"."""
    plain = words.strip()
    return (
        not any(letter.isalpha() for letter in plain)
        or any(letter.isdigit() or letter in "<>/?" for letter in plain)
        or bool(re.search(r"\b(?:tbc|tba|tbd|n\.?n)\b", plain, re.IGNORECASE))
        or is_placeholder(plain)
        or is_collective(plain)
        or role_within(plain) is not None
        or is_organisation(plain)
        or (is_function(plain) and not addressed(plain).title)
    )


def _first(table: tuple[tuple[str, T], ...], words: str) -> T | None:
    return next((value for pattern, value in table if re.search(pattern, words, re.IGNORECASE)), None)
