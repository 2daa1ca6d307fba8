-- The owner of a source always sees it and may change its terms, even when it is shared with a team they are not in any more;
-- and an audience that a source has cannot go away, as nobody could see its rows then.
CREATE POLICY source_of_owner ON evidence_source FOR SELECT USING (
    owner_id::text = current_setting('rapport.viewer', true) AND (SELECT rapport_is_viewer())
);
ALTER TABLE evidence_source
    ADD CONSTRAINT source_audience FOREIGN KEY (audience_id) REFERENCES accounts_audience (id) ON DELETE RESTRICT,
    ADD CONSTRAINT source_ties_audience FOREIGN KEY (ties_audience_id) REFERENCES accounts_audience (id) ON DELETE RESTRICT;
