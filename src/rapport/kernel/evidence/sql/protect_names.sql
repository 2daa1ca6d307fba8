-- Names as written carry no audience, as one name may be met in many sources. They are for derivation alone; readers meet
-- them as folds. Everybody who loads may add what is not there yet.
ALTER TABLE evidence_name ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY name_select ON evidence_name FOR SELECT USING ((SELECT rapport_is_system()));
CREATE POLICY name_insert ON evidence_name FOR INSERT WITH CHECK ((SELECT rapport_is_viewer()));
CREATE POLICY name_delete ON evidence_name FOR DELETE USING ((SELECT rapport_is_system()));
