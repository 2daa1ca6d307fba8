-- The parties whose pages the viewer opened last, newest first. Everybody sees their own visits alone. Parameter: most.
SELECT i.party_id
FROM web_visit v JOIN identity_identity i ON i.id = v.identity_id
WHERE v.user_id::text = current_setting('rapport.viewer', true)
GROUP BY i.party_id
ORDER BY max(v.at) DESC
LIMIT %(most)s
