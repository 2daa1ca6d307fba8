"""How sure each kind of claim is: probabilities that a reader of the message would agree with it.

The figures were set by judgement, from how often each way of finding a value goes wrong on real mail, and are held to
their word by a test: on the table of hand-written letters the claims of each figure are right at least that often. None
is above 0.98, since a signature can be stale or shared.

================================================  =========================================================
origin and kind                                    confidence
================================================  =========================================================
header: own address                                OWN_ADDRESS
header: display name that reads like a person      AUTHOR_NAME, else AUTHOR_NAME_ODD
header: name others give a recipient               RECIPIENT_NAME
header: organisation in or as a display name       HEADER_ORGANIZATION
signature: full name, agreeing with the header     NAME_AGREES; by shape alone NAME_FULL or NAME_SHAPE
closing: bare name, agreeing with the header       CLOSING_AGREES, else CLOSING_NAME
title: a word for a role                           TITLE; in one line with name and company TITLE_INLINE
organisation: fits the domain of the address       ORGANIZATION_DOMAIN
organisation: legal form / words / by its place    ORGANIZATION_FORM / ORGANIZATION_WORDS / ORGANIZATION_PLACE
number: country certain and assigned, labelled     PHONE_SURE; assigned PHONE_VALID; possible PHONE_POSSIBLE
number: country unknown                            PHONE_UNKNOWN
address in a signature                             EMAIL_OWN, EMAIL_SAME_DOMAIN, EMAIL_OTHER, EMAIL_ROLE
web address                                        URL_OWN_DOMAIN, URL_OTHER
postal address                                     ADDRESS_WHOLE with street and town, ADDRESS_PART
in the author's own words ("my new number is …")   BODY
================================================  =========================================================
"""

from __future__ import annotations

OWN_ADDRESS = 0.98
AUTHOR_NAME = 0.9
AUTHOR_NAME_ODD = 0.3
RECIPIENT_NAME = 0.5
HEADER_ORGANIZATION = 0.6
NAME_AGREES = 0.97
NAME_FULL = 0.85
NAME_SHAPE = 0.7
CLOSING_AGREES = 0.9
CLOSING_NAME = 0.65
TITLE = 0.9
TITLE_INLINE = 0.85
ORGANIZATION_DOMAIN = 0.95
ORGANIZATION_FORM = 0.9
ORGANIZATION_WORDS = 0.8
ORGANIZATION_PLACE = 0.6
PHONE_SURE = 0.97
PHONE_VALID = 0.92
PHONE_POSSIBLE = 0.8
PHONE_UNKNOWN = 0.5
EMAIL_OWN = 0.98
EMAIL_SAME_DOMAIN = 0.9
EMAIL_OTHER = 0.75
EMAIL_ROLE = 0.5
URL_OWN_DOMAIN = 0.95
URL_OTHER = 0.8
ADDRESS_WHOLE = 0.9
ADDRESS_PART = 0.6
BODY = 0.8
#: What a bulk mark leaves of a signature's claims: a campaign is signed by whoever fronts it.
BULK_FACTOR = 0.6
#: What is left when somebody signs whose name has nothing of the name in the header.
STRANGER_FACTOR = 0.5
