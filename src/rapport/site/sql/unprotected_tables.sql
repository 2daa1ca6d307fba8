-- Tables with an audience whose rows are not bound by forced row security with a policy for every command.
SELECT class.relname
FROM pg_class AS class
JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace AND namespace.nspname = 'public'
JOIN pg_attribute AS attribute
    ON attribute.attrelid = class.oid AND attribute.attname = 'audience_id' AND NOT attribute.attisdropped
WHERE class.relkind IN ('r', 'p')
  AND NOT (
      class.relrowsecurity
      AND class.relforcerowsecurity
      AND (
          SELECT array_agg(DISTINCT policy.polcmd::text ORDER BY policy.polcmd::text)
          FROM pg_policy AS policy
          WHERE policy.polrelid = class.oid
      ) = '{a,d,r,w}'
  )
ORDER BY class.relname
