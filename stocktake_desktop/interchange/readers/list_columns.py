"""What the columns of a list of people mean, by their headings in the six languages of the United Nations."""

import re
from enum import StrEnum
from functools import cache

from stocktake_desktop.planning.folding import folded


class ListColumn(StrEnum):
    """What a column of the list means; the value is the column of a person, where it is one."""

    LEFT_OUT = ""
    NAME = "name"
    HONORIFIC = "honorific"
    GIVEN = "given_name"
    FAMILY = "family_name"
    NATIVE = "native_name"
    RESPELLING = "respelling"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    LANGUAGES = "languages"
    CONTACT = "contact"
    PRESENT_FROM = "present_from"
    PRESENT_TO = "present_to"
    NOTES = "notes"


_HEADINGS: dict[ListColumn, str] = {
    ListColumn.HONORIFIC: "honorific, salutation, prefix, courtesy title, form of address, mr/ms, mr./ms., h.e., he,"
    "civilité, titre de civilité, tratamiento, обращение, اللقب, 称谓, 尊称",
    ListColumn.GIVEN: "first name, first names, given name, given names, forename, forenames, first-name, given-name,"
    "prénom, prénoms, nombre de pila, nombre, nombres, имя, الاسم الأول, الاسم الشخصي, 名, 名字",
    ListColumn.FAMILY: "family name, family names, last name, last names, second name, surname, surnames, family-name,"
    "last-name, nom de famille, nom, noms, apellido, apellidos, primer apellido, фамилия, "
    "اسم العائلة, الكنية, 姓, 姓氏",
    ListColumn.NATIVE: "native, native name, native script, original name, name in native script, name in arabic,"
    "name in chinese, name in russian, name in own script, nom en écriture d'origine, écriture d'origine,"
    "nombre original, escritura original, исходное написание, 原文姓名, الكتابة الأصلية",
    ListColumn.RESPELLING: "respelling, pronunciation, prononciation, pronunciación, произношение, النطق, 发音",
    ListColumn.NAME: "name, names, full name, full names, participant, participants, delegate, delegates, speaker,"
    "speakers, representative, representatives, nom complet, nom et prénom, nom et prénoms, nombre completo,"
    "nombre y apellidos, nombre y apellido, participante, participantes, представитель, участник, ф.и.о., фио,"
    "полное имя, имя и фамилия, الاسم, الاسم الكامل, المشارك, 姓名, 全名, 与会者",
    ListColumn.FUNCTION: "function, functions, functional title, title, titles, job title, position, positions, post,"
    "fonction, fonctions, titre, poste, cargo, cargos, puesto, función, должность, المنصب, "
    "الوظيفة, الصفة, 职务, 职位, 头衔",
    ListColumn.ORGANISATION: "organisation, organization, organisations, organizations, organisation name,"
    "organization name, delegation, delegations, country, countries, member state, member states, state, institution,"
    "institutions, entity, affiliation, agency, representing, organisme, délégation, pays, état, état membre,"
    "institution, entité, organización, delegación, país, estado, estado miembro, entidad, institución, организация,"
    "делегация, страна, государство, государство-член, учреждение, المنظمة, الوفد, البلد, الدولة, الدولة العضو, الجهة,"
    "组织, 代表团, 国家, 会员国, 机构, 单位",
    ListColumn.LANGUAGES: "language, languages, language spoken, languages spoken, langue, langues, idioma, idiomas,"
    "lengua, lenguas, язык, языки, اللغة, اللغات, 语言",
    ListColumn.CONTACT: "e-mail, email, e-mails, emails, mail, e-mail address, email address, contact, contacts, phone,"
    "telephone, phones, mobile, tel, tel., courriel, adresse électronique, téléphone, correo, correo electrónico,"
    "teléfono, contacto, электронная почта, эл. почта, телефон, контакт, البريد الإلكتروني, "
    "الهاتف, الاتصال, 电子邮件, 邮箱, 电话, 联系方式",
    ListColumn.PRESENT_FROM: "present from, presence from, arrival, arrives, arriving, arrival date, date of arrival,"
    "arrives on, arriving on, présent à partir du, présence à partir du, arrivée, date d'arrivée, llegada,"
    "fecha de llegada, presente desde, присутствует с, 到场日期, الحضور من,"
    "прибытие, дата прибытия, تاريخ الوصول, الوصول, 到达, 抵达日期",
    ListColumn.PRESENT_TO: "present to, present until, presence to, depart, departs, departure, departing,"
    "departure date, date of departure, leaves, leaving, leaves on, présent jusqu'au, présence jusqu'au, départ,"
    "date de départ, salida,"
    "fecha de salida, presente hasta,"
    "присутствует до, 离场日期, الحضور إلى, отъезд, дата отъезда, تاريخ المغادرة, المغادرة, 离开, 离开日期",
    ListColumn.NOTES: "note, notes, remark, remarks, comment, comments, remarque, remarques, observation, observations,"
    "nota, notas, observación, observaciones, примечание, примечания, ملاحظات, ملاحظة, 备注",
}
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]|（[^（）]*）")  # up to the next bracket: else many open ones take minutes
_PARTS = re.compile(r"\s*[/,;|&+\n、／]\s*|\s+(?:and|or|et|ou|y|o|и|или|و|أو)\s+|\s*[和或]\s*")
_NAME_OF = re.compile(r"(?:full )?(?:names?|nom|nombre) (?:of|du|de|del)(?: the| la| l')? ?(.+)")
_NAMES = {ListColumn.NAME, ListColumn.GIVEN, ListColumn.FAMILY}


def heading(cell: str) -> ListColumn | None:
    """What a heading says its column means: "Delegation / Organization", "Nom et prénom", "Должность"; None of others.

    Of several things the first is taken; given and family name together are a name.
    """
    words = folded(_ASIDE.sub(" ", cell)).strip(" :*.?-–")
    if found := _known().get(words):
        return found
    if match := _NAME_OF.fullmatch(words):
        return _known().get(match[1], ListColumn.NAME)
    parts = [column for part in _PARTS.split(words) if (column := _known().get(part.strip(" :*.")))]
    if len(set(parts)) > 1 and set(parts) <= _NAMES:
        return ListColumn.NAME
    return parts[0] if parts else None


@cache
def _known() -> dict[str, ListColumn]:
    """The column of each heading, as headings are compared."""
    return {folded(word).strip(" :*."): column for column, words in _HEADINGS.items() for word in words.split(",")}
