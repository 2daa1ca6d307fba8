"""Search: the words people, organizations and other addresses are found by, protected like what they come from."""

from typing import Any

from django.db import migrations, models

TABLES = ["directory_searchposting", "directory_searchword", "directory_searchneighbor"]


def fill(apps: Any, schema_editor: Any) -> None:
    """Finds the words of everybody a record from before this migration holds."""
    from rapport.kernel.directory.services import derive_search

    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rapport.viewer', 'system', true)")
        cursor.execute(
            "CREATE TEMPORARY TABLE touched_party ON COMMIT DROP AS SELECT DISTINCT party_id FROM identity_identity"
        )
        derive_search(cursor)
        cursor.execute("DROP TABLE touched_party")


def composite(*fields: str) -> models.CompositePrimaryKey:
    return models.CompositePrimaryKey(*fields, blank=True, editable=False, primary_key=True, serialize=False)


class Migration(migrations.Migration):
    dependencies = [("directory", "0002_row_security"), ("evidence", "0002_row_security")]

    operations = [
        migrations.CreateModel(
            name="SearchPosting",
            fields=[
                ("pk", composite("party_id", "audience_id", "kind", "word")),
                ("party_id", models.BigIntegerField()),
                ("audience_id", models.BigIntegerField()),
                ("organization_id", models.BigIntegerField(null=True)),
                ("weight", models.FloatField()),
                ("kind", models.SmallIntegerField()),
                ("is_named", models.BooleanField(help_text="the word stands in a name")),
                ("word", models.TextField(db_collation="C")),
                ("words", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["audience_id", "kind", "word", "-weight"], name="searchposting_best")
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                ("pk", composite("audience_id", "kind", "word")),
                ("audience_id", models.BigIntegerField()),
                ("kind", models.SmallIntegerField()),
                ("word", models.TextField(db_collation="C")),
                ("parties", models.IntegerField()),
                ("named", models.IntegerField()),
                ("best", models.FloatField()),
            ],
        ),
        migrations.CreateModel(
            name="SearchNeighbor",
            fields=[
                ("pk", composite("audience_id", "kind", "neighbor", "word")),
                ("audience_id", models.BigIntegerField()),
                ("kind", models.SmallIntegerField()),
                ("neighbor", models.TextField(db_collation="C")),
                ("word", models.TextField(db_collation="C")),
            ],
        ),
        *(migrations.RunSQL(f"SELECT rapport_protect('{table}')") for table in TABLES),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
