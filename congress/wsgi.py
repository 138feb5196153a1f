"""The WSGI entry: `gunicorn congress.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

from congress.site.arriving import counting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
application = counting(get_wsgi_application())
