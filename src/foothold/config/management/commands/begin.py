from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from foothold.config import beginning
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused


class Command(BaseCommand):
    help = "Makes the first authority and its first administrator, and asks for a password."

    def add_arguments(self, parser):
        parser.add_argument("authority", help="the local authority's name")
        parser.add_argument("code", help="its three-digit code")
        parser.add_argument("name", help="the administrator's name")
        parser.add_argument("email", help="the administrator's e-mail address")

    def handle(self, *args, authority, code, name, email, **options):
        password = getpass("Password (12 characters or more): ")
        try:
            validate_password(password)
            person = beginning.begin(
                at=clock.now(), on=clock.today(), authority=authority, code=code, name=name, email=email
            )
        except (Refused, ValidationError) as refusal:
            raise CommandError(" ".join(getattr(refusal, "messages", [str(refusal)]))) from None
        person.set_password(password)
        person.save(update_fields=["password"])
        self.stdout.write(f"{name} may sign in as {email} and add people, schools and calendars.")
