"""Row security: who may see, add, change and delete which rows."""

from django.db import migrations

from rapport.base.sql import sql

TABLES = ["timeline_interaction", "timeline_participation", "timeline_messagetext", "timeline_tie"]


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial"), ("directory", "0002_row_security")]

    operations = [
        migrations.RunSQL(sql("kernel/timeline", "tie_weight")),
        *(migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES),
    ]
