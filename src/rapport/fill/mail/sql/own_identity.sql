-- Which identities are on our own side. Leaves own_identity(identity_id, is_mailbox): is_mailbox for an address proven to be
-- one of our mailboxes, false for one that only shares our domain; is_list for the latter when three different authors wrote
-- list mail to it, as a list at our own domain is not one of us. Parameters: addresses, domains (arrays of text).
DROP TABLE IF EXISTS own_identity;
CREATE TEMPORARY TABLE own_identity ON COMMIT DROP AS
SELECT i.id AS identity_id, i.key = ANY (%(addresses)s::text[]) AS is_mailbox,
       NOT i.key = ANY (%(addresses)s::text[]) AND (
           SELECT count(DISTINCT m.author_id) FROM timeline_participation p JOIN timeline_interaction m USING (record_id)
           WHERE p.identity_id = i.id AND p.role IN (2, 3, 4) AND m.marks & 2 <> 0 AND m.author_id <> i.id
       ) >= 3 AS is_list
FROM identity_identity i
WHERE i.namespace = 'mail'
  AND (i.key = ANY (%(addresses)s::text[])
       OR i.key !~ '^(undisclosed|unlisted|hidden|suppressed)[^@]{0,3}recipients?' AND EXISTS (SELECT FROM unnest(%(domains)s::text[]) AS own (domain)
                  WHERE split_part(i.key, '@', 2) = own.domain OR split_part(i.key, '@', 2) LIKE '%%.' || own.domain))
