-- What is known of each address in the temporary table alias_scope(identity_id) that belongs to a person of ours or to a
-- relationship: the names it used itself, numbers from its own signatures, addresses announced as new.
WITH scope AS (
    SELECT i.id, i.key, i.domain_id
    FROM alias_scope s JOIN identity_identity i ON i.id = s.identity_id
    WHERE i.namespace = 'mail' AND NOT i.is_role
), told AS (
    SELECT f.identity_id, f.attribute, f.value, f.normalized, sum(f.count) AS times
    FROM evidence_fold f JOIN scope ON scope.id = f.identity_id
    WHERE (f.attribute = 'name' AND f.confidence >= 0.7)
       OR (f.attribute IN ('mobile', 'phone') AND f.origin IN ('signature', 'body'))
       OR f.attribute = 'new_address'
    GROUP BY f.identity_id, f.attribute, f.value, f.normalized
)
SELECT scope.id, scope.key, d.party_id,
       (SELECT array_agg(value ORDER BY times DESC, value COLLATE "C") FROM told
        WHERE identity_id = scope.id AND attribute = 'name'),
       (SELECT array_agg(DISTINCT normalized) FROM told WHERE identity_id = scope.id AND attribute = 'mobile'),
       (SELECT array_agg(DISTINCT normalized) FROM told WHERE identity_id = scope.id AND attribute = 'phone'),
       (SELECT array_agg(DISTINCT normalized) FROM told WHERE identity_id = scope.id AND attribute = 'new_address')
FROM scope LEFT JOIN identity_identity d ON d.id = scope.domain_id
ORDER BY scope.id
