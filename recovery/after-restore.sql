-- Once after a restore to a moment before the end, before the store is started (psql -X -v ON_ERROR_STOP=1 -f):
-- numbers that were given after that moment must not be given again. They stand in mails, in messages
-- that partners keep by their ids, and in idempotency keys of payment providers.
DO $$
DECLARE
  each record;
BEGIN
  FOR each IN SELECT format('%I.%I', schemaname, sequencename)::regclass AS sequence, increment_by, max_value,
                     coalesce(last_value, start_value) AS last
                FROM pg_sequences WHERE schemaname = 'public' LOOP
    PERFORM setval(each.sequence, least(each.last + 1000000 * each.increment_by, each.max_value));
  END LOOP;
END $$;
