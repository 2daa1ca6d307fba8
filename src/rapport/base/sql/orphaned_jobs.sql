-- Jobs that are being done by nobody: their worker is gone, or has been silent for longer than `seconds`.
SELECT job.id, job.task_name, job.attempts
FROM procrastinate_jobs AS job
LEFT JOIN procrastinate_workers AS worker ON worker.id = job.worker_id
WHERE job.status = 'doing'
  AND (worker.id IS NULL OR worker.last_heartbeat <= now() - make_interval(secs => %(seconds)s))
ORDER BY job.id
