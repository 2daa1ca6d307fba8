"""What an address says by itself about who writes from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapport.engines.points import domain_of, is_robot_local_part, is_role_local_part, registrable_domain
from rapport.engines.wordlists import words

_CAMPAIGNS = words("rapport.engines.ties", "campaign_words")
_CAMPAIGN_HOSTS = _CAMPAIGNS | words("rapport.engines.ties", "campaign_hosts")
_ROBOT_HOSTS = words("rapport.engines.ties", "robot_hosts")
_LIST_SOFTWARE = re.compile(r"listmaster|.+-(?:request|owner|bounces?|confirm)")
_J = r"[._-]?"
_NO_REPLY = re.compile(
    rf"(?:no|do{_J}not|don'?t|never|un|keine?|nicht|ne{_J}pas|nao|non|niet|ikke|svar|ei|inte|ej|ne|nie|nu){_J}"
    rf"(?:te{_J})?(?:reply|respon|repond|antwort|antwoord|beantwoord|reager|rispond|svar|contest|vasta|valasz|odpov|odpow|raspun)"
    rf"|svara{_J}(?:inte|ej)|(?:yanitla|cevapla)ma|unattended|unmonitored"
    r"|(?:^|[._+-])(?:auto)?(?:alert|notification|notice|reminder|mailer|bounce|return)s?(?:$|[._+-])"
)
# Accounts of a machine: at the name of a host, below the domain, no person writes from them.
_MACHINE_ACCOUNTS = frozenset({
    "mail", "daemon", "bin", "sys", "sync", "lp", "news", "uucp", "operator", "ftp", "mysql", "postgres", "redis", "tomcat",
    "nginx", "apache2", "httpd", "wwwrun", "www", "web", "deploy", "ubuntu", "debian", "centos", "ec2-user", "vagrant", "pi",
    "oracle", "ansible", "puppet", "docker",
})  # fmt: skip
_HEX = re.compile(r"[0-9a-f]{16,}")
_JOINTS = re.compile(r"[._+=#\-]+")
_DIGITS = re.compile(r"\d")
_GENERATED_LENGTH, _GENERATED_DIGITS = 16, 8


@dataclass(frozen=True, slots=True)
class AddressFacts:
    """What the text of an address tells.

    ``is_role``: a function (info@); ``is_robot``: a program (cron@); ``is_no_reply``: nobody reads answers there, and
    mailings come from such addresses as well as notices (noreply@, alerts@); ``is_campaign``: newsletters (news@).
    """

    is_role: bool
    is_robot: bool
    is_no_reply: bool
    is_campaign: bool


@lru_cache(maxsize=65536)
def address_facts(address: str) -> AddressFacts:
    """The facts of a normalized address."""
    local = address.rpartition("@")[0].casefold()
    is_no_reply = _NO_REPLY.search(local) is not None
    return AddressFacts(
        is_role_local_part(local),
        not is_no_reply and is_robot_address(address),
        is_no_reply,
        is_campaign_address(address),
    )


def is_robot_address(address: str) -> bool:
    """Whether a program writes from it: ``noreply@``, ``…@alerts.weather.com``, ``talk-request@`` (list software),
    ``deploy@web1.acme.com`` (an account of a machine)."""
    local = address.rpartition("@")[0].casefold()
    if _HEX.fullmatch(local):
        return False  # made by a relay or a campaign for one message or one reader
    if is_robot_local_part(local) or _LIST_SOFTWARE.fullmatch(local):
        return True
    host = domain_of(address)
    if local in _MACHINE_ACCOUNTS and host.count(".") >= 2 and registrable_domain(host) != host:
        return True
    return any(label in _ROBOT_HOSTS for label in host.split(".")[:-2])


def is_campaign_address(address: str) -> bool:
    """Whether newsletters come from such addresses: ``newsletter@``, ``…@news.acme.com``, ``2.20880.71-s6@…``.

    A generated local part is long and has digits in several of its pieces. It says little about somebody who answers:
    some people's mail programs make a new address for every correspondent.
    """
    local = address.rpartition("@")[0].casefold()
    if any(piece in _CAMPAIGNS for piece in _JOINTS.split(local)):
        return True
    if any(label in _CAMPAIGN_HOSTS for label in domain_of(address).split(".")[:-2]):
        return True
    return _HEX.fullmatch(local) is not None or _is_generated(local)


def _is_generated(local: str) -> bool:
    if len(local) < _GENERATED_LENGTH or len(_DIGITS.findall(local)) < _GENERATED_DIGITS:
        return False
    return sum(1 for piece in _JOINTS.split(local) if _DIGITS.search(piece)) >= 2
