"""Row security: who may see, add, change and delete which rows."""

from django.db import migrations

from rapport.base.sql import sql

TABLES = ["directory_candidate", "directory_person", "directory_organization", "directory_affiliation"]


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("identity", "0002_row_security")]

    operations = [
        *(migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES),
        migrations.RunSQL(sql("kernel/directory", "protect_identities")),
    ]
