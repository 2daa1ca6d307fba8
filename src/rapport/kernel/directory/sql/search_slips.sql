-- Words of the vocabulary that may be one edit from what was typed (not all are: rapport.engines.search.edits.within_one_edit).
-- Parameters: numbers and forms (for each word typed the word itself and its neighbors), kinds.
WITH form AS (
    SELECT * FROM unnest(%(numbers)s::int[], %(forms)s::text[]) AS f (number, form)
), met AS (
    SELECT form.number, s.audience_id, s.kind, s.word
    FROM form JOIN directory_searchneighbor s ON s.neighbor = form.form AND s.kind = ANY (%(kinds)s::smallint[])
    UNION
    SELECT form.number, w.audience_id, w.kind, w.word
    FROM form JOIN directory_searchword w ON w.word = form.form AND w.kind = ANY (%(kinds)s::smallint[])
)
SELECT met.number, w.audience_id, w.kind, w.word, w.parties, w.best
FROM met JOIN directory_searchword w USING (audience_id, kind, word)
