"""What a WSGI server runs: ``granian --interface wsgi toancanh.web.wsgi:application``."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from toancanh.publish.charts import drawing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")

application = get_wsgi_application()
Thread(target=drawing.warm, name="charts", daemon=True).start()
