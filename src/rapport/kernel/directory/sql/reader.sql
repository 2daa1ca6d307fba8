-- The parties that the reader is: those of the address they sign in with.
SELECT DISTINCT i.party_id
FROM identity_identity i
WHERE i.namespace = 'mail'
  AND i.key = (SELECT lower(u.email) FROM accounts_user u WHERE u.id::text = current_setting('rapport.viewer', true))
