-- Takes away display names that no participation uses any more (after an undo or an exclusion).
DELETE FROM evidence_name n
WHERE NOT EXISTS (SELECT FROM timeline_participation p WHERE p.name_id = n.id)
