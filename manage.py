#!/usr/bin/env python
"""Command line of the product: `python manage.py help` lists what it can do."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congress.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as refused:
        # A sentence for whoever set the variable; the way it came through the program tells him nothing.
        sys.exit(f"{refused}")
