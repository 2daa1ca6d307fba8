"""Owners see their own sources whoever they are shared with; audiences in use stay."""

from django.db import migrations

from rapport.base.sql import sql


class Migration(migrations.Migration):
    dependencies = [("evidence", "0002_row_security"), ("accounts", "0002_people_of_ours")]

    operations = [migrations.RunSQL(sql("kernel/evidence", "own_sources"))]
