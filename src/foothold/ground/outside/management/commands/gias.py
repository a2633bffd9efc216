from django.core.management.base import BaseCommand, CommandError

from foothold.ground.access import appointing
from foothold.ground.access.models import Person
from foothold.ground.kit import clock
from foothold.ground.kit.refusals import Refused
from foothold.ground.outside import actions, gias

DIFFERING = (
    "Where the register is right, record from which day it holds: People, the school, About the school. The children"
    " on roll then follow."
)


class Command(BaseCommand):
    help = "Takes over schools, their authorities and trusts from a Get Information About Schools download."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the establishment fields CSV, as downloaded")
        parser.add_argument("--by", required=True, metavar="EMAIL", help="the administrator on whose behalf")
        parser.add_argument(
            "--authority",
            action="append",
            default=[],
            metavar="CODE",
            help="only schools of this authority; may be repeated",
        )
        parser.add_argument(
            "--with-closed", action="store_true", help="also schools that closed and were never known"
        )

    def handle(self, *, file, by, authority, with_closed, **options):
        at = clock.now()
        person = Person.objects.filter(email__iexact=by, is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody with the address {by} can sign in. Give an administrator's address.")
        tally = gias.Tally()
        try:
            with open(file, encoding=gias.ENCODING, newline="") as rows:
                actions.take_register(
                    by=person,
                    at=at,
                    keeper=_authority_of(person, clock.day_of(at)),
                    establishments=gias.read(rows, tally, frozenset(authority)),
                    tally=tally,
                    with_closed=with_closed,
                )
        except OSError as fault:
            raise CommandError(f"{file} cannot be read: {fault.strerror}.") from fault
        except UnicodeDecodeError as fault:
            raise CommandError(
                f"{file} is not in the encoding of the download (cp1252). Give the file as it came."
            ) from fault
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._report(tally)

    def _report(self, tally):
        for reason in tally.rejected:
            self.stderr.write(reason)
        self.stdout.write(f"{tally.read} rows read.")
        for difference in tally.differing:
            self.stderr.write(f"{difference}. Nothing was changed.")
        if tally.differing:
            self.stderr.write(DIFFERING)
        for became, number in sorted(tally.taken.items()):
            self.stdout.write(f"{number} school{'' if number == 1 else 's'} {became}")
        for reason, number in sorted(tally.passed_over.items()):
            self.stdout.write(f"{number} passed over: {reason}")
        self.stdout.write(f"{len(tally.rejected)} not taken, each named above with its reason.")


def _authority_of(person, on):
    authority = appointing.authority_of(person, on)
    if authority is None:
        raise Refused(
            f"{person} is not an administrator of a local authority. Give the address of one who is."
        )
    return authority
