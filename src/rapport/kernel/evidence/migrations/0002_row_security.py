"""Row security: who may see, add, change and delete which rows."""

from django.db import migrations

from rapport.base.sql import sql

TABLES = [
    "evidence_source",
    "evidence_run",
    "evidence_record",
    "evidence_setaside",
    "evidence_claim",
    "evidence_fold",
    "evidence_exclusion",
]


class Migration(migrations.Migration):
    dependencies = [("evidence", "0001_initial"), ("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(sql("kernel/evidence", "functions")),
        *(migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES),
        migrations.RunSQL(sql("kernel/evidence", "protect_names")),
    ]
