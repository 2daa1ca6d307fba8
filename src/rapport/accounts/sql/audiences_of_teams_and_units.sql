-- The audiences that the viewer of this transaction belongs to, with teams, units and the operator: the array that every row
-- policy compares with. Takes the place of the function in audiences.sql. The viewer is the setting rapport.viewer: a user's id,
-- 'system' (all audiences), anything else: none. To a unit belong the people in it and in all units below it, so somebody's
-- audiences are those of their unit and of all units above it. The operator is the first active administrator.
-- Runs as the owner, so that a policy needs no rights of its own on the tables behind it. In plpgsql, as it keeps its plans
-- between queries.
CREATE OR REPLACE FUNCTION rapport_audiences() RETURNS bigint[]
    LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    viewer text := coalesce(current_setting('rapport.viewer', true), '');
    looking_id bigint;
    looking_unit_id bigint;
BEGIN
    IF viewer = 'system' THEN
        RETURN ARRAY(SELECT id FROM public.accounts_audience ORDER BY id);
    END IF;
    IF viewer !~ '^[1-9][0-9]{0,17}$' THEN
        RETURN '{}';
    END IF;
    SELECT id, unit_id INTO looking_id, looking_unit_id
    FROM public.accounts_user WHERE id = viewer::bigint AND is_active;
    IF looking_id IS NULL THEN
        RETURN '{}';
    END IF;
    RETURN ARRAY(
        WITH RECURSIVE above (unit_id) AS (
            SELECT looking_unit_id WHERE looking_unit_id IS NOT NULL
            UNION
            SELECT unit.parent_id FROM above JOIN public.accounts_unit AS unit ON unit.id = above.unit_id
            WHERE unit.parent_id IS NOT NULL
        )
        SELECT id FROM public.accounts_audience WHERE kind = 'everyone'
        UNION ALL
        SELECT id FROM public.accounts_audience WHERE owner_id = looking_id
        UNION ALL
        SELECT audience.id FROM public.accounts_membership AS member
        JOIN public.accounts_audience AS audience ON audience.team_id = member.team_id
        WHERE member.user_id = looking_id
        UNION ALL
        SELECT audience.id FROM above JOIN public.accounts_audience AS audience ON audience.unit_id = above.unit_id
        UNION ALL
        SELECT id FROM public.accounts_audience
        WHERE kind = 'operator' AND looking_id = (
            SELECT id FROM public.accounts_user WHERE role = 'administrator' AND is_active ORDER BY id LIMIT 1
        )
        ORDER BY id
    );
END
$$
