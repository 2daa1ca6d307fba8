-- Which of two values? For each of the given people and each attribute of which one alone is true: the two most believable
-- visible values, where the first is believed at most so much more than the second, and both well enough; what the reader
-- answered is left out. Parameters: parties, apart (of the logarithms of the beliefs), least (belief in the second at "present"),
-- present, most.
WITH visible AS (
    SELECT DISTINCT ON (c.party_id, c.attribute, c.normalized) c.*
    FROM directory_candidate c
    WHERE c.party_id = ANY (%(parties)s) AND c.attribute IN ('title', 'mobile') AND c.origin <> 'address'
    ORDER BY c.party_id, c.attribute, c.normalized, c.weight DESC, c.audience_id
), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY party_id, attribute ORDER BY weight DESC, normalized COLLATE "C") AS place
    FROM visible
)
SELECT a.party_id, a.attribute, a.id, a.value, a.count, a.last_at, b.id, b.value, b.count, b.last_at
FROM ranked a JOIN ranked b ON b.party_id = a.party_id AND b.attribute = a.attribute AND b.place = 2
WHERE a.place = 1 AND a.weight - b.weight <= %(apart)s
  AND a.first_at <= b.last_at AND b.first_at <= a.last_at  -- one after the other is a change, and no question
  AND b.base * power(0.97::float8, greatest(0, extract(epoch FROM %(present)s - b.last_at)::float8 / 86400 / 30.4375)) >= %(least)s
  AND NOT EXISTS (SELECT FROM web_answer w
                  WHERE w.user_id::text = current_setting('rapport.viewer', true) AND w.kind = 'value'
                    AND w.subject_id IN (a.id, b.id) AND w.other_id IN (a.id, b.id) AND w.hidden_until > now())
ORDER BY a.weight - b.weight, a.party_id, a.attribute
LIMIT %(most)s
