"""What a WSGI server runs: ``granian --interface wsgi toancanh.web.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")

application = get_wsgi_application()
