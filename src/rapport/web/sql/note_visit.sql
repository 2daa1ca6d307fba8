-- Notes that a user opened the page of a party just now, and forgets what is older than the last visits kept, or leads nowhere
-- the user may look. Parameters: user, party, kept.
WITH noted AS (
    INSERT INTO web_visit (user_id, identity_id, at, audience_id)
    SELECT %(user)s, %(party)s, now(), a.id FROM accounts_audience a WHERE a.owner_id = %(user)s
    ON CONFLICT (user_id, identity_id) DO UPDATE SET at = excluded.at
)
DELETE FROM web_visit v
WHERE v.user_id = %(user)s
  AND (v.at < (SELECT l.at FROM web_visit l WHERE l.user_id = %(user)s ORDER BY l.at DESC OFFSET %(kept)s LIMIT 1)
       OR NOT EXISTS (SELECT FROM identity_identity i WHERE i.id = v.identity_id))
