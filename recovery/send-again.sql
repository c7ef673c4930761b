-- After the broker lost its journal: the store sends again what it wrote for others since a time, under the same ids, so whoever
-- has it already skips it.     psql -X -v ON_ERROR_STOP=1 -v since='2026-11-21 11:00:00+00' -f recovery/send-again.sql
UPDATE outbox SET sent_at = NULL WHERE sent_at IS NOT NULL AND created_at >= :'since'::timestamptz;
SELECT count(*) || ' messages wait to be sent' FROM outbox WHERE sent_at IS NULL;
