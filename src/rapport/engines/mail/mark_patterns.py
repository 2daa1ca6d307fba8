"""The words, addresses and headers that speak of lists, bulk mail and programs. What they amount to stands in marks."""

from __future__ import annotations

import re

ROBOT_LOCAL = re.compile(
    r"(?:.*[._+-])?(?:(?:do-?_?\.?)?no[nt]?[-_.]?(?:reply|respond(?:er|a)?|answer)|donotreply|nepasrepondre|ne-pas-repondre|"
    r"keine-?antwort|nicht-?antworten|nao-?responda|unattended|nobody|bounces?|mailer-?daemon|postmaster|daemon|cron|"
    r"root|www-data|apache|httpd|notifications?|notify|notificaciones|benachrichtigung(?:en)?|auto-?mailer|auto-?reply|"
    r"auto-?confirm|auto-?responder|robot|bugzilla(?:-daemon)?|jira|jenkins|gitlab|nagios|zabbix|icinga|builds?|buildbot|"
    r"logwatch|anacron|majordomo|mailman|listserv|ezmlm|sympa|alerts?)(?:[._+-].*)?"
)
ROBOT_DOMAIN = re.compile(r"(?:.*\.)?(?:no-?reply|bounces?|mailer|notifications?)\..+")
BULK_LOCAL = re.compile(r"(?:.*[._-])?(?:newsletters?|mailings?|e-?news|emailing)(?:[._+-].*)?")
LIST_ENVELOPE = re.compile(r"^owner-.|.-(?:owner|bounces?|errors)(?:$|[+=])|.-return-\d|^sentto-\d")
BULK_ENVELOPE = re.compile(
    r"^(?:bounces?|return|reply|rp|err(?:or)?s?|newsletters?|news|mailings?)[-+._=].*\d|[^=]=[a-z0-9-]+(?:\.[a-z0-9-]+)+$"
)
# Envelope addresses rewritten on the way, though a person wrote: forwarded (SRS, Gmail) or signed (BATV).
REWRITTEN_ENVELOPE = re.compile(r"^(?:srs[01][=+-]|prvs=|btv1=)|\+caf_=")
LIST_SOFTWARE = re.compile(r".+-(?:request|owner|bounces?|confirm|admin|help)")
AUTO_SUBJECT = re.compile(
    r"[\s\[(<*\"'=:-]*(?:out[ -]of[ -](?:the[ -])?office(?:\s*$|\s*[:：(-]|\s+(?:auto|reply|message|notification|response|re\b))|"
    r"auto(?:matic|mated|matische)?[ -]?(?:e-?mail[ -])?(?:reply|response|antwort|replied)\b|"
    r"auto(?:matisch|matiska?|mat) ?(?:antwoord|svar)|autosvar\b|"
    r"abwesenheits(?:notiz|meldung|agent|nachricht|info)|abwesend\s*[:：(]|(?:ich bin )?nicht im (?:büro|buero|hause)\s*[:：]|"
    r"réponse automatique|reponse automatique|absence du bureau|absent du bureau|message d'absence|"
    r"respuesta automática|respuesta automatica|fuera de (?:la )?oficina\s*[:：]|ausencia de oficina|"
    r"risposta automatica|fuori (?:sede|ufficio)\s*[:：]|resposta automática|resposta automatica|"
    r"afwezigheid|frånvaro(?:meddelande)?\s*[:：]|fravær\s*[:：]|odpowiedź automatyczna|autoodpowiedź|"
    r"automatická odpověď|automaattinen vastaus|poissa\s*[:：]|автоответ|自动回复|自動回覆|自動返信|"
    r"vacation (?:reply|message|response)|(?:i am |i'm )?(?:away|on vacation)\s*[:：])",
    re.I,
)
BOUNCE_SUBJECT = re.compile(
    r"[\s\[(<*\"'=:-]*(?:undeliver(?:able|ed)\b|mail delivery (?:failed|failure|status|subsystem|system|error)|"
    r"mail could not be delivered|mail system error|delivery (?:status )?notification|delivery (?:failure|report|has failed)|"
    r"returned (?:mail|to sender)|failure notice|failed delivery|message (?:delivery failure|you sent blocked|status)|"
    r"warning: (?:could not send|message .{0,40} delayed)|non-?deliver|could not deliver|can(?:'t|not) deliver|"
    r"unzustellbar|unzustellbarkeit|nicht zustellbar|zustellung fehlgeschlagen|"
    r"non remis|échec de (?:la )?remise|avis de non|no se puede entregar|no se pudo entregar|"
    r"impossibile recapitare|mancato recapito|não foi possível entregar|niet bezorgd|onbestelbaar)",
    re.I,
)
# The first three letters of what those two expressions find: most subjects need not be searched.
ANY_STARTS = frozenset({
    "out", "aut", "abw", "nic", "ich", "rép", "rep", "abs", "mes", "res", "fue", "aus", "ris", "fuo", "afw", "frå", "fra",
    "odp", "poi", "авт", "自动回", "自動回", "自動返", "vac", "awa", "on ", "i a", "i'm",
    "und", "mai", "del", "ret", "fai", "war", "non", "cou", "can", "unz", "zus", "éch", "avi", "no ", "imp", "man", "não",
    "nie", "onb",
})  # fmt: skip
CAMPAIGN = frozenset({
    "x-campaign", "x-campaignid", "x-campaign-id", "x-mailing-id", "x-mailingid", "x-rpcampaign", "x-bulkmail",
    "x-mc-user", "x-csa-complaints", "x-sfmc-stack", "x-job", "x-phplist-version", "x-zohocampaign",
})  # fmt: skip
LISTS = frozenset({
    "list-post", "mailing-list", "x-mailing-list", "x-beenthere", "x-google-group-id",
    "x-mdmailing-list", "x-listname", "x-list", "x-ml-name",
})  # fmt: skip
PROGRAMS = frozenset({
    "x-cron-env", "x-github-reason", "x-jira-fingerprint", "x-bugzilla-type", "x-bugzilla-reason", "x-gitlab-project",
    "x-gitlab-notificationreason", "x-launchpad-message-rationale", "x-trac-project", "x-redmine-host",
    "x-redmine-project", "x-debian-pr-message", "x-phabricator-sent-this-message", "x-gerrit-messagetype",
    "x-jenkins-job", "x-rt-loop-prevention", "x-linkedin-class", "x-facebook", "x-sourceforge-tracker-unixname",
    "x-notifications", "x-rss-url", "x-rss-feed", "x-rss-id", "x-feed2imap-version", "x-sentry-project",
    "x-gitlab-pipeline-id", "x-jenkins-result", "x-list-administrivia", "x-servicenow-source", "x-nagios-notification",
})  # fmt: skip
AUTO_REPLIES = frozenset({
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-mail-autoreply", "x-autoreply-domain",
})  # fmt: skip
