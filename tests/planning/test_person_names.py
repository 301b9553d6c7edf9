"""Names are split in one place: no title stays in the name, no particle is cut off, no word is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stocktake_desktop.planning.person_names import split_name

TITLED = [
    ("Dr.-Ing. Anna Schmidt", "Dr.-Ing.", "Anna", "Schmidt"),
    ("Prof. Dr. Anna Schmidt", "Prof. Dr.", "Anna", "Schmidt"),
    ("Prof. Dr.-Ing. habil. Anna Schmidt", "Prof. Dr.-Ing. habil.", "Anna", "Schmidt"),
    ("Univ.-Prof. Dr. h.c. Anna Schmidt", "Univ.-Prof. Dr. h.c.", "Anna", "Schmidt"),
    ("Lt. Gen. John Smith", "Lt. Gen.", "John", "Smith"),
    ("Maj. Gen. (ret.) John Smith", "Maj. Gen. (ret.)", "John", "Smith"),
    ("Brig. Gen. (Ret'd) John Smith", "Brig. Gen. (Ret'd)", "John", "Smith"),
    ("Lt Gen Roméo Dallaire", "Lt Gen", "Roméo", "Dallaire"),
    ("Gen. Smith", "Gen.", "", "Smith"),
    ("General Roméo Dallaire", "General", "Roméo", "Dallaire"),
    ("Vice Admiral Ana Ruiz", "Vice Admiral", "Ana", "Ruiz"),
    ("Air Chief Marshal Sir John Smith", "Air Chief Marshal Sir", "John", "Smith"),
    ("Col. Ana Ruiz", "Col.", "Ana", "Ruiz"),
    ("Her Excellency Ms. Ana Ruiz", "Her Excellency Ms.", "Ana", "Ruiz"),
    ("His Excellency Mr. Ben Okri", "His Excellency Mr.", "Ben", "Okri"),
    ("His Royal Highness Prince Hassan bin Talal", "His Royal Highness Prince", "Hassan", "bin Talal"),
    ("H.E. Ambassador Juan José Gómez Camacho", "H.E. Ambassador", "Juan José", "Gómez Camacho"),
    ("H. E. Mr. Jürg Lauber", "H. E. Mr.", "Jürg", "Lauber"),
    ("HE Ms Ana Ruiz", "HE Ms", "Ana", "Ruiz"),
    ("H.E.Mr.Ben Okri", "H.E. Mr.", "Ben", "Okri"),
    ("S.E. M. Jean Dupont", "S.E. M.", "Jean", "Dupont"),
    ("S. E. M. Jean Dupont", "S. E. M.", "Jean", "Dupont"),
    ("S.E.M. Jean Dupont", "S.E.M.", "Jean", "Dupont"),
    ("Son Excellence Mme Marie Dubois", "Son Excellence Mme", "Marie", "Dubois"),
    ("Excelentísimo Sr. D. Luis García Márquez", "Excelentísimo Sr. D.", "Luis", "García Márquez"),
    ("Excmo. Sr. Luis Ruiz", "Excmo. Sr.", "Luis", "Ruiz"),
    ("Su Excelencia Sra. Ana Ruiz", "Su Excelencia Sra.", "Ana", "Ruiz"),
    ("Sheikh Tamim bin Hamad Al Thani", "Sheikh", "Tamim", "bin Hamad Al Thani"),
    ("Sheikha Hind bint Maktoum", "Sheikha", "Hind", "bint Maktoum"),
    ("Princess Anne", "Princess", "", "Anne"),
    ("Sir David Attenborough", "Sir", "David", "Attenborough"),
    ("Dame Judi Dench", "Dame", "Judi", "Dench"),
    ("Hon. Jane Doe", "Hon.", "Jane", "Doe"),
    ("The Rt. Hon. Jane Doe", "The Rt. Hon.", "Jane", "Doe"),
    ("The Right Honourable Jane Doe", "The Right Honourable", "Jane", "Doe"),
    ("Minister Jane Doe", "Minister", "Jane", "Doe"),
    ("Deputy Prime Minister Jane Doe", "Deputy Prime Minister", "Jane", "Doe"),
    ("Minister Counsellor Jane Doe", "Minister Counsellor", "Jane", "Doe"),
    ("Ambassador Extraordinary and Plenipotentiary Jane Doe", "Ambassador Extraordinary and Plenipotentiary",
     "Jane", "Doe"),
    ("Secretary-General António Guterres", "Secretary-General", "António", "Guterres"),
    ("Vice-President Ana Ruiz", "Vice-President", "Ana", "Ruiz"),
    ("President de Gaulle", "President", "", "de Gaulle"),
    ("Amb. Ana Ruiz", "Amb.", "Ana", "Ruiz"),
    ("GARCÍA, H.E. Ms. Ana", "H.E. Ms.", "Ana", "GARCÍA"),
    ("SMITH, John (Mr.)", "Mr.", "John", "SMITH"),
    ("M. Jean Dupont", "M.", "Jean", "Dupont"),
    ("Madame la Ministre Awa Ba", "Madame la Ministre", "Awa", "Ba"),
    ("M. le Président Jean Roy", "M. le Président", "Jean", "Roy"),
    ("Monsieur l'Ambassadeur Jean Roy", "Monsieur l'Ambassadeur", "Jean", "Roy"),
    ("S.E. Mme la Directrice générale Awa Ba", "S.E. Mme la Directrice générale", "Awa", "Ba"),
    ("Su Excelencia el Sr. Ministro Juan Ruiz", "Su Excelencia el Sr. Ministro", "Juan", "Ruiz"),
    ("Sua Excelência o Senhor João Silva", "Sua Excelência o Senhor", "João", "Silva"),
    ("Mme la Marche", "Mme", "", "la Marche"),
    ("Col. (Dr.) Ravi Rao", "Col. (Dr.)", "Ravi", "Rao"),
]  # fmt: skip
PLAIN = [
    ("Martin Luther King Jr.", "Martin Luther", "King Jr."),
    ("Martin Luther King, Jr.", "Martin Luther", "King Jr."),
    ("King Jr., Martin Luther", "Martin Luther", "King Jr."),
    ("Martin Luther KING Jr.", "Martin Luther", "KING Jr."),
    ("Robert Smith III", "Robert", "Smith III"),
    ("Jane Doe, PhD", "Jane", "Doe PhD"),
    ("Ludwig van Beethoven", "Ludwig", "van Beethoven"),
    ("Beethoven, Ludwig van", "Ludwig", "van Beethoven"),
    ("Ursula von der Leyen", "Ursula", "von der Leyen"),
    ("Vincent Van Gogh", "Vincent", "Van Gogh"),
    ("Melanie Schultz van Haegen", "Melanie Schultz", "van Haegen"),
    ("Juan de la Cruz", "Juan", "de la Cruz"),
    ("Juan Carlos de la Cruz Márquez", "Juan Carlos", "de la Cruz Márquez"),
    ("Luiz Inácio Lula da Silva", "Luiz Inácio Lula", "da Silva"),
    ("Ana Maria dos Santos", "Ana Maria", "dos Santos"),
    ("Leonardo di Caprio", "Leonardo", "di Caprio"),
    ("Bernardo del Toro", "Bernardo", "del Toro"),
    ("María del Carmen Ruiz", "María del Carmen", "Ruiz"),
    ("José Ortega y Gasset", "José", "Ortega y Gasset"),
    ("Mohammed bin Salman Al Saud", "Mohammed", "bin Salman Al Saud"),
    ("Zeid Ra'ad Al Hussein", "Zeid Ra'ad", "Al Hussein"),
    ("Abdel Fattah el-Sisi", "Abdel Fattah", "el-Sisi"),
    ("Bashar al-Assad", "Bashar", "al-Assad"),
    ("Hamad al-Thani Khan", "Hamad", "al-Thani Khan"),
    ("Mohamed El Baradei", "Mohamed", "El Baradei"),
    ("Ahmed Ben Bella", "Ahmed", "Ben Bella"),
    ("Maarten ter Horst", "Maarten", "ter Horst"),
    ("Valéry Giscard d'Estaing", "Valéry Giscard", "d'Estaing"),
    ("Al Gore", "Al", "Gore"),
    ("Ben Okri", "Ben", "Okri"),
    ("Al GORE", "Al", "GORE"),
    ("de Gaulle", "", "de Gaulle"),
    ("John F. Kennedy", "John F.", "Kennedy"),
    ("Jane Mary Doe", "Jane Mary", "Doe"),
    ("Enrique Peña Nieto", "Enrique", "Peña Nieto"),
    ("JUAN DE LA CRUZ", "JUAN", "DE LA CRUZ"),
    ("Ahmed Al SAUD", "Ahmed", "Al SAUD"),
    ("van der BERG Anna", "Anna", "van der BERG"),
    ("HE Jiankui", "Jiankui", "HE"),
    ("He Jiankui", "He", "Jiankui"),
    ("Col Needham", "Col", "Needham"),
    ("Mrinal Sen", "Mrinal", "Sen"),
    ("Do Young Kim", "Do Young", "Kim"),
    ("Madonna", "", "Madonna"),
    ("Prince", "", "Prince"),
    ("Dr.", "", "Dr."),
    ("李晓燕", "", "李晓燕"),
    ("김 철수", "", "김 철수"),
    ("محمد بن سلمان", "", "محمد بن سلمان"),
    ("Алексей Ёлкин", "Алексей", "Ёлкин"),
    ("", "", ""),
]


@pytest.mark.parametrize(("whole", "honorific", "given_name", "family"), TITLED)
def test_titles_go_before_the_name(whole: str, honorific: str, given_name: str, family: str) -> None:
    assert split_name(whole) == (honorific, given_name, family)


@pytest.mark.parametrize(("whole", "given_name", "family"), PLAIN)
def test_particles_and_what_stands_behind_stay_with_the_family_name(whole: str, given_name: str, family: str) -> None:
    assert split_name(whole) == ("", given_name, family)


PARTICLES = "von van de da dos di bin ibn bint al Al El ben ter del della du den"


@pytest.mark.parametrize("particle", PARTICLES.split())
def test_no_particle_is_cut_off(particle: str) -> None:
    assert split_name(f"H.E. Ms. Ana {particle} Noor") == ("H.E. Ms.", "Ana", f"{particle} Noor")
    assert split_name(f"{particle} NOOR, Ana") == ("", "Ana", f"{particle} NOOR")


WORDS = "H.E. Dr. Minister Prince of (ret.) General the Ana Ruiz GARCÍA von Al al-Din de la y III Jr. J. 李 and"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=8))
def test_no_word_is_lost(words: list[str]) -> None:
    assert Counter(" ".join(split_name(" ".join(words))).split()) == Counter(words)
