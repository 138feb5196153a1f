"""Settings of the site: lock-out, sessions, sizes; read from the environment (docs/settings.md)."""

import os
from contextlib import suppress
from pathlib import Path

from congress.environment import Environment
from congress.logs import logging_of, watched_from_outside

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
# What the program itself writes when nothing else is said; the tree may be one that nobody writes.
VAR_DIR = Path(env.str("VAR_DIR", default="") or BASE_DIR / "var")

# Excel from outside is read by defusedxml, also where a library brings lxml, which openpyxl would prefer.
os.environ["OPENPYXL_LXML"] = "False"

# Of the product; a backup says which one it came from.
VERSION = "0.9.0"
DEMO = env.bool("CONGRESS_DEMO", default=False)
FROZEN_TODAY = env.day("CONGRESS_TODAY")
DEBUG = env.bool("DEBUG", default=False)
# A demo or a test may run on a throw-away key; anything else must bring its own.
SECRET_KEY = env.secret("SECRET_KEY", default="demo-only-not-a-secret-" + "0" * 40 if DEMO or DEBUG else None)
# Whoever stands on this machine may always ask it how it is.
ALLOWED_HOSTS = [
    *env.hosts("ALLOWED_HOSTS", default=["*"] if DEMO or DEBUG else []),
    "127.0.0.1",
    "localhost",
]
CSRF_TRUSTED_ORIGINS = env.addresses("CSRF_TRUSTED_ORIGINS")
# Printed into the codes of papers: "" leaves the code alone there, which is typed by hand.
SITE_ADDRESS = next(iter(env.addresses("SITE_ADDRESS")), "")
# Whose word is taken for who asks and how he came; anybody else's is thrown away.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES", default="127.0.0.1,::1,unix")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Apps are named by string only, here and in the root urls and the admin menus, so that the
# arrow documents -> congress -> workflows stays one way (docs/adr/0001-one-arrow.md).
INSTALLED_APPS = [
    "documents",
    "congress",
    "workflows",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "guardian",
    "congress.apps.SignInsConfig",
    "csp",
]

MIDDLEWARE = [
    "congress.site.proxies.proxy_middleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "congress.site.middleware.language_middleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "congress.site.middleware.LoginRequired",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "workflows.middleware.time_middleware",
    "congress.site.middleware.body_limit_middleware",
    "congress.site.arriving.whole_form_middleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "congress.urls"
WSGI_APPLICATION = "congress.wsgi.application"
AUTH_USER_MODEL = "congress.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congress.site.context.site",
            ],
        },
    },
]
FORM_RENDERER = "congress.site.renderer.FormRenderer"

DATABASE_TIMEOUT = env.number("DATABASE_TIMEOUT", default=20)  # seconds
with suppress(OSError):
    VAR_DIR.mkdir(parents=True, exist_ok=True)
DATABASES = {
    "default": env.database(
        "DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'congress.sqlite3'}", patience=DATABASE_TIMEOUT
    )
}

# What wakes the worker; "": beside SQLite's file, or in the same PostgreSQL.
QUEUE = env.queue("QUEUE")

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/dang-nhap/"
AXES_FAILURE_LIMIT = 10
AXES_HANDLER = "congress.site.guard.DoorGuard"
AXES_COOLOFF_TIME = "congress.site.guard.wait_for"
# By name and address together: a stranger keeps out himself, not whose name he types, nor his office.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_LOCKOUT_CALLABLE = "congress.site.pages.locked_out"
AXES_RESET_ON_SUCCESS = True
# Trying again while locked out must not lengthen the wait: the person is told when it ends.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_VERBOSE = False
# What the library writes down of a wrong try holds no code of a letter either.
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code"]
# Whether other sites under the same name may be forced to HTTPS is not for this one to say.
SILENCED_SYSTEM_CHECKS = ["axes.W006", "security.W005", "security.W021"]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
# Dates are typed and shown the same in both languages.
FORMAT_MODULE_PATH = ["congress.site.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default="") or VAR_DIR / "static")
# WhiteNoise warns about a missing folder; in a tree that nobody writes, it was filled before.
with suppress(OSError):
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
# Served straight from the tree: `make demo` needs no collectstatic, and a build may still run it.
WHITENOISE_USE_FINDERS = True
# Where the papers lie: a folder of this machine, or an object store by the path of its class.
STORAGES = {
    "papers": {
        "BACKEND": env.str("FILES_STORAGE", default="documents.texts.folder.FolderStorage"),
        "OPTIONS": env.json("FILES_STORAGE_OPTIONS", default={}),
    },
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "congress.site.static.CollectedStorage"},
}

# Papers lie here under random names, outside every static root, and leave only through a view.
FILES_ROOT = env.folder("FILES_ROOT", default=VAR_DIR / "files")
FILE_SIZE_LIMIT = env.number("FILE_SIZE_LIMIT", default=20 * 1024 * 1024)
# Word files are printed as the pages that LibreOffice draws, where this machine has it.
WORD_PAGES = env.bool("WORD_PAGES", default=True)
FILE_UPLOAD_PERMISSIONS = 0o600
# What is typed in one form; a file of this size is still kept in memory, a larger one on the disk.
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 2621440
# Each of the three thousand remarks that one file may bring is a tick on the page that takes them in.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4_000
# A whole request, judged by the length it announces: of who is signed in, and of anybody else.
BODY_SIZE_LIMIT = env.number("BODY_SIZE_LIMIT", default=0, least=0)  # 0: ten files of the largest size
STRANGERS_BODY_LIMIT = DATA_UPLOAD_MAX_MEMORY_SIZE

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
HTTPS = env.bool("HTTPS", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
# Who asks how the machine is asks it directly, and is told nothing that must be hidden on the way.
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/"]
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SESSION_ENGINE = "congress.site.sessions"
SESSION_COOKIE_AGE = 12 * 3600
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "congress.site.pages.csrf_failure"
X_FRAME_OPTIONS = "DENY"

# Who may read how the machine is, beside its administrators; "": nobody else.
HEALTH_TOKEN = env.token("HEALTH_TOKEN")

# Faults are told by mail where ADMINS says to whom; a mail says where and which, never what was typed.
ADMINS = env.mails("ADMINS")
vars().update(env.mail_server("EMAIL_URL"))
SERVER_EMAIL = DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default="") or "root@localhost"
EMAIL_SUBJECT_PREFIX = ""
EMAIL_TIMEOUT = 10
# Whether people are told by mail: "" where no server is named. A demo writes its letters into files.
MAIL_URL = env.str("EMAIL_URL", default="") or (f"filemail:///{VAR_DIR / 'mail'}" if DEMO else "")
if MAIL_URL.startswith("filemail"):
    vars().update(env.email_url_config(MAIL_URL))
LOGGING = logging_of(as_json=env.bool("LOG_JSON", default=False), by_mail=bool(ADMINS))
watched_from_outside(env.str("SENTRY_DSN", default=""), version=VERSION)
