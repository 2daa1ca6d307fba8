-- Makes the generated crowd the profiles of a record, as derivation would leave them: identities, verdicts, candidates, people,
-- organizations and where they belong. Reads crowd_organization, crowd_person and crowd_sight (which audiences see whom).
ANALYZE crowd_organization, crowd_person, crowd_sight;

INSERT INTO identity_identity (id, namespace, key, label, domain, domain_id, is_role, party_id)
SELECT id, 'mail', address, '', domain, organization_id, false, id FROM crowd_person
UNION ALL
SELECT id, 'domain', domain, name, domain, NULL, false, id FROM crowd_organization;

INSERT INTO identity_verdict (identity_id, audience_id, verdict, rule, reason, is_own, is_ruled, name, received, sent, first_at, last_at,
                              figures)
SELECT p.id, s.audience_id, 'kept', 'answered_by_us', '', false, false, p.name, p.received, p.sent, p.first_at, p.last_at, '{}'
FROM crowd_person p JOIN crowd_sight s USING (sight)
ORDER BY p.id;

INSERT INTO directory_candidate (id, party_id, attribute, value, normalized, origin, base, weight, first_at, last_at, count,
                                 identity_id, audience_id)
SELECT rapport_id('candidate', p.id::text, said.attribute, said.normalized, s.audience_id::text), p.id, said.attribute, said.value,
       said.normalized, 'header', 0.95, ln(0.95), p.first_at, p.last_at, greatest(1, p.received), p.id, s.audience_id
FROM crowd_person p
JOIN crowd_sight s USING (sight)
CROSS JOIN LATERAL (VALUES ('name', p.name, lower(p.name)), ('email', p.address, p.address)) AS said (attribute, value, normalized)
ORDER BY p.id;

INSERT INTO directory_person (party_id, audience_id, name, sort_key, is_own, organization_id, received, sent, first_at, last_at)
SELECT p.id, s.audience_id, p.name, rapport_sort_key(p.name), false, p.organization_id, p.received, p.sent, p.first_at, p.last_at
FROM crowd_person p JOIN crowd_sight s USING (sight)
ORDER BY p.id;

INSERT INTO directory_affiliation (person_id, organization_id, audience_id, title, first_at, last_at, is_current)
SELECT p.id, p.organization_id, s.audience_id, '', p.first_at, p.last_at, true
FROM crowd_person p JOIN crowd_sight s USING (sight) WHERE p.organization_id IS NOT NULL
ORDER BY p.id;

INSERT INTO directory_organization (party_id, audience_id, name, sort_key, domain, is_own, people, first_at, last_at)
SELECT o.id, a.audience_id, o.name, rapport_sort_key(o.name), o.domain, false, count(*), min(a.first_at), max(a.last_at)
FROM crowd_organization o JOIN directory_affiliation a ON a.organization_id = o.id
GROUP BY o.id, o.name, o.domain, a.audience_id
ORDER BY o.id;

INSERT INTO directory_candidate (id, party_id, attribute, value, normalized, origin, base, weight, first_at, last_at, count,
                                 identity_id, audience_id)
SELECT rapport_id('candidate', o.party_id::text, said.attribute, lower(said.value), o.audience_id::text), o.party_id, said.attribute,
       said.value, lower(said.value), 'header', 0.95, ln(0.95), o.first_at, o.last_at, 1, o.party_id, o.audience_id
FROM directory_organization o
CROSS JOIN LATERAL (VALUES ('name', o.name), ('domain', o.domain)) AS said (attribute, value)
