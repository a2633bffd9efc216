from collections import Counter

from django.apps import apps
from django.conf import settings

from foothold.desks.packs import child_file
from tests.architecture import source

CLASSES = {"key", "public", "personal", "special", "free_text"}


def our_models():
    return [model for model in apps.get_models() if model.__module__.startswith("foothold.")]


def own_fields(model):
    return [field for field in model._meta.get_fields() if field.concrete or field.many_to_many]


def test_there_are_models_to_look_at():
    assert len(our_models()) >= 10


def test_every_room_with_models_stands_on_a_floor():
    homeless = {model._meta.app_config.name for model in our_models()}
    homeless = {app for app in homeless if source.height(app) < 0}
    assert not homeless, source.told(
        homeless,
        "Give the room its place among the [tool.importlinter] contracts of pyproject.toml, and an ADR.",
    )


def test_no_relation_points_up():
    faults = [
        f"{field} points to {field.related_model._meta.label}"
        for model in our_models()
        for field in own_fields(model)
        if field.is_relation and field.related_model and not points_down(model, field.related_model)
    ]
    assert not faults, source.told(
        faults,
        "A table may only point to its own room or to one that stands lower. Put the relation on the other table,"
        " or let the lower room keep a plain reference such as 'exclusions.exclusion:12'.",
    )


def points_down(model, target):
    here, there = model._meta.app_config.name, target._meta.app_config.name
    side_by_side_person = target._meta.label == settings.AUTH_USER_MODEL
    return (
        here == there
        or source.height(there) < source.height(here)
        or (side_by_side_person and source.height(there) == source.height(here))
    )


def test_every_field_is_classified_once():
    faults = [fault for model in our_models() for fault in classification_faults(model)]
    assert not faults, source.told(
        faults,
        f"In the model's CLASSIFIED name every field once, under one of {', '.join(sorted(CLASSES))}. The declaration"
        " drives the subject-access export, retention and scrubbed copies: think what the field says about a child.",
    )


def classification_faults(model):
    declared = getattr(model, "CLASSIFIED", {})
    named = Counter(name for names in declared.values() for name in names.split())
    fields = {field.name for field in own_fields(model)}
    label = model._meta.label
    yield from (f"{label}.{name} is not classified" for name in fields - set(named))
    yield from (f"{label} classifies {name}, which it does not have" for name in set(named) - fields)
    yield from (f"{label}.{name} is classified {count} times" for name, count in named.items() if count > 1)
    yield from (f"{label} has a class called {name}" for name in set(declared) - CLASSES)


def test_every_model_says_how_long_it_is_kept():
    faults = [model._meta.label for model in our_models() if not getattr(model, "RETENTION", "").strip()]
    assert not faults, source.told(
        faults,
        "Give the model a RETENTION: one line saying how long its rows are kept, or as what they are kept.",
    )


NOT_ABOUT_A_PUPIL = {
    "organisations",
    "access",
    "policy",
    "approaches.Offer",
    "approaches.Training",
    "approaches.Delivery",
    "approaches.Leader",
    "ehc.Team",
    "ehc.TeamMember",
    "audit.Chain",
    "letters.Letterhead",
    "panels.Meeting",
    "letters.Translation",
    "letters.WordTemplate",
    "duties.Recount",
    "worklist",
}


def test_every_table_is_part_of_a_childs_file_or_known_not_to_be_about_a_child():
    apart = {model._meta.label for model in our_models() if child_file.way_to_pupil(model) is None}
    unknown = {label for label in apart if not NOT_ABOUT_A_PUPIL & {label, label.partition(".")[0]}}
    assert not unknown, source.told(
        unknown,
        "Who asks for a child's whole file gets every table that leads to the pupil. Give this one a relation that"
        " does, or name it in NOT_ABOUT_A_PUPIL.",
    )
