-- Words of the vocabulary that begin with what was typed, the very word first, then those of most parties, or with by_best those of
-- the best. Parameters: starts and ends (ranges, one for each word typed), kinds, by_best, most (for each word and kind).
SELECT typed.number::int, v.audience_id, v.kind, v.word, v.parties, v.best
FROM unnest(%(starts)s::text[], %(ends)s::text[]) WITH ORDINALITY AS typed (start, stop, number)
CROSS JOIN unnest(%(kinds)s::smallint[]) AS wanted (kind)
CROSS JOIN LATERAL (
    SELECT w.audience_id, w.kind, w.word, w.parties, w.best
    FROM directory_searchword w
    WHERE w.kind = wanted.kind AND w.word >= typed.start AND w.word < typed.stop
    ORDER BY w.word = typed.start DESC, CASE WHEN %(by_best)s THEN w.best ELSE w.parties END DESC
    LIMIT %(most)s
) v
