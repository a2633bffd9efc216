"""A register: rows narrowed by a filter, on a page and as a file that holds the same ones."""

from functools import cached_property
from types import ModuleType
from typing import Any, ClassVar

from django.urls import reverse

from foothold.ground.kit.page import FirstPages, Page
from foothold.ground.kit.spreadsheet import DownloadPage


class OfRegister(Page, abstract=True):
    """What the page and the file share: the same filter over the same rows."""

    form_class: ClassVar[Any]
    told_by: ClassVar[ModuleType]
    """The room's module that puts rows in order, tells a page of them, and writes them all as a file."""

    @cached_property
    def filter(self) -> Any:
        schools = self.person.schools_on(self.today).values_list("pk", "name")
        return self.form_class(self.request.GET, schools=schools)

    def visible(self) -> Any:
        manager: Any = self.model._default_manager
        return manager.visible_to(self.person, on=self.today, permission=self.permission)

    def rows(self) -> Any:
        raise NotImplementedError


class RegisterPage(OfRegister, abstract=True):
    """Fifty rows, what narrows them, and the way to the file."""

    download: ClassVar[str]

    def context(self) -> dict[str, Any]:
        rows = FirstPages(self.told_by.in_order(self.rows())).get_page(self.request.GET.get("page"))
        return {
            "form": self.filter,
            "applied": [{"text": said, "href": self.without(name)} for said, name in self.filter.applied()],
            "rows": rows,
            "lines": self.told_by.lines(rows, self.today),
            "download": f"{reverse(self.download)}?{self.request.GET.urlencode()}",
        }

    def without(self, name: str) -> str:
        """The register with one thing less to narrow it."""
        left = self.request.GET.copy()
        for each in (name, "page"):
            left.pop(each, None)
        return f"?{left.urlencode()}"


class RegisterFile(OfRegister, DownloadPage, abstract=True):
    def file(self) -> tuple[bytes, int]:
        found: tuple[bytes, int] = self.told_by.as_file(self.rows(), self.today)
        return found

    def narrowed(self) -> list[str]:
        return [said for said, _ in self.filter.applied()]
