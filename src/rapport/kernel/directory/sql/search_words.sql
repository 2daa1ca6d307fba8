-- Brings the vocabulary up to date after postings changed: how many have each word and the best of them; words nobody has are
-- forgotten. Reads search_change. Words of names can be met from one edit away (rapport.engines.search.edits.neighbors).
CREATE TEMPORARY TABLE search_changed ON COMMIT DROP AS
WITH changed AS (
    SELECT audience_id, kind, word, sum(parties)::int AS parties, sum(named)::int AS named
    FROM search_change GROUP BY audience_id, kind, word
)
SELECT c.audience_id, c.kind, c.word, coalesce(w.parties, 0) + c.parties AS parties, coalesce(w.named, 0) + c.named AS named,
       coalesce(w.named, 0) AS before,
       (SELECT p.weight FROM directory_searchposting p
        WHERE p.audience_id = c.audience_id AND p.kind = c.kind AND p.word = c.word ORDER BY p.weight DESC LIMIT 1) AS best
FROM changed c LEFT JOIN directory_searchword w USING (audience_id, kind, word);
ANALYZE search_changed;

DELETE FROM directory_searchneighbor s USING search_changed c
WHERE c.before > 0 AND c.named = 0
  AND s.audience_id = c.audience_id AND s.kind = c.kind AND s.word = c.word
  AND s.neighbor IN (SELECT left(c.word, at - 1) || substr(c.word, at + 1) FROM generate_series(1, length(c.word)) AS at);

INSERT INTO directory_searchneighbor (audience_id, kind, neighbor, word)
SELECT DISTINCT c.audience_id, c.kind, (left(c.word, at - 1) || substr(c.word, at + 1)) COLLATE "C" AS neighbor, c.word
FROM search_changed c CROSS JOIN LATERAL generate_series(1, length(c.word)) AS at
WHERE c.before = 0 AND c.named > 0 AND length(c.word) >= 3
ORDER BY c.audience_id, c.kind, neighbor, c.word;

DELETE FROM directory_searchword w USING search_changed c
WHERE c.parties = 0 AND w.audience_id = c.audience_id AND w.kind = c.kind AND w.word = c.word;

INSERT INTO directory_searchword (audience_id, kind, word, parties, named, best)
SELECT audience_id, kind, word, parties, named, best FROM search_changed WHERE parties > 0 ORDER BY audience_id, kind, word
ON CONFLICT (audience_id, kind, word) DO UPDATE SET parties = excluded.parties, named = excluded.named, best = excluded.best
