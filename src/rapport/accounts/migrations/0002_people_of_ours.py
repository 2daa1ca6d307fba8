"""Roles, teams, units, preferences and sessions; the audiences of teams, of units and of the operator."""

import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from rapport.base.sql import sql


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[("administrator", "administrator"), ("steward", "steward"), ("member", "member")],
                default="member",
                max_length=16,
                verbose_name="role",
            ),
        ),
        migrations.RunSQL(
            "UPDATE accounts_user SET role = 'administrator' WHERE is_administrator",
            "UPDATE accounts_user SET is_administrator = (role = 'administrator')",
        ),
        migrations.RemoveField(
            model_name="user",
            name="is_administrator",
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="SignIn",
            fields=[
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                (
                    "session_key",
                    models.CharField(
                        help_text="hash of the key", max_length=64, primary_key=True, serialize=False
                    ),
                ),
                (
                    "device",
                    models.CharField(blank=True, help_text="what the browser says of itself", max_length=300),
                ),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
            ],
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="audience",
            name="accounts_audience_owner_has_user",
        ),
        migrations.RemoveConstraint(
            model_name="audience",
            name="accounts_audience_one_everyone",
        ),
        migrations.AddField(
            model_name="invitation",
            name="made_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                blank=True, help_text="empty: the browser's", max_length=12, verbose_name="language"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="theme",
            field=models.CharField(
                blank=True,
                choices=[("", "as the device"), ("light", "light"), ("dark", "dark")],
                default="",
                max_length=8,
                verbose_name="appearance",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="time_zone",
            field=models.CharField(
                blank=True, help_text="empty: the browser's", max_length=64, verbose_name="time zone"
            ),
        ),
        migrations.AlterField(
            model_name="audience",
            name="kind",
            field=models.CharField(
                choices=[
                    ("everyone", "everyone"),
                    ("owner", "owner"),
                    ("team", "team"),
                    ("unit", "unit"),
                    ("operator", "operator"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="memberships",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="signin",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sign_ins",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="team",
            name="members",
            field=models.ManyToManyField(
                related_name="teams", through="accounts.Membership", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="team",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="accounts.team"
            ),
        ),
        migrations.AddField(
            model_name="audience",
            name="team",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="audience",
                to="accounts.team",
            ),
        ),
        migrations.AddField(
            model_name="unit",
            name="parent",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="below",
                to="accounts.unit",
            ),
        ),
        migrations.AddField(
            model_name="audience",
            name="unit",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="audience",
                to="accounts.unit",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="people",
                to="accounts.unit",
                verbose_name="unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="audience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind__in", ("everyone", "operator")),
                        ("owner__isnull", True),
                        ("team__isnull", True),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("kind", "owner"),
                        ("owner__isnull", False),
                        ("team__isnull", True),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("kind", "team"),
                        ("owner__isnull", True),
                        ("team__isnull", False),
                        ("unit__isnull", True),
                    ),
                    models.Q(
                        ("kind", "unit"),
                        ("owner__isnull", True),
                        ("team__isnull", True),
                        ("unit__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="accounts_audience_is_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="audience",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind__in", ("everyone", "operator"))),
                fields=("kind",),
                name="accounts_audience_one_everyone",
            ),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["administrator", "steward", "member"])),
                name="accounts_user_role_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="team",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("name"), name="accounts_team_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(fields=("user", "team"), name="accounts_membership_once"),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.UniqueConstraint(
                models.F("parent"),
                django.db.models.functions.text.Lower("name"),
                name="accounts_unit_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="unit",
            constraint=models.CheckConstraint(
                condition=models.Q(("parent", models.F("id")), _negated=True),
                name="accounts_unit_not_below_itself",
            ),
        ),
        migrations.RunSQL(
            "INSERT INTO accounts_audience (kind) VALUES ('operator')",
            "DELETE FROM accounts_audience WHERE kind = 'operator'",
        ),
        migrations.RunSQL(sql("accounts", "audiences_of_teams_and_units")),
    ]
