from foothold.child.duties.models import Duty
from foothold.ground.access.permissions import Permission
from foothold.ground.kit.page import FirstPages, Page
from foothold.path.exclusions import morning


class DaySix(Page):
    """Every morning: who is owed education today, tomorrow, this week, and who has been without it."""

    permission = Permission.LIST_DAY_SIX
    model = Duty
    template_name = "exclusions/day_six.html"

    def context(self):
        rows = FirstPages(morning.owed(self.person, self.today)).get_page(self.request.GET.get("page"))
        return {"rows": rows, "groups": morning.grouped(list(rows), self.today)}
