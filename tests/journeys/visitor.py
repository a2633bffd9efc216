"""Somebody at a browser, in plain words: they open, type, choose, press, and say what they see."""

import re
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import expect


class Visitor:
    """One person in one browser. Every page they come to is looked at, and its address is remembered."""

    def __init__(self, page, look):
        self.page = page
        page.set_default_timeout(20_000)
        self.addresses = []
        self._look = look

    def opens(self, address):
        answer = self.page.goto(address)
        self._arrived()
        return answer.status

    def goes_to_work(self):
        self.opens("/my-work/")

    def looks_for(self, name):
        self.opens("/children/")
        self.types("Part of a name, UPN or date of birth", name)
        self.presses("Find")

    def finds_child(self, name):
        self.looks_for(name)
        self.follows(name)

    def follows(self, link):
        with self._to_another_page():
            self.page.get_by_role("link", name=link, exact=True).first.click()

    def presses(self, button):
        with self._to_another_page():
            self.page.get_by_role("button", name=button, exact=True).first.click()

    def types(self, label, text):
        self.page.get_by_label(label).first.fill(text)

    def picks(self, label, option):
        self.page.get_by_label(label, exact=True).select_option(option)

    def chooses(self, label, *, of=None):
        within = self.page.get_by_role("group", name=of) if of else self.page
        within.get_by_label(label, exact=True).check()

    def dates(self, question, day):
        boxes = self.page.get_by_role("group", name=question)
        for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            boxes.get_by_label(part).fill(str(value))

    def unfolds(self, words):
        self.page.locator("summary", has_text=words).first.click()
        self._look(self.page)

    def sees(self, *texts):
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)

    def sees_no(self, *texts):
        for text in texts:
            expect(self.page.get_by_role("main")).not_to_contain_text(text)

    def reads(self, question):
        """What a summary list answers."""
        row = self.page.locator(".govuk-summary-list__row").filter(
            has=self.page.locator("dt").get_by_text(question, exact=True)
        )
        return row.locator("dd").first.inner_text()

    def owed(self, what):
        """One duty as a list shows it: what, whom it falls on, when."""
        row = self.page.locator("li").filter(has=self.page.get_by_role("heading", name=what, exact=True))
        return " ".join(row.first.inner_text().split())

    def typed(self, label):
        return self.page.get_by_label(label).first.input_value()

    def told_in_the_summary(self):
        """The sentences of the error summary."""
        return [text.strip() for text in self.page.locator(".govuk-error-summary li").all_inner_texts()]

    def told_beside(self, label):
        """The sentence beside one field."""
        beside = self.page.locator(".govuk-form-group--error").filter(has=self.page.get_by_text(label))
        return beside.locator(".govuk-error-message").first.inner_text().removeprefix("Error:").strip()

    @contextmanager
    def _to_another_page(self):
        with self.page.expect_navigation():
            yield
        self._arrived()

    def _arrived(self):
        self.page.wait_for_load_state()
        self.addresses.append(urlsplit(self.page.url).path)
        self._look(self.page)


def about_somebody(addresses):
    """The addresses that name one child, decision or duty."""
    return sorted({address for address in addresses if re.search(r"/\d+/", address)})
