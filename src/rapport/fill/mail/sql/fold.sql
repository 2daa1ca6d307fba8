-- Folds the claims of touched identities: names from header lines and everything else from claims, one row for each
-- (source, identity, attribute, normalized value). Reads the temporary table touched(identity_id).
--
-- How much a display name is believed: 0.9 when its owner wrote it, 0.55 when others did; less when it is not built like a
-- person's name (0.4 of it), is a single word (0.6) or begins with an initial (0.85). A name under the letter that shares no
-- word with any name in the header lines is more often a quotation than a name: half. What somebody said by hand is taken as said;
-- that a value is not so is an attribute of its own (not_title), as it speaks of another value than one that is.
--
-- What is said alike is counted first, so that names are compared and values ranked once and not once a message.
WITH heard AS (
    SELECT p.source_id, p.identity_id, p.name_id, p.role = 1 AS is_own_hand, count(*) AS count, min(p.at) AS first_at, max(p.at) AS last_at
    FROM timeline_participation p
    JOIN touched t USING (identity_id)
    WHERE p.name_id IS NOT NULL
    GROUP BY p.source_id, p.identity_id, p.name_id, p.role = 1
), named AS MATERIALIZED (
    SELECT h.source_id, h.identity_id, n.folded AS normalized, n.display AS value, h.is_own_hand, n.is_person, h.count, h.first_at, h.last_at
    FROM heard h
    JOIN evidence_name n ON n.id = h.name_id
    WHERE n.folded <> ''
), words AS (
    SELECT identity_id, array_agg(DISTINCT word) AS known
    FROM (SELECT DISTINCT identity_id, normalized FROM named) n, unnest(string_to_array(n.normalized, ' ')) AS word
    GROUP BY identity_id
), claimed AS (
    SELECT c.source_id, c.identity_id, c.attribute, c.normalized, c.value, c.origin, max(c.confidence) AS confidence,
           count(*) AS count, min(c.observed_at) AS first_at, max(c.observed_at) AS last_at
    FROM evidence_claim c JOIN touched t USING (identity_id)
    GROUP BY c.source_id, c.identity_id, c.attribute, c.normalized, c.value, c.origin
), told AS (
    SELECT source_id, identity_id, 'name' AS attribute, normalized, value,
           CASE WHEN is_own_hand THEN 0.9 ELSE 0.55 END * CASE WHEN is_person THEN 1 ELSE 0.4 END AS confidence,
           'header' AS origin, count, first_at, last_at
    FROM named
    UNION ALL
    SELECT c.source_id, c.identity_id, c.attribute,
           CASE WHEN c.normalized = '' THEN lower(c.value) ELSE c.normalized END, c.value,
           c.confidence * CASE WHEN c.attribute = 'name' AND c.origin <> 'hand' AND w.known IS NOT NULL
                                AND NOT string_to_array(c.normalized, ' ') && w.known THEN 0.5 ELSE 1 END,
           c.origin, c.count, c.first_at, c.last_at
    FROM claimed c LEFT JOIN words w USING (identity_id)
), weighed AS (
    SELECT source_id, identity_id, attribute, normalized, value, origin, count, first_at, last_at,
           sum(count) OVER (PARTITION BY source_id, identity_id, attribute, normalized, value) AS times,
           confidence * CASE WHEN attribute <> 'name' OR origin = 'hand' THEN 1
                             WHEN normalized NOT LIKE '% %' THEN 0.6
                             WHEN normalized ~ '^\w ' THEN 0.85
                             ELSE 1 END AS confidence
    FROM told
), folded AS (
    SELECT source_id, identity_id, attribute, normalized,
           (array_agg(value ORDER BY times DESC, value COLLATE "C"))[1] AS value,
           (array_agg(origin ORDER BY confidence DESC, origin))[1] AS origin,
           max(confidence) AS confidence, min(first_at) AS first_at, max(last_at) AS last_at, sum(count)::int AS count
    FROM weighed GROUP BY source_id, identity_id, attribute, normalized
)
INSERT INTO evidence_fold (id, source_id, identity_id, attribute, value, normalized, origin, confidence, first_at, last_at,
                           count, audience_id)
SELECT rapport_id('fold', f.source_id::text, f.identity_id::text, f.attribute, f.normalized),
       f.source_id, f.identity_id, f.attribute, f.value, f.normalized, f.origin, f.confidence, f.first_at, f.last_at,
       f.count, s.audience_id
FROM folded f JOIN evidence_source s ON s.id = f.source_id
