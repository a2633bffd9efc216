from django.conf import settings
from django.core.management.base import BaseCommand

from foothold.config import demo_sign_in
from foothold.ground.access.models import Membership


class Command(BaseCommand):
    help = "Prints the people of the demonstration: press a name on the sign-in page, or type the password."

    def handle(self, *args, **options):
        rows = (
            Membership.objects.filter(person__in=demo_sign_in.people())
            .select_related("person", "organisation", "job_title")
            .order_by("organisation__name", "person__name")
        )
        for row in rows:
            self.stdout.write(f"  {row.person.email:44} {row.title}, {row.organisation}")
        if rows:
            self.stdout.write(f"Everybody's password: {settings.DEMO_PASSWORD}")
