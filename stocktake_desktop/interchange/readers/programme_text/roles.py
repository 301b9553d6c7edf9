"""The roles that labels give, in the languages programmes are written in: "Moderator:", "Intervenants :"."""

import re
from functools import lru_cache

from stocktake_desktop.interchange.grid.own_words import role_on_paper
from stocktake_desktop.interchange.readers.programme_text.words_meant import role_named
from stocktake_desktop.models import Role

_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.CO_FACILITATOR, r"co-?facilitat(?:or|ors|eur|eurs|rice|rices)|cofacilitador(?:a|es|as)?"),
    (
        Role.CHAIR,
        r"(?:co-?|session |vice-?)?chair(?:s|person|persons|man|woman)?|(?:co-?)?chaired by|presid(?:ing officer|ed by)"
        r"|président(?:e|s|es)?(?: de (?:la )?séance)?|présidence|présidé(?:e)? par|sous la présidence de"
        r"|president[ea]s?(?: de (?:la )?(?:sesión|mesa))?|presidencia|presid(?:e|ida por|ido por)"
        r"|руководител[ьи](?: секции)?|председатель(?:ствующий)?"
        r"|сопредседател[ьи]|председатели|председательствует|(?:会议|共同|联合)?主席|(?:ال)?رئيس(?:ة)?(?: الجلسة)?"
        r"|برئاسة|الرئيسان"
        r"|vorsitz(?:ende|ender)?|sitzungsleitung|presidência",
    ),
    (
        Role.MODERATOR,
        r"lead|group lead|presenta y modera|modera y presenta"
        r"|(?:session |panel |co-?)?moderat(?:or|ors|ed by|ion)(?: and rapporteurs?)?|facilitat(?:or|ors|ed by)"
        r"|modérat(?:eur|eurs|rice|ion)|modéré(?:e)? par|animat(?:eur|eurs|rice|ion)(?: du débat)?|animé(?:e)? par"
        r"|moderador(?:a|es|as)?|modera(?:do|da)?(?: por)?|moderación|facilitador(?:a|es|as)?|facilita"
        r"|модератор(?:ы)?|ведущ(?:ий|ая|ие)|модерирует|主持人?|协调人|协调员|(?:ال)?ميسر(?:ة)?|(?:ال)?منسق(?:ة)?"
        r"|(?:ي|ت)?دير(?:ها)? (?:الجلسة|الحوار|النقاش)|مدير(?:ة)? (?:الجلسة|الحوار|النقاش)|moderiert von|moderatorin"
        r"|gesprächsleitung|mediador(?:a)?|master of ceremon(?:y|ies)|host(?:ed by)?",
    ),
    (
        Role.RAPPORTEUR,
        r"(?:co-?)?rapporteu(?:r|rs|re|se)|relator(?:a|es|as)?|relatoría|报告员|(?:ال)?مقرر(?:ة|ون|ين)?"
        r"|berichterstatter(?:in)?",
    ),
    (
        Role.KEYNOTE_SPEAKER,
        r"keynotes?(?: speakers?| address(?:es)?| speech(?:es)?| remarks)?(?: by)?|conférence inaugurale"
        r"|discours (?:liminaire|d['’]ouverture|principal)|orat(?:eur|rice) principale?|orador(?:a)? principal(?:es)?"
        r"|conferencistas?|conferencia (?:magistral|inaugural)|ponencia magistral|основн(?:ой|ые) докладчик(?:и)?"
        r"|主旨发言(?:人|者)?"
        r"|主讲人?"
        r"|المتحدث(?:ة)? الرئيسي(?:ة)?|hauptredner(?:in)?|festrede",
    ),
    (
        Role.RESPONDENT,
        r"respondents?|lead respondents?|répondant(?:e|s)?|responde(?:nte)?s?",
    ),
    (
        Role.PRESENTER,
        r"present(?:er|ers|ed by|ation by|ations by|ing)|introduced by|présentat(?:eur|rice|ion) ?(?:par)?"
        r"|présenté(?:e)? par"
        r"|présentateurs?|presentador(?:a|es|as)?|presentad[oa] por|presenta|докладчик(?:и)?|доклад|с докладом"
        r"|介绍人|演讲人|报告人|(?:ال)?مقدم(?:ة|ون|ين)?|vortrag(?:ende)?|apresentador(?:a|es)?",
    ),
    (
        Role.PANELLIST,
        r"(?:lead |confirmed |invited |main |guest |other )?(?:panell?ists?|discussants?|speakers?|panel members)"
        r"|with|discutant(?:e|s|es)?|intervenants?|intervenantes?|orateurs?|oratrices?|panélistes?|conférenci(?:er|ers|ère|ères)|avec"
        r"|ponentes?|panelistas?|orador(?:a|es|as)?|expositor(?:a|es|as)?|intervienen|participan|con"
        r"|участники (?:дискуссии|панели)|участники|выступ(?:ающие|ающий|ают|ления)|спикер(?:ы)?|ораторы"
        r"|发言(?:人|者)|讨论嘉宾|嘉宾|(?:专题)?(?:讨论)?小组成员|演讲者|(?:ال)?متحدث(?:ون|ة|ين|ات)?"
        r"|(?:ال)?متكلم(?:ون|ة|ين)?"
        r"|(?:ال)?مشاركون|المناقشون|podium|referent(?:en|in|innen)?|redner(?:in|innen)?|podiumsgäste|sprecher(?:in)?"
        r"|palestrantes?|debatedores",
    ),
    (Role.EXPERT, r"experts?|expertes?|expertos?|expertas?|эксперт(?:ы)?|专家|(?:ال)?خبراء|experten|expertinnen"),
    (Role.PARTICIPANT, r"participants?|participantes?|(?:ال)?حضور|teilnehmer(?:innen)?"),
)
_ROLE = re.compile("|".join(f"(?P<{role.name}>{words})" for role, words in _WORDS), re.IGNORECASE)
_LABEL = re.compile(r"([^\W\d_][^:：–—|()\n]{1,50}?)\s*(?:\((?:s|es|e|in)\)\s*)?(?:[:：]|\s[–—-])\s*(.*)")
_BY = re.compile(
    r"((?:moderated|chaired|facilitated|presided|led|introduced|presented|hosted) by|keynote (?:address|speech) by"
    r"|animé(?:e)? par|modéré(?:e)? par|présidé(?:e)? par|présenté(?:e)? par|moderad[oa] por|modera|presid(?:ida|ido"
    r"|e) por"
    r"|moderiert von|برئاسة)\s+(?=(?-i:[A-ZÀ-ÞА-Я\u0600-\u06ff]))(.*)",
    re.IGNORECASE,
)
_REMARKS = re.compile(
    r"((?:opening|welcome|welcoming|closing|introductory|concluding|inaugural|special) (?:remarks|address"
    r"|statements?|words)"
    r"|allocution|mot de bienvenue|palabras de (?:bienvenida|apertura|clausura)|вступительное слово"
    r"|(?:remarks|address|statements?|speech|message|introduction|presentation|intervention|video message|intervención"
    r"|discurso|discours|présentation|presentación|выступление)(?=\s+(?:by|par|de|del|por)\s+(?-i:[A-ZÀ-Þ]))"
    r"|كلمة(?=\s+(?:ال)?(?:سيد|دكتور|معالي|سعادة))|приветственное слово|开幕致辞|致辞"
    r"|grußwort(?:e)?)\s*(?:\s(?:by|par|de|del|por)\s|[:：]|\s[–—-]\s|(?<=كلمة)\s)\s*(.*)",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"discussants?|co-?chair\w*|vice-?chair\w*|facilitators?|lead .*", re.IGNORECASE)


