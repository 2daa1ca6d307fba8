-- Pairs of addresses of which the rules cannot tell whether they are one person, and nobody has yet: the newest judgements first.
-- Parameter: most. The conditions are those of the index judgement_unsure.
SELECT j.left_id, j.right_id, l.key, r.key, l.party_id, r.party_id, j.reason
FROM identity_judgement j
JOIN identity_identity l ON l.id = j.left_id
JOIN identity_identity r ON r.id = j.right_id
WHERE j.decision = 'unsure' AND j.author_id IS NULL AND j.overruled_at IS NULL
  AND l.party_id <> r.party_id
  AND NOT EXISTS (SELECT FROM identity_judgement h
                  WHERE h.left_id = j.left_id AND h.right_id = j.right_id AND h.author_id IS NOT NULL AND h.overruled_at IS NULL)
  AND NOT EXISTS (SELECT FROM web_answer a
                  WHERE a.user_id::text = current_setting('rapport.viewer', true) AND a.kind = 'same'
                    AND a.subject_id = j.left_id AND a.other_id = j.right_id AND a.hidden_until > now())
ORDER BY j.id DESC
LIMIT %(most)s
