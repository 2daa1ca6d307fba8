-- Brings the postings of touched parties up to date: changes what differs and nothing else. Reads search_party, search_text and
-- search_read (field, text, its words with spaces between); leaves search_change, what came and went of each word.
-- A party with more than 48 words in names, or in addresses, is found by those of the name shown first.
CREATE TEMPORARY TABLE search_new ON COMMIT DROP AS
WITH said AS (
    SELECT t.party_id, t.audience_id, t.kind, w.word, min(t.rank) AS rank,
           bool_or(t.field = 1 OR t.field = 3 AND t.kind IN (2, 5)) AS is_named
    FROM search_text t
    JOIN search_read r USING (field, text)
    CROSS JOIN LATERAL unnest(string_to_array(r.words, ' ')) AS w (word)
    GROUP BY t.party_id, t.audience_id, t.kind, w.word
), whole AS (
    SELECT party_id, audience_id, kind,
           coalesce((array_agg(word ORDER BY rank, word COLLATE "C") FILTER (WHERE is_named))[1:48], '{}') AS names,
           coalesce((array_agg(word ORDER BY rank, word COLLATE "C") FILTER (WHERE NOT is_named))[1:48], '{}') AS others
    FROM said GROUP BY party_id, audience_id, kind
)
SELECT w.party_id, w.audience_id, s.organization_id,
       round((s.known + coalesce(extract(epoch FROM s.last_at)::float8, 0) / 31557600 * ln(2::float8))::numeric, 6)::float8 AS weight,
       w.kind, one.is_named, one.word COLLATE "C" AS word,
       ' ' || array_to_string(w.names || '|'::text || w.others, ' ') || ' ' AS words
FROM whole w
JOIN search_party s USING (party_id, audience_id, kind)
CROSS JOIN LATERAL (SELECT unnest(w.names), true UNION ALL SELECT unnest(w.others), false) AS one (word, is_named);
CREATE UNIQUE INDEX ON search_new (party_id, audience_id, kind, word);
ANALYZE search_new;

CREATE TEMPORARY TABLE search_change (audience_id bigint, kind smallint, word text COLLATE "C", parties integer, named integer) ON COMMIT DROP;

WITH gone AS (
    DELETE FROM directory_searchposting p USING touched_party t
    WHERE p.party_id = t.party_id
      AND NOT EXISTS (
          SELECT FROM search_new n
          WHERE (n.party_id, n.audience_id, n.kind, n.word, n.weight, n.is_named, n.words)
                = (p.party_id, p.audience_id, p.kind, p.word, p.weight, p.is_named, p.words)
            AND n.organization_id IS NOT DISTINCT FROM p.organization_id)
    RETURNING p.audience_id, p.kind, p.word, p.is_named
)
INSERT INTO search_change SELECT audience_id, kind, word, -1, -is_named::int FROM gone;

WITH come AS (
    INSERT INTO directory_searchposting (party_id, audience_id, organization_id, weight, kind, is_named, word, words)
    SELECT party_id, audience_id, organization_id, weight, kind, is_named, word, words
    FROM search_new n
    WHERE NOT EXISTS (SELECT FROM directory_searchposting p
                      WHERE (p.party_id, p.audience_id, p.kind, p.word) = (n.party_id, n.audience_id, n.kind, n.word))
    ORDER BY audience_id, kind, word, weight DESC
    RETURNING audience_id, kind, word, is_named
)
INSERT INTO search_change SELECT audience_id, kind, word, 1, is_named::int FROM come
