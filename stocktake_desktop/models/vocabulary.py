"""The fixed vocabularies of a meeting; the values are what files and scripts see."""

from enum import StrEnum


class SessionKind(StrEnum):
    """What sort of session a block is; decides its colour and what is expected of it."""

    REGISTRATION = "registration"
    CEREMONY = "ceremony"
    OPENING = "opening"
    PANEL = "panel"
    TALKS = "talks"
    PLENARY = "plenary"
    ACTION_GROUP = "action group"
    REPORTING = "reporting"
    BREAK = "break"
    CLOSING = "closing"


class SegmentKind(StrEnum):
    """What happens in a timed item inside a session."""

    INTRODUCTION = "introduction"
    PANEL = "panel"
    PRESENTATION = "presentation"
    QUESTIONS = "Q&A"
    DISCUSSION = "open discussion"
    SUMMARY = "summary"
    OTHER = "other"


class RoomKind(StrEnum):
    """Whether a room holds everybody or one of several parallel groups."""

    PLENARY = "plenary"
    BREAKOUT = "breakout"


class RoomLayout(StrEnum):
    """How a room is set."""

    PODIUM = "podium"
    AMPHITHEATRE = "amphitheatre"
    ROUND_TABLE = "round table"


class PodiumSize(StrEnum):
    """How large the text of podium sheets is set."""

    NORMAL = "normal"
    LARGE = "large"
    VERY_LARGE = "very large"


class HallAlphabet(StrEnum):
    """By which names delegations are seated in the hall."""

    ENGLISH = "English"
    FRENCH = "French"


class Rank(StrEnum):
    """What rank somebody speaks in, highest first: those a United Nations list of speakers tells apart.

    Source: the provisional lists of speakers of the general debate of the General Assembly.
    """

    HEAD_OF_STATE = "head of State"
    VICE_PRESIDENT = "vice-president"
    CROWN_PRINCE = "crown prince or princess"
    HEAD_OF_GOVERNMENT = "head of Government"
    DEPUTY_HEAD_OF_GOVERNMENT = "deputy prime minister"
    MINISTER = "minister"
    VICE_MINISTER = "vice-minister"
    HEAD_OF_DELEGATION = "head of delegation"


class Category(StrEnum):
    """What sort of organisation somebody speaks for."""

    MEMBER_STATE = "Member State"
    UN_SYSTEM = "UN system"
    REGIONAL_COMMISSION = "regional commission"
    INTERNATIONAL_ORGANISATION = "international organisation"
    CIVIL_SOCIETY = "civil society"
    PRIVATE_SECTOR = "private sector"
    LOCAL_AUTHORITY = "local authority"
    ACADEMIA = "academia"
    HOST_COUNTRY = "host country"
    OTHER = "other"


class Role(StrEnum):
    """What somebody does in a session."""

    CHAIR = "chair"
    CO_FACILITATOR = "co-facilitator"
    MODERATOR = "moderator"
    RAPPORTEUR = "rapporteur"
    PANELLIST = "panellist"
    KEYNOTE_SPEAKER = "keynote speaker"
    PRESENTER = "presenter"
    EXPERT = "expert"
    RESPONDENT = "respondent"
    PARTICIPANT = "participant"


LEADING_ROLES = (Role.CHAIR, Role.MODERATOR, Role.CO_FACILITATOR)
"""The roles that lead a session, the first found is named on its block."""


class Status(StrEnum):
    """How sure an appearance is."""

    TO_BE_CONFIRMED = "to be confirmed"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    DECLINED = "declined"


class DocumentKind(StrEnum):
    """What a document of the meeting is: which part of the consultations it came out of, or what it serves as."""

    REGIONAL_CONSULTATION = "regional consultation"
    THEMATIC_SESSION = "thematic session"
    DIALOGUE = "multi-stakeholder dialogue"
    REGIONAL_PROCESS = "regional process"
    SUBMISSION = "written submission"
    BACKGROUND = "background document"
    REPORT = "report"
    OTHER = "other document"


class OutcomeKind(StrEnum):
    """The two lists of an action group's pre-established form."""

    COMMITMENT = "actionable commitment"
    MEANS = "means of implementation"


class TimeAnswer(StrEnum):
    """What became of something that was asked of somebody else."""

    OPEN = "not answered"
    GRANTED = "granted"
    REFUSED = "refused"


class FloorKind(StrEnum):
    """Why a delegation asks for the floor; the order here is the order of precedence."""

    GROUP_CHAIR = "chair of a group"
    INSCRIBED = "as inscribed"
    RIGHT_OF_REPLY = "right of reply"
    MODERATOR_RESPONSE = "moderator's response"
    POINT_OF_ORDER = "point of order"


class FloorState(StrEnum):
    """How far a request for the floor has come."""

    WAITING = "waiting"
    SPEAKING = "has the floor"
    SPOKEN = "has spoken"
    WITHDRAWN = "withdrawn"


class Gender(StrEnum):
    """As whom somebody is addressed; where nobody said, the honorific may."""

    FEMALE = "female"
    MALE = "male"


class StepKind(StrEnum):
    """What the chair does at a step, and with it which words are usual there."""

    OPENING_MEETING = "opening of a meeting"
    OPENING_SESSION = "opening of a session"
    GROUND_RULES = "ground rules"
    QUESTIONS = "questions"
    MODERATOR = "introduction of a moderator"
    GIVING_THE_FLOOR = "giving the floor"
    ON_BEHALF = "on behalf of"
    THANKS = "thanks"
    THANKS_UNNAMED = "thanks to a speaker without a name"
    FROM_THE_CHAIR = "from the chair"
    ITEM = "item"
    EXCHANGE = "exchange"
    OPENING_THE_FLOOR = "opening the floor"
    TIME = "time"
    LIST_EXHAUSTED = "list exhausted"
    LIST_CLOSED = "list closed"
    RIGHT_OF_REPLY = "right of reply"
    POINT_OF_ORDER = "point of order"
    ADOPTION = "adoption"
    CLOSING_SESSION = "passing on"
    CLOSING_MEETING = "closing a meeting"
    CLOSING_DAY = "closing the last meeting of a day"
    CLOSING_CONFERENCE = "closing the conference"
    BREAK = "break"
    REGISTRATION = "registration"


class Occasion(StrEnum):
    """What may happen at a step, for which the script has other words ready: an IF."""

    LATE = "late"
    ABSENT = "absent"
    DECLINED = "declined at the last minute"
    LIST_EXHAUSTED = "list exhausted"
    TIME_IS_UP = "time is up with speakers left"
    POINT_OF_ORDER = "point of order"
    RIGHT_OF_REPLY = "right of reply"
    TECHNICAL_FAULT = "technical fault"


class Pictogram(StrEnum):
    """The sign of a cue; by it a cue is told from another at the same step."""

    GAVEL = "gavel"
    CLOCK = "clock"
    NAME_PLATE = "name plate"
    MICROPHONE = "microphone"
    LAMP = "lamp"
    NO_LAMP = "lamp struck"
    ESCORT = "escort"
    LECTERN = "lectern"
    SLIDES = "slides"
    NO_SLIDES = "slide none"
    VIDEO = "video"
    HEADPHONES = "headphones"
    CAMERA = "camera"
    DOCUMENT = "document"
    LIST = "list"
    PERSON = "person"
    SPEECH = "speech"
    WARNING = "warning"
