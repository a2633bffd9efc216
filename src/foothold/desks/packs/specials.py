"""Special facts of a pupil in a board pack: only what the board needs, unless somebody adds one with a reason."""

from typing import Any

from foothold.child.pupils.models import Carer, Characteristic
from foothold.law.due import Party

Kind = Characteristic.Kind
NEEDED = (Kind.SEN_PROVISION, Kind.SEN_TYPE, Kind.DISABILITY)
"""A board has to weigh these: the Equality Act, and whether needs were met."""
OF_CARERS = tuple(Carer.CLASSIFIED["special"].split())
TELLS = {Party.VIRTUAL_SCHOOL_HEAD: Kind.LOOKED_AFTER, Party.SOCIAL_WORKER: Kind.SOCIAL_WORKER}
"""That one of these was told something says what the pupil is."""


def choices():
    """Every special fact that is left out unless it is put in: its name and its words."""
    facts = [(kind.value, _capital(kind.label)) for kind in Kind if kind not in NEEDED]
    carers = [(name, _words(name)) for name in OF_CARERS]
    return facts + carers


def of(pupil, on, told):
    """Lines about a pupil on a day: what the board needs, and what was put in."""
    held = pupil.characteristics.on(on).filter(kind__in=[*NEEDED, *told])
    lines = [{"key": _capital(each.get_kind_display()), "value": _value(each)} for each in held]
    for name in set(OF_CARERS) & set(told):
        lines += [
            {"key": f"{_words(name)}, {carer}", "value": getattr(carer, name)}
            for carer in pupil.carers.all()
            if getattr(carer, name)
        ]
    return lines


def hidden_parties(told):
    """Those to whom a letter or notice is not shown, because it would tell a fact that is left out."""
    return [party.value for party, kind in TELLS.items() if kind not in told]


def untold_texts(pupil, on, told):
    """Texts of the decision that would tell a fact that is left out: why in spite of being looked after."""
    if Kind.LOOKED_AFTER in told or not pupil.characteristics.on(on).filter(kind=Kind.LOOKED_AFTER).exists():
        return ()
    return ("why_in_spite",)


def in_words(told):
    names = dict(choices())
    return [names[each] for each in told if each in names]


def _words(name):
    field: Any = Carer._meta.get_field(name)
    return _capital(str(field.verbose_name))


def _value(row):
    means = str(row).partition(": ")[2]
    return ", ".join(filter(None, [means, row.detail])) or "yes"


def _capital(text):
    return text[:1].upper() + text[1:]
