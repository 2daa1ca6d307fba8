-- Takes away the records of what people said by hand once nothing of it is left, as when an exclusion took their claims.
DELETE FROM evidence_record r
USING evidence_source s
WHERE s.id = r.source_id AND s.kind = 'hand' AND NOT EXISTS (SELECT FROM evidence_claim c WHERE c.record_id = r.id)
