"""A mail server that looks whether anybody waits for it in the database."""

from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection

WAITED_IN_A_TRANSACTION = []


class Backend(BaseEmailBackend):
    def send_messages(self, messages):
        WAITED_IN_A_TRANSACTION.append(connection.in_atomic_block)
        return len(messages)
