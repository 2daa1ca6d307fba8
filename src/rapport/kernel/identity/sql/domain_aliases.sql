-- Pairs of domains that look like two names of one organization: at least two people have the same name and the same
-- local part under both. One row a pair with the number of such people and two of them as examples.
WITH face AS (
    SELECT DISTINCT i.domain_id, split_part(i.key, '@', 1) AS local, f.normalized AS name
    FROM identity_identity i
    JOIN identity_verdict v ON v.identity_id = i.id AND v.verdict IN ('kept', 'internal')
    JOIN evidence_fold f ON f.identity_id = i.id AND f.attribute = 'name' AND f.confidence >= 0.7
    WHERE i.namespace = 'mail' AND i.domain_id IS NOT NULL AND NOT i.is_role AND f.normalized LIKE '% %'
)
SELECT a.domain_id, b.domain_id, count(DISTINCT a.local)::int, (array_agg(DISTINCT a.name ORDER BY a.name))[1:2]
FROM face a JOIN face b ON b.local = a.local AND b.name = a.name AND a.domain_id < b.domain_id
GROUP BY a.domain_id, b.domain_id
HAVING count(DISTINCT a.local) >= 2
ORDER BY a.domain_id, b.domain_id
