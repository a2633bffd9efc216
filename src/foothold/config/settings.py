"""Settings. The environment says what differs between a laptop, a test and a real server.

docs/how-to/run-it-for-real.md lists every name.
"""

import os
import secrets
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from foothold.config import database, mail, openid

DEMO = os.environ.get("FOOTHOLD_DEMO") == "1"
DEBUG = os.environ.get("FOOTHOLD_DEBUG") == "1"
HOME = Path(os.environ.get("FOOTHOLD_HOME", "var")).absolute()
HOME.mkdir(parents=True, exist_ok=True)
SECURE = not (DEMO or DEBUG or "PYTEST_VERSION" in os.environ)


def _secret() -> str:
    """The key from the environment, or one made once and kept beside the data, readable by its owner alone."""
    given = os.environ.get("FOOTHOLD_SECRET_KEY")
    kept = HOME / "secret-key"
    if given:
        return given
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(50))
    return kept.read_text()


SECRET_KEY = _secret()
ALLOWED_HOSTS = os.environ.get("FOOTHOLD_HOSTS", "127.0.0.1 localhost [::1] testserver").split()
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]

ROOMS = [
    "foothold.ground.organisations",
    "foothold.ground.access",
    "foothold.ground.audit",
    "foothold.ground.kit",
    "foothold.ground.outside",
    "foothold.ground.policy",
    "foothold.child.pupils",
    "foothold.child.duties",
    "foothold.child.letters",
    "foothold.path.concerns",
    "foothold.path.approaches",
    "foothold.path.support",
    "foothold.path.attendance",
    "foothold.path.ehc",
    "foothold.path.measures",
    "foothold.path.inclusion",
    "foothold.path.referrals",
    "foothold.path.exclusions",
    "foothold.path.panels",
    "foothold.desks.worklist",
    "foothold.desks.children",
    "foothold.desks.packs",
    "foothold.desks.administration",
    "foothold.config",
]
INSTALLED_APPS = [
    *ROOMS,  # first, so that our templates stand in for those of Django's forms and of allauth
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "foothold.config.without_nul.WithoutNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foothold.config.staying.StaySignedIn",
    "foothold.ground.kit.drafts.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "foothold.config.second_factor.AskForSecondFactor",
    "foothold.config.acting_for.ActFor",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foothold.config.shell.shell",
            ],
        },
    }
]
FORM_RENDERER = "foothold.ground.kit.rendering.DesignSystem"

ROOT_URLCONF = "foothold.config.urls"
WSGI_APPLICATION = "foothold.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": database.from_address(
        os.environ.get("FOOTHOLD_DATABASE", f"sqlite:///{HOME}/foothold.sqlite3")
    )
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Failed sign-ins are counted here, for all workers alike: a flood of them must not push older counts out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False

AUTH_USER_MODEL = "access.Person"
AUTHENTICATION_BACKENDS = ["foothold.config.signed_in.WithMemberships"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "foothold.config.sign_in.OnlyThoseInvited"
ACCOUNT_FORMS = {
    "change_password": "foothold.config.sign_in_forms.ChangePassword",
    "reset_password_from_key": "foothold.config.sign_in_forms.ChooseAgain",
    "set_password": "foothold.config.sign_in_forms.ChooseFirst",
}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("FOOTHOLD_PROXIES", "0"))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Foothold"
SECOND_FACTOR_REQUIRED = not DEMO
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_ADAPTER = "foothold.config.openid_sign_in.OnlyThoseInvited"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a link: a form that is sent on to another site breaks the content policy
SOCIALACCOUNT_PROVIDERS = openid.read(Path(os.environ.get("FOOTHOLD_OPENID", HOME / "openid.toml")))
DEMO_PASSWORD = "foothold-demo-borough"

SESSION_COOKIE_AGE = 60 * 60
SESSION_COOKIE_SECURE = SECURE
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
if SECURE:  # a browser takes these names only over https, from this very host
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
# Browsers' own lists hold whole domains: whether fernleigh.example is on them is not for one of its hosts to say.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if SECURE
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not SECURE
TASKS: dict[str, dict[str, object]] = {
    "default": {
        # The demonstration has no worker beside it, so there the work is done while the page waits.
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if DEMO
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}
SITE = os.environ.get("FOOTHOLD_SITE", f"https://{ALLOWED_HOSTS[0]}").rstrip("/")
EMAIL_BACKEND = os.environ.get("FOOTHOLD_EMAIL", mail.BACKEND)
globals().update(mail.from_address(os.environ.get("FOOTHOLD_SMTP", "")))
DEFAULT_FROM_EMAIL = os.environ.get("FOOTHOLD_FROM", f"foothold@{ALLOWED_HOSTS[0]}")
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_HANDLERS = [
    "foothold.ground.kit.uploads.NoMoreThanLargest",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "foothold.config.logs.WithoutWords"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "without_words"}
    },
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
