-- What the role we are connected as may do that it must not: its attributes, what it owns, whose member it is.
SELECT role.rolname, role.rolsuper, role.rolbypassrls,
       EXISTS (SELECT FROM pg_class WHERE relowner = role.oid AND relpersistence <> 't') AS owns,
       EXISTS (SELECT FROM pg_auth_members WHERE member = role.oid) AS is_member
FROM pg_roles AS role
WHERE role.rolname = current_user
