"""Words that tell dates from what looks like one."""

from __future__ import annotations

from typing import Final

BY_NATURE_MONTHS: Final = frozenset("January February July September October November December".split())
"""Names that mean nothing but a month."""

GIVEN_NAMES: Final = frozenset("April May June August Jan Dec Mar".split())
"""Months that are given names, too."""

WITH_MONTH: Final = frozenset((
    "in since by until till for of during through throughout before after from to between the last next this early late end about around "
    "beginning month months and or as than a an his her our its their my your within mid per prior toward towards on all previous following "
    "each every be is was said mentioned"
).split())

VERBS_AFTER_MAY: Final = frozenset((
    "I we he she it they you be not have well also wish want need become result seem say the this that find require prove lead take tell give "
    "make use go come Day Pursue listen consider decide prefer still even"
).split())
"""What follows the verb `may`, even where it has a capital letter."""

NUMBERED: Final = frozenset((
    "telegram telegrams telegraph cable cables gram grams airgram airgrams cirtel circular circulars despatch despatches dispatch dispatches "
    "message messages msg msgs no nos number numbers numbered page pages p pp document documents doc docs box boxes lot job folder folders reel "
    "reels frame frames para paras paragraph paragraphs article articles art arts section sections sec secs item items report reports "
    "resolution resolutions res nsc nsam nssm nie snie jcs jcsm action law pl hr s room suite tab annex secto tosec delsec telac todel hakto "
    "tohak delto tedul dulte polto topol usun gadel delga gocus usgoc mac bnk cap ref refs repeated sent as unnumbered mission received some "
    "about approximately approx nearly almost over only additional another least most perhaps cmd cmnd col cols frc rg ser serial tias stat un "
    "department depcirtel embassy"
).split())
"""What takes a number that is no year."""

WITH_YEAR: Final = frozenset((
    "about around in of since by during from until till before after between through throughout for early late mid and or to than with year "
    "spring summer fall autumn winter half fiscal calendar as the a an our your his its their that was is original versus vs circa ca c ended "
    "ending beginning on"
).split())
WITH_YEAR_FIRMLY: Final = frozenset("in of since during until by before after from to circa ca".split())
TITLES_OF_FILES: Final = frozenset("files file minutes records record papers series memos correspondence originals project subject".split())

COUNTED: Final = frozenset((
    "percent per million billion hundred thousand men man persons person people troops ton tons miles hours hrs meters kilometers feet dollars "
    "piasters copies aircraft planes officers soldiers refugees prisoners casualties villages hamlets students members words letters items "
    "cases metric personnel additional more"
).split())
"""What is counted: `1800 men`."""

FUNCTION: Final = frozenset((
    "and or to at in on from for as but if when which that with by is was were will would should may might could can had has have the a an he "
    "she it they we i you not before after because until till following through so about regarding re since than there instead both "
    "approximately called said asked afternoon morning evening night letter letters telegram telegrams message messages of"
).split())
"""Words that may follow the number of a day; any other is the thing it numbers."""

WITH_DAY: Final = frozenset(
    "the on of by until till since from to before after and or for between meeting letter today called together it me a.m p.m am pm m".split())
WITH_NUMERIC: Final = frozenset("dated of on read initialed signed".split())
WITH_HOUR: Final = frozenset("called phoned telephoned arrived arriving departed departing landed landing convened adjourned eta etd".split())
"""What has an hour behind it in short notes: `called 1900`."""
NAMED_BY_WEEKDAY: Final = frozenset((
    "Imam Times Telegraph Express Mirror Mail Post Review Observer Club Group Lunch Lunches Luncheon Luncheons Massacre Mosque mosque prayer prayers "
    "sermon sermons").split())
"""Things with the name of a weekday: the `Friday Imam`, the `Sunday Times`, the `Tuesday Lunch`."""
NAMED_WEEKDAYS: Final = frozenset("Bloody Black Good Palm Easter Whit Ash Holy Maundy".split())
BEGINS_CLAUSE: Final = frozenset("the a an I he she it we you they his her our their there when".split())
"""What makes `before` and `after` a conjunction or preposition: `the day before he left`."""
BEFORE_ORDINAL: Final = frozenset("east west north south a an our his its their my your her ranked ranks finished placed annual".split())
"""What makes an ordinal a rank or a street: `East 57th`."""
