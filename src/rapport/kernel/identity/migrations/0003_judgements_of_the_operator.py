"""The machine's judgements are for whoever is the operator, not for one administrator: another may take over."""

from django.db import migrations

from rapport.base.viewer import viewing_as


def to_the_operator(apps, schema_editor):  # type: ignore[no-untyped-def]
    using = schema_editor.connection.alias
    operator = apps.get_model("accounts", "Audience").objects.using(using).get(kind="operator")
    with viewing_as("system", using=using):
        judgements = apps.get_model("identity", "Judgement").objects.using(using)
        judgements.filter(author=None).update(audience_id=operator.pk)


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_row_security"), ("accounts", "0002_people_of_ours")]

    operations = [migrations.RunPython(to_the_operator, migrations.RunPython.noop)]
