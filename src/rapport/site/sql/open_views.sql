-- Views and materialized views that the application may read and that look with their owner's eyes,
-- past row security: a view must be made WITH (security_invoker = true), a materialized one kept from it.
SELECT class.relname
FROM pg_class AS class
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace AND namespace.nspname = 'public'
WHERE has_table_privilege(current_user, class.oid, 'SELECT')
  AND (
      class.relkind = 'm'
      OR (class.relkind = 'v' AND NOT coalesce(class.reloptions, '{}') @> '{security_invoker=true}')
  )
ORDER BY class.relname
