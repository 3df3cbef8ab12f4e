"""What a WSGI server runs: ``granian --interface wsgi toancanh.web.wsgi:application``."""

import gc
import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from toancanh.publish.charts import drawing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toancanh.web.settings")

application = get_wsgi_application()
Thread(target=drawing.warm, name="charts", daemon=True).start()
# A full collection walks all that is remembered, which takes half a second of some page; they are made rarer.
gc.set_threshold(50_000, 20, 50)
