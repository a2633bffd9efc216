"""Which role a job title means: the titles that come with Foothold, and those that administrators added."""

from collections.abc import Iterable
from functools import cache
from importlib import resources

import yaml

from foothold.ground.access.models import JobTitle
from foothold.ground.access.roles import Role


@cache
def published() -> dict[str, Role]:
    """Every title that comes with Foothold, with its role."""
    text = resources.files("foothold.ground.access").joinpath("job_titles.yaml").read_text(encoding="utf-8")
    return {title: Role(role) for role, titles in yaml.safe_load(text).items() for title in titles}


def of(roles: Iterable[Role]) -> list[str]:
    """The titles that come with Foothold for some roles."""
    wanted = set(roles)
    return sorted(title for title, role in published().items() if role in wanted)


def role_of(title: str) -> Role | None:
    """The role a title means, however it is written; None where nobody has said yet. What is on record here counts
    before what comes with Foothold."""
    added = JobTitle.objects.filter(name__iexact=title).first()
    if added:
        return Role(added.role)
    return {known.casefold(): role for known, role in published().items()}.get(title.casefold())
