"""Row security: who may see, add, change and delete which rows."""

from django.db import migrations

TABLES = ["identity_judgement", "identity_verdict", "identity_ruling", "identity_ownside"]


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_initial"), ("evidence", "0002_row_security")]

    operations = [
        *(migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES),
    ]
