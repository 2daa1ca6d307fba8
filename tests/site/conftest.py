"""The site gathers rooms with models, and those can be imported only once Django is set up."""

import django

django.setup()
