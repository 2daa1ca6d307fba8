-- Parties with one of some words whom all the other words fit too, the best of each word. Parameters: audiences, kinds and words
-- (together one word of one audience's vocabulary each), exact (the word as it was typed), most (of each word), in_all.
-- {others} is replaced by a condition for each other word.
SELECT best.party_id, best.weight, best.words, best.organization_id
FROM unnest(%(audiences)s::bigint[], %(kinds)s::smallint[], %(words)s::text[]) AS term (audience_id, kind, word)
CROSS JOIN LATERAL (
    SELECT p.party_id, p.weight, p.words, p.organization_id
    FROM directory_searchposting p
    WHERE p.audience_id = term.audience_id AND p.kind = term.kind AND p.word = term.word {others}
    ORDER BY p.weight DESC, p.party_id
    LIMIT %(most)s
) best
ORDER BY term.word = %(exact)s DESC, best.weight DESC, best.party_id
LIMIT %(in_all)s
