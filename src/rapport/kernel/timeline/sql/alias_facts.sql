-- What is known of each address in the temporary table alias_scope(identity_id) that belongs to a person: the names it used
-- itself and those others gave it, numbers and organizations from its own signatures, addresses announced as new, when it wrote, when news
-- said it was left, and which of us (own_identity) it exchanged messages with; of our own addresses, which took part in
-- everything, neither is asked.
WITH scope AS (
    SELECT i.id, i.key, i.domain_id
    FROM alias_scope s JOIN identity_identity i ON i.id = s.identity_id
    WHERE i.namespace = 'mail' AND NOT i.is_role
), told AS (
    SELECT f.identity_id, f.attribute, f.value, f.normalized, sum(f.count) AS times, max(f.confidence) AS confidence,
           max(f.last_at) AS last_at
    FROM evidence_fold f JOIN scope ON scope.id = f.identity_id
    WHERE f.attribute IN ('name', 'new_address', 'left')
       OR (f.attribute IN ('mobile', 'phone', 'organization') AND f.origin IN ('signature', 'body'))
    GROUP BY f.identity_id, f.attribute, f.value, f.normalized
), gathered AS (
    SELECT identity_id,
           array_agg(value ORDER BY times DESC, value COLLATE "C") FILTER (WHERE attribute = 'name' AND confidence >= 0.7) AS names,
           array_agg(value ORDER BY times DESC, value COLLATE "C") FILTER (WHERE attribute = 'name' AND confidence < 0.7) AS called,
           array_agg(DISTINCT normalized) FILTER (WHERE attribute = 'mobile') AS mobiles,
           array_agg(DISTINCT normalized) FILTER (WHERE attribute = 'phone') AS phones,
           array_agg(DISTINCT normalized) FILTER (WHERE attribute = 'organization') AS organizations,
           array_agg(DISTINCT normalized) FILTER (WHERE attribute = 'new_address') AS new_addresses,
           min(last_at) FILTER (WHERE attribute = 'left') AS left_at
    FROM told GROUP BY identity_id
), part AS MATERIALIZED (
    -- begun from the scope: our own people took part in nearly everything
    SELECT p.identity_id, p.record_id, p.interaction_id, p.role, p.at
    FROM scope JOIN timeline_participation p ON p.identity_id = scope.id AND p.role <= 4
    WHERE scope.id NOT IN (SELECT identity_id FROM own_identity)
), wrote AS (
    SELECT p.identity_id,
           min(p.at) FILTER (WHERE p.role = 1 AND i.marks & 48 = 0) AS wrote_from,
           max(p.at) FILTER (WHERE p.role = 1 AND i.marks & 48 = 0) AS wrote_until,
           count(DISTINCT p.interaction_id) FILTER (WHERE p.role = 1 AND i.marks & 48 = 0) AS wrote,
           max(p.at) AS named_until
    FROM part p JOIN timeline_interaction i ON i.record_id = p.record_id
    GROUP BY p.identity_id
), beside AS (
    SELECT p.identity_id, array_agg(DISTINCT q.identity_id) AS counterparts
    FROM part p
    JOIN timeline_participation q ON q.record_id = p.record_id AND q.role <= 4 AND (p.role = 1 OR q.role = 1)
    JOIN own_identity o ON o.identity_id = q.identity_id
    GROUP BY p.identity_id
)
SELECT scope.id, scope.key, d.party_id, g.names, g.called, g.mobiles, g.phones, g.organizations, g.new_addresses, w.wrote_from, w.wrote_until,
       w.wrote, w.named_until,
       g.left_at, b.counterparts
FROM scope
LEFT JOIN identity_identity d ON d.id = scope.domain_id
LEFT JOIN gathered g ON g.identity_id = scope.id
LEFT JOIN wrote w ON w.identity_id = scope.id
LEFT JOIN beside b ON b.identity_id = scope.id
ORDER BY scope.id
