"""Some checks of the house look at Django's own registries."""

import django

django.setup()
