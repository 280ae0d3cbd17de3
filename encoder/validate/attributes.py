"""The attributes of one element against the schema."""

from __future__ import annotations

from typing import Any

from encoder.validate.names import ATTRIBUTE_ADVICE, listed, nearest
from encoder.validate.odd import ElementSpec
from encoder.validate.schema import schema
from encoder.validate.telling import XML, Teller, shown
from encoder.validate.values import wrong

_MOST = 50
"""Unknown attributes of one element that are told."""


def check_attributes(teller: Teller, element: Any, spec: ElementSpec) -> dict[str, str]:
    """Says what is wrong with them. Returns which attributes were probably meant to have another name: lxml's name of each, and the right one."""
    meant: dict[str, str] = {}
    names, unknown = {shown(key) for key in element.attrib}, 0
    for key, value in element.attrib.items():
        name = shown(key)
        if name in spec.attributes and (key == name or key.startswith(XML)):
            if found := wrong(spec.attributes[name], value):
                teller.say(element, "attribute-value", f"{name} of <{spec.name}> {found[0]}.", found[1], attribute=key, weight=70)
        elif (unknown := unknown + 1) <= _MOST and (right := _unknown(teller, element, spec, key, names)):
            meant[key] = right
    present = names | set(meant.values())
    for attribute in spec.attributes.values():
        if attribute.required and attribute.name not in present:
            values = f" Allowed: {listed(list(attribute.values), most=20)}." if attribute.values else ""
            what = attribute.description[:1].lower() + attribute.description[1:]
            teller.say(element, "attribute-missing", f"<{spec.name}> needs {attribute.name}: {what}", f"Add {attribute.name}=\"…\".{values}",
                       weight=70)
    return meant


def _unknown(teller: Teller, element: Any, spec: ElementSpec, key: str, names: set[str]) -> str:
    """Says that an attribute has no place here; returns the name that was probably meant."""
    name = shown(key)
    free = [n for n in spec.attributes if n not in names]
    meant = nearest(name, free)
    advice = ATTRIBUTE_ADVICE.get(name, "")
    if advice in free and not (meant and meant.casefold() == name.casefold()):
        meant = advice
    if meant:
        mend = f"Write {meant}."
    elif "{" in key and not key.startswith(XML):
        mend = "Remove it: only attributes of TEI and those with xml: are used."
    else:
        others = [s.name for s in schema().elements.values() if name in s.attributes]
        where = f"{name} belongs to {listed(others, most=6)}. " if 0 < len(others) < 40 else ""
        mend = f"{where}<{spec.name}> has {listed(list(spec.attributes), 'and', most=16)}."
    teller.say(element, "attribute-unknown", f"<{spec.name}> has no attribute {name}.", mend, attribute=key, weight=70)
    return meant or ""
