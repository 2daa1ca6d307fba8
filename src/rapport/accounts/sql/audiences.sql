-- The audiences that the viewer of this transaction belongs to: the array that every row policy compares with.
-- The viewer is the setting rapport.viewer: a user's id, 'system' (all audiences), anything else: none.
-- Runs as the owner, so that a policy needs no rights of its own on the tables behind it.
CREATE FUNCTION rapport_audiences() RETURNS bigint[]
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
AS $$
    SELECT coalesce(array_agg(audience.id ORDER BY audience.id), '{}')
    FROM public.accounts_audience AS audience
    CROSS JOIN (SELECT coalesce(current_setting('rapport.viewer', true), '') AS viewer) AS setting
    WHERE setting.viewer = 'system'
       OR (
           (audience.kind = 'everyone' OR audience.owner_id::text = setting.viewer)
           AND EXISTS (
               SELECT FROM public.accounts_user AS looking
               WHERE looking.id::text = setting.viewer AND looking.is_active
           )
       )
$$;
