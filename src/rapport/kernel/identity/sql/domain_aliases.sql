-- Pairs of domains that look like two names of one organization: at least two people have the same name and the same local
-- part under both; or their people sign with one organization's name and one of them has an address under both. One row a
-- pair: the number of such people, two of their names, and the name they sign with ("" in the first case).
WITH face AS (
    SELECT DISTINCT i.domain_id, split_part(i.key, '@', 1) AS local, f.normalized AS name
    FROM identity_identity i
    JOIN identity_verdict v ON v.identity_id = i.id AND v.verdict IN ('kept', 'internal')
    JOIN evidence_fold f ON f.identity_id = i.id AND f.attribute = 'name' AND f.confidence >= 0.7
    WHERE i.namespace = 'mail' AND i.domain_id IS NOT NULL AND NOT i.is_role AND f.normalized LIKE '% %'
), signed AS (
    SELECT DISTINCT i.domain_id, f.normalized AS organization
    FROM identity_identity i
    JOIN identity_verdict v ON v.identity_id = i.id AND v.verdict IN ('kept', 'internal')
    JOIN evidence_fold f ON f.identity_id = i.id AND f.attribute = 'organization' AND f.confidence >= 0.7
    WHERE i.namespace = 'mail' AND i.domain_id IS NOT NULL
), shared AS (
    SELECT a.domain_id AS l, b.domain_id AS r, count(DISTINCT a.local)::int AS people,
           (array_agg(DISTINCT a.name ORDER BY a.name))[1:2] AS names
    FROM face a JOIN face b ON b.local = a.local AND b.name = a.name AND a.domain_id < b.domain_id
    GROUP BY a.domain_id, b.domain_id
)
SELECT l, r, people, names,
       coalesce((SELECT min(x.organization) FROM signed x JOIN signed y USING (organization)
                 WHERE x.domain_id = l AND y.domain_id = r), '') AS organization
FROM shared
WHERE people >= 2
   OR EXISTS (SELECT FROM signed x JOIN signed y USING (organization) WHERE x.domain_id = l AND y.domain_id = r)
ORDER BY l, r
