"""Who signs what is done on the command line. Import it after ``open_store``."""

import getpass

from django.conf import settings


def signer(by: str | None) -> str:
    """Who is named, else who is set for the installation, else who is logged in to the machine."""
    return by or settings.REVIEWER or getpass.getuser()
