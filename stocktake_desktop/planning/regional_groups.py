"""The five regional groups of the United Nations, and in which of them each Member State is.

The United States of America is in none and is counted as Western European and other, where it attends as an observer.
Türkiye takes part in two; for elections it is Western European and other, as here.
"""

from enum import StrEnum

from stocktake_desktop.models import Organisation
from stocktake_desktop.planning.states import state_of


class RegionalGroup(StrEnum):
    """A regional group, in the order of its English name."""

    AFRICA = "Africa"
    ASIA_PACIFIC = "Asia-Pacific"
    EASTERN_EUROPE = "Eastern Europe"
    LATIN_AMERICA = "Latin America and the Caribbean"
    WESTERN_EUROPE = "Western Europe and others"


_MEMBERS = {
    RegionalGroup.AFRICA: (
        "DZA AGO BEN BWA BFA BDI CPV CMR CAF TCD COM COG CIV COD DJI EGY GNQ ERI SWZ ETH GAB GMB GHA GIN GNB KEN LSO "
        "LBR LBY MDG MWI MLI MRT MUS MAR MOZ NAM NER NGA RWA STP SEN SYC SLE SOM ZAF SSD SDN TGO TUN UGA TZA ZMB ZWE"
    ),
    RegionalGroup.ASIA_PACIFIC: (
        "AFG BHR BGD BTN BRN KHM CHN CYP PRK FJI IND IDN IRN IRQ JPN JOR KAZ KIR KWT KGZ LAO LBN MYS MDV MHL FSM MNG "
        "MMR NRU NPL OMN PAK PLW PNG PHL QAT KOR WSM SAU SGP SLB LKA SYR TJK THA TLS TON TKM TUV ARE UZB VUT VNM YEM"
    ),
    RegionalGroup.EASTERN_EUROPE: (
        "ALB ARM AZE BLR BIH BGR HRV CZE EST GEO HUN LVA LTU MNE MKD POL MDA ROU RUS SRB SVK SVN UKR"
    ),
    RegionalGroup.LATIN_AMERICA: (
        "ATG ARG BHS BRB BLZ BOL BRA CHL COL CRI CUB DMA DOM ECU SLV GRD GTM GUY HTI HND JAM MEX NIC PAN PRY PER KNA "
        "LCA VCT SUR TTO URY VEN"
    ),
    RegionalGroup.WESTERN_EUROPE: (
        "AND AUS AUT BEL CAN DNK FIN FRA DEU GRC ISL IRL ISR ITA LIE LUX MLT MCO NLD NZL NOR PRT SMR ESP SWE CHE TUR "
        "GBR USA"
    ),
}
_BY_CODE = {code: group for group, codes in _MEMBERS.items() for code in codes.split()}


def regional_group_of(delegation: Organisation) -> RegionalGroup | None:
    """The regional group of a Member State; None for an observer, a group or whoever is no State."""
    state = state_of(delegation)
    return _BY_CODE.get(state.alpha3) if state is not None else None
