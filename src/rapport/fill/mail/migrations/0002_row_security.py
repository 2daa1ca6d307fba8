"""Row security: who may see, add, change and delete which rows."""

from django.db import migrations

TABLES = ["mail_policy", "mail_ownevidence", "mail_settlement"]


class Migration(migrations.Migration):
    dependencies = [("mail", "0001_initial"), ("evidence", "0002_row_security")]

    operations = [migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES]
