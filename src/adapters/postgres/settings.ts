/**
 * PostgreSQL's settings for one small machine. Given on the command line at every start, so that a data folder never
 * keeps the settings of an older Jazari.
 */
export function serverSettings(durable: boolean): string[] {
  return [
    'listen_addresses=',
    'unix_socket_permissions=0700',
    'max_connections=100',
    'shared_buffers=64MB',
    'maintenance_work_mem=64MB',
    'max_wal_size=512MB',
    // Fewer idle processes: reads in the backend itself, no logical replication, no parallel plans (whose shared memory
    // also outgrows the 64 MB /dev/shm of a container).
    'io_method=sync',
    'max_logical_replication_workers=0',
    'max_parallel_workers_per_gather=0',
    'max_parallel_maintenance_workers=0',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    // No personal data in the log: neither statements nor the key values of a violated constraint.
    'log_min_messages=warning',
    'log_min_error_statement=panic',
    'log_error_verbosity=terse',
    'log_checkpoints=off',
    ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']),
  ]
}
