-- The parties that the reader is: those of the address they sign in with.
SELECT DISTINCT i.party_id
FROM accounts_user u
JOIN identity_identity i ON i.key = lower(u.email) AND i.namespace = 'mail'
WHERE u.id::text = current_setting('rapport.viewer', true)
