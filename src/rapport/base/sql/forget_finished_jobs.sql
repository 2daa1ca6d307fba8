-- Delete jobs whose last event was their end, before a given moment.
DELETE FROM procrastinate_jobs AS job
WHERE job.status IN ('succeeded', 'failed', 'cancelled', 'aborted')
  AND NOT EXISTS (
      SELECT FROM procrastinate_events AS event WHERE event.job_id = job.id AND event.at >= %(before)s
  )
