-- Folds the claims of touched identities: names from header lines and everything else from claims, one row for each
-- (source, identity, attribute, normalized value). Reads the temporary table touched(identity_id).
WITH named AS (
    SELECT p.source_id, p.identity_id, n.folded AS normalized, n.display AS value, p.at,
           CASE WHEN p.role = 1 THEN 0.9 ELSE 0.55 END
             * CASE WHEN NOT n.is_person THEN 0.4 WHEN n.folded ~ '\m\w\M' THEN 0.85 ELSE 1 END AS confidence,
           'header' AS origin
    FROM timeline_participation p
    JOIN touched t USING (identity_id)
    JOIN evidence_name n ON n.id = p.name_id
    WHERE n.folded <> ''
), told AS (
    SELECT source_id, identity_id, 'name' AS attribute, normalized, value, at, confidence, origin FROM named
    UNION ALL
    SELECT c.source_id, c.identity_id, c.attribute,
           CASE WHEN c.normalized = '' THEN lower(c.value) ELSE c.normalized END, c.value, c.observed_at, c.confidence, c.origin
    FROM evidence_claim c JOIN touched t USING (identity_id)
), folded AS (
    SELECT source_id, identity_id, attribute, normalized,
           mode() WITHIN GROUP (ORDER BY value COLLATE "C") AS value,
           (array_agg(origin ORDER BY confidence DESC, origin))[1] AS origin,
           max(confidence) AS confidence, min(at) AS first_at, max(at) AS last_at, count(*)::int AS count
    FROM told GROUP BY source_id, identity_id, attribute, normalized
)
INSERT INTO evidence_fold (id, source_id, identity_id, attribute, value, normalized, origin, confidence, first_at, last_at,
                           count, audience_id)
SELECT rapport_id('fold', f.source_id::text, f.identity_id::text, f.attribute, f.normalized),
       f.source_id, f.identity_id, f.attribute, f.value, f.normalized, f.origin, f.confidence, f.first_at, f.last_at,
       f.count, s.audience_id
FROM folded f JOIN evidence_source s ON s.id = f.source_id
