"""The words of which names of bodies are made: general knowledge of how states, parties and offices are called in English."""

from __future__ import annotations

import re

_OF = "of"
_SEAT = "in at to of"
_BODY = "of for on against with"

HEADS: dict[str, tuple[str, int]] = {
    **dict.fromkeys(("Ministry", "Ministries", "Department", "Departments", "Bureau", "Division", "Secretariat", "Institute", "Academy",
                     "Directorate", "Politburo", "Presidium", "Chamber", "Library", "University", "Army", "Navy",
                     "Armed Forces"), (_OF, 1)),
    **dict.fromkeys(("Embassy", "Embassies", "Legation", "Consulate", "Consulate General"), (_SEAT, 1)),
    **dict.fromkeys(("Mission", "Delegation"), ("in at to", 1)),
    **dict.fromkeys(("Committee", "Subcommittee", "Commission", "Council", "Agency", "Association", "Federation", "Organization", "Organisation",
                     "League", "Movement", "Party", "Foundation", "Front", "Community", "Assembly"), (_BODY, 1)),
    **dict.fromkeys(("Bank", "Fund", "Corporation", "Company", "Society", "Court", "Board", "Staff", "Command", "Group", "Center", "Centre",
                     "Union", "Conference", "Administration", "Branch", "Section", "Service", "Authority", "Institution",
                     "Alliance"), ("of for on", 2)),
    "Office": ("of", 1),
}
"""For each head the prepositions of its complement, and how many words must stand before it where it has none."""

NAMES: tuple[str, ...] = (
    "Department of State", "U.S. Department of State", "US Department of State", "United States Department of State",
    "United Nations", "League of Nations", "Joint Chiefs of Staff", "Chiefs of Staff", "Supreme Soviet", "Council of Ministers",
    "Council of Foreign Ministers", "House of Representatives", "House of Commons", "House of Lords", "U.S. Congress", "U.S. Senate",
    "National Archives", "Library of Congress", "Warsaw Pact", "Arab League", "Red Cross", "Viet Minh", "Viet Cong", "Viet-Minh",
    "Viet-Cong", "Vietminh", "Vietcong", "Khmer Rouge", "Pathet Lao", "Kuomintang", "Comintern", "Cominform", "Bundestag", "Bundesrat",
    "Bundeswehr", "Knesset", "Lok Sabha", "Majlis", "Red Army", "Foreign Office", "Foreign Ministry", "Defense Ministry",
    "Interior Ministry", "War Office", "Home Office", "Quai d’Orsay", "Quai d'Orsay", "Common Market", "World Bank", "Export-Import Bank",
    "Federal Reserve System", "Associated Press", "United Press", "Reuters", "Tass", "TASS", "Agence France Presse",
    "New China News Agency", "Politburo", "Air Force", "U.S. Air Force", "Marine Corps", "Seventh Fleet", "Sixth Fleet", "Trade Unions",
)
"""Bodies whose names the grammar does not make."""

FORCES = frozenset(("Air Force", "U.S. Air Force", "Marine Corps"))
"""Services among these, after which bases and hospitals are called."""

COMPLETE = frozenset(("Club", "Hotel", "Bank", "Company", "Corporation", "Society", "Embassy", "Legation", "Ministry", "Library", "University"))
"""Words that end a name: what `and` joins to them is another (`Turf Club and Barclays Bank`)."""

DOMAINS = frozenset(" ".join((
    "Affairs State Defense Defence War Finance Trade Commerce Industry Industries Agriculture Forestry Labor Labour Education Culture Health",
    "Welfare Justice Interior Planning Development Reconstruction Cooperation Solidarity Friendship Peace Disarmament Energy Research Science",
    "Sciences Technology Arts Letters Information Intelligence Security Operations Estimates Budget Management Staff Command Relations Rights",
    "Refugees Settlement Mobilization Production Supply Transport Transportation Communications Posts Navigation Aviation Shipping Mines",
    "Fisheries Petroleum Resources Records Archives Propaganda Administration Organization Organizations Ministers Staffs Nations States",
    "Workers Students Women Youth Veterans Jurists Lawyers Journalists Writers Treasury Navy Army Congress Chiefs Representatives Adviser",
    "Advisers Secretary Director Chairman President Liaison Protocol Investigation Exchange Analysis Settlements Atomic Economics Services",
    "Programs Policy Assistance Aid Construction Machinery Study Studies Union Liberation Independence Unity Freedom Democracy Revolution",
    "Fuel Power Works Housing Food Pensions Munitions Tourism Posts Telegraphs Railways Irrigation Electricity Municipalities",
    "Progress Salvation Restoration Reform Economy Growth History Governors",
)).split())
"""Fields of work and members: the last of them ends a complement."""

STOP = frozenset(" ".join((
    "the a an this that these those our their its his her your my in on at by to from for of with and or but as if when where while after",
    "before since until under over near through between among against about into upon without within during because although however therefore",
    "thus then there here each every both all some any no not such other another same own one two three several many most more i we he she it",
    "they you who which what whose is was are were be been has have had will would should may might can could must do does did january february",
    "march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday today",
    "tomorrow also even only perhaps please re regarding concerning following reply sent hope believe suggest request assume understand",
    "appreciate concur agree inform recommend urge consider told asked received",
)).split())
"""Words that are no part of a name though they may have a capital letter: they end it on either side."""

TITLES = frozenset(" ".join((
    "mr mrs miss ms dr sir president premier chairman secretary minister ambassador colonel senator director deputy assistant acting counselor",
    "consul chancellor king queen prince chief representative member officer adviser advisor prime professor admiral captain commander",
    "lieutenant major marshal",
)).split())
"""Titles and posts: no name of a body begins with one, but its complement may be one (`Office of the Legal Adviser`)."""

PAPERS = frozenset(" ".join((
    "source see note telegram telegrams memorandum letter message airgram despatch circular instruction instructions report minutes paper draft",
    "text copy bulletin file files central box lot top secret confidential restricted unclassified drafted cleared approved repeated press",
    "documents document ref reference subject participants publication publications release",
)).split())
"""Words of papers and files: they follow a name (`Department of State Bulletin`) and are no part of its complement."""

NO_BODY = re.compile(
    r"^(?:(?:Oval|Post|Branch|Head|New|First|Last|Next|Third|Other|Same|Present|Former|Old|Our|American|Entire)[^\S\n]+)?(?:Office|Party|Group|Section|Board|Staff)$|"
    r"\b(?:Soviet|State|Western|European|Customs|Trade|Monetary|Economic|French|Indochinese|Indian|Malayan)[^\S\n]+Union$|\b(?:West|East|Left|Right|South|North)"
    r"[^\S\n]+Bank$|^(?:Eastern|Western|Southern|Northern|Home|Second|First|Popular|Labor|Political|Military|Diplomatic|Economic)[^\S\n]+Front$|"
    r"\b(?:Summit|Press|News|Geneva|Peace|Foreign|Ministers|Staff)[^\S\n]+Conference$|^\S+[^\S\n]+(?:Conference|Community|Movement|Assembly)$")
"""What looks like the name of a body and is none, or of a thing."""
