"""Who signs what is done on the command line."""

import getpass

from django.conf import settings


def signer(by: str | None) -> str:
    """Who was told with ``--by``, else whom the installation names, else who is logged in to the machine."""
    return by or settings.REVIEWER or getpass.getuser()
