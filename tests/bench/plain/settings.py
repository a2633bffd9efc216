"""A plain Django admin over the same tables: what Foothold is measured against. It exists in the measurements alone."""

from foothold.config.settings import *  # noqa: F403
from foothold.config.settings import INSTALLED_APPS

PAGES = ("allauth", "csp", "foothold.config", "foothold.desks")
INSTALLED_APPS = [
    *(app for app in INSTALLED_APPS if not app.startswith(PAGES)),
    "django.contrib.admin",
    "tests.bench.plain",
]
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
ROOT_URLCONF = "tests.bench.plain.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
            ]
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
SESSION_SAVE_EVERY_REQUEST = False
