-- Organizations with one of some words, the best first. Parameters: numbers (of the words typed), audiences, kinds, words
-- (together one word of one audience's vocabulary each), most (of each word).
SELECT DISTINCT term.number, best.party_id
FROM unnest(%(numbers)s::int[], %(audiences)s::bigint[], %(kinds)s::smallint[], %(words)s::text[])
     AS term (number, audience_id, kind, word)
CROSS JOIN LATERAL (
    SELECT p.party_id
    FROM directory_searchposting p
    WHERE p.audience_id = term.audience_id AND p.kind = term.kind AND p.word = term.word
    ORDER BY p.weight DESC
    LIMIT %(most)s
) best
