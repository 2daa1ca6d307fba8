"""Files that mail programs and systems keep for themselves: passed over silently, since nobody would miss them.

The rule: a file is passed over when its name is listed here *and* its content is no mail and no archive; a folder is
passed over when its name is listed here. Everything else that is not mail is set aside with its reason.
"""

from __future__ import annotations

import re

_FILES = re.compile(
    r"""
    \.ds_store | thumbs\.db | desktop\.ini | \._.* | \.localized | icon\r?     # systems
    | .*\.msf | msgfilterrules\.dat | popstate\.dat | filterlog\.html | .*\.mozmsgs | virtualfolders\.dat
    | panacea\.dat | feeds(?:items)?\.json                                      # Thunderbird
    | dovecot[-._].* | subscriptions | maildirfolder | maildirsize | courier(?:imap|pop3).* | \.?uidvalidity
    | shared-maildirs | \.mbsyncstate.* | \.isyncuidmap.* | cyrus\..* | \.temp\..*   # servers and synchronizers
    | .*\.cmeta | .*\.ev-summary(?:-meta)? | .*\.ibex\.index(?:\.data)? | folders\.db  # Evolution
    | \.mh_sequences | \.mh_profile | \.xmhcache | context | \.(?:sylpheed|claws)_(?:mark|cache|tags) | \.overview
    | \.marks | \.index | \..*\.index(?:\.ids|\.sorted)?                         # MH, Claws, Gnus, KMail
    | table_of_contents | info\.plist | .*\.toc | .*\.lock | .*\.lck            # Apple Mail, Eudora, locks
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FOLDERS = frozenset(
    (
        *(".git", ".svn", ".hg", "__macosx", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems"),
        *(
            "$recycle.bin",
            "system volume information",
            "lost+found",
            "courierimapkeywords",
            "courierimaphieracl",
        ),
    )
)
_REMOVED_NAME = re.compile(r"[,#]\d+")
_MAILDIR_NAME = re.compile(r"\d{6,}\.[^/]+\.[^/]+")


def is_administrative_file(name: str) -> bool:
    """True for the name of a file (without folders) that programs keep for themselves."""
    return _FILES.fullmatch(name) is not None


def is_administrative_folder(name: str) -> bool:
    """True for the name of a folder that holds nothing of its owner's."""
    return name.lower() in _FOLDERS


def is_maildir_name(name: str) -> bool:
    """True for a file name as Maildir gives it: seconds, a unique part, a host, perhaps flags (``:2,S``)."""
    return _MAILDIR_NAME.match(name) is not None


def is_removed_in_mh(name: str) -> bool:
    """True for a message its owner removed, which MH keeps for a while as ``,17`` or ``#17``."""
    return _REMOVED_NAME.fullmatch(name) is not None
