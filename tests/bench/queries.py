"""How many queries each page takes, counted in one process. Prints JSON.

python -m tests.bench.queries FILE   where FILE was written by tests.bench.asks
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.http.cookie import SimpleCookie  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

NOT_QUERIES = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")


def main(asks):
    ours = "plain" not in settings.ROOT_URLCONF
    return {name: counted(users[0]) for name, users in asks.items() if ("admin" not in name) == ours}


def counted(user):
    """The second time, when whatever is remembered for good is remembered. What writes is taken from the end."""
    asks = user["asks"][-2:] if "body" in user["asks"][0] else user["asks"][:1] * 2
    for ask in asks:
        with CaptureQueriesContext(connection) as queries:
            send(user["cookie"], ask)
    return sum(not query["sql"].startswith(NOT_QUERIES) for query in queries)


def send(cookie, ask):
    client = Client(headers={"Origin": "https://127.0.0.1"}, SERVER_NAME="127.0.0.1")
    client.cookies = SimpleCookie(cookie)
    given = {"secure": True}
    answer = (
        client.post(ask["path"], ask["body"], **given) if "body" in ask else client.get(ask["path"], **given)
    )
    assert answer.status_code == (302 if "body" in ask else 200), answer.content[:3000]


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        print(json.dumps(main(json.load(file))))
