"""Settings of the toy library: the engine, Django's own accounts, and nothing of the product."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import environ

SECRET_KEY = "only-for-tests"
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "workflows", "tests.lending"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LANGUAGE_CODE = "vi"
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

SCRATCH = tempfile.TemporaryDirectory(prefix="library-test-")
ADDRESS = os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{Path(SCRATCH.name) / 'library.sqlite3'}"
DATABASES = {"default": environ.Env.db_url_config(ADDRESS)}
# Waits are short, because one story waits for a lock it will not get.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": 0.2}
    DATABASES["default"]["TEST"] = {"NAME": str(Path(SCRATCH.name) / "test.sqlite3")}
else:
    DATABASES["default"]["OPTIONS"] = {"options": "-c lock_timeout=200"}
    DATABASES["default"]["TEST"] = {"NAME": f"test_library_{os.getpid()}"}
