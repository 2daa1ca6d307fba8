"""Light and dark follow the device, so there is no preference to keep."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_people_of_ours")]

    operations = [migrations.RemoveField(model_name="user", name="theme")]