_LONGEST = 60
"""Characters of a label."""


@lru_cache(maxsize=1000)
def role_meant(label: str) -> Role | None:
    """The role a label consists of."""
    words = label.strip(" :：.*_")
    match = _ROLE.fullmatch(words) if len(words) < _LONGEST else None
    return Role[str(match.lastgroup)] if match else role_on_paper(words) or role_named(words)


@lru_cache(maxsize=1000)
def role_label(line: str) -> tuple[Role, str, str] | None:
    """The role a line announces, what follows, and the label where it says more than the role does."""
    if len(line) > 2000:
        return None
    for pattern in (_LABEL, _BY):
        match = pattern.fullmatch(line.strip("*_ "))
        role = role_meant(match[1].removesuffix(" by") if pattern is _BY else match[1]) if match else None
        role = role or (role_meant(match[1]) if match else None) or (Role.CHAIR if match and pattern is _BY else None)
        if match and role:
            return role, match[2].strip(), match[1] if _SAYS_MORE.fullmatch(match[1]) else ""
    return None


def remarks_by(line: str) -> tuple[str, str] | None:
    """What somebody says and who: "Opening remarks by Ms. Jane Doe"."""
    match = _REMARKS.fullmatch(line) if len(line) < 300 else None
    return (match[1], match[2]) if match else None
