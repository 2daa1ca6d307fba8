-- The texts that touched parties are found by, as each audience sees them. Reads touched_party(party_id) after profiles were
-- derived; leaves search_party (whom words lead to), search_text (rank 0: the name shown; field 1: a name, 2: an address, 3: a
-- domain) and the empty search_read, where the words of each text go.
-- weight: log of the messages (of an organization: its people), halved for every year since the last one, brought to the epoch.
DROP TABLE IF EXISTS search_party, search_text, search_read, search_new, search_change, search_changed;

CREATE TEMPORARY TABLE search_party ON COMMIT DROP AS
SELECT p.party_id, p.audience_id, CASE WHEN p.is_own THEN 4 ELSE 1 END::smallint AS kind, p.organization_id, p.name, ''::text AS domain,
       ln(1 + p.received::float8 + p.sent::float8) AS known, p.last_at
FROM touched_party JOIN directory_person p USING (party_id)
UNION ALL
SELECT o.party_id, o.audience_id, CASE WHEN o.is_own THEN 5 ELSE 2 END::smallint, NULL, o.name, o.domain,
       ln(1 + o.people::float8), o.last_at
FROM touched_party JOIN directory_organization o USING (party_id)
UNION ALL
SELECT i.party_id, v.audience_id, 3::smallint, NULL, '', '', ln(1 + sum(v.received + v.sent)::float8), max(v.last_at)
FROM touched_party
JOIN identity_identity i USING (party_id)
JOIN identity_verdict v ON v.identity_id = i.id
WHERE i.namespace = 'mail'
  AND NOT EXISTS (SELECT FROM directory_person p WHERE p.party_id = i.party_id AND p.audience_id = v.audience_id)
GROUP BY i.party_id, v.audience_id;
ANALYZE search_party;

CREATE TEMPORARY TABLE search_text ON COMMIT DROP AS
SELECT party_id, audience_id, kind, 0::smallint AS rank, 1::smallint AS field, split_part(name, '@', 1) AS text
FROM search_party WHERE kind <> 3
UNION ALL
SELECT party_id, audience_id, kind, 0::smallint, 3::smallint, domain FROM search_party WHERE kind IN (2, 5)
UNION ALL
SELECT c.party_id, c.audience_id, s.kind, 1::smallint,
       CASE c.attribute WHEN 'name' THEN 1 WHEN 'email' THEN 2 ELSE 3 END::smallint,
       CASE c.attribute WHEN 'name' THEN c.value ELSE c.normalized END
FROM search_party s JOIN directory_candidate c USING (party_id, audience_id)
WHERE c.origin <> 'denied'
  AND (c.attribute = 'name' OR (c.attribute = 'email' AND s.kind IN (1, 4)) OR (c.attribute = 'domain' AND s.kind IN (2, 5)))
UNION ALL
SELECT s.party_id, s.audience_id, s.kind, 1::smallint, said.field, said.text
FROM search_party s
JOIN identity_identity i ON i.party_id = s.party_id AND i.namespace = 'mail'
JOIN identity_verdict v ON v.identity_id = i.id AND v.audience_id = s.audience_id
CROSS JOIN LATERAL (VALUES (1::smallint, v.name), (2::smallint, i.key), (3::smallint, i.domain)) AS said (field, text)
WHERE s.kind = 3;
ANALYZE search_text;

CREATE TEMPORARY TABLE search_read (field smallint, text text, words text) ON COMMIT DROP
