"""The server's settings, given on its command line so that they always fit the programs that run."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import EmbeddedError

PORT = 5432  # only part of the socket's name: nothing listens on the network
LONGEST_SOCKET_PATH = 107  # sun_path holds 108 bytes with its closing zero on Linux

# Room for bulk loads in about 1.2 GB with everything at work; nothing erased lingers in kept WAL files.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "port": str(PORT),
    "max_connections": "60",
    "shared_buffers": "192MB",
    "work_mem": "32MB",
    "hash_mem_multiplier": "2",
    "maintenance_work_mem": "160MB",
    "temp_buffers": "32MB",
    "effective_cache_size": "1GB",
    "random_page_cost": "1.1",
    "max_worker_processes": "6",
    "max_parallel_workers": "2",
    "max_parallel_workers_per_gather": "1",
    "max_parallel_maintenance_workers": "1",
    "jit": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "min_wal_size": "32MB",
    "max_wal_size": "1GB",
    "wal_recycle": "off",
    "wal_init_zero": "on",
    "wal_compression": "pglz",
    "checkpoint_completion_target": "0.9",
    "autovacuum_naptime": "30s",
    # A command that was killed leaves a query behind: it ends soon, not when it is done.
    "client_connection_check_interval": "2s",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "lc_messages": "C",
    "logging_collector": "off",
    "log_line_prefix": "%m [%p] ",
    # Statements and details carry people's data; the log is not the place for it.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length_on_error": "0",
    "cluster_name": "rapport",
}


def server_arguments(socket: Path, shared_memory: Path = Path("/dev/shm")) -> list[str]:
    """Command-line arguments of the server for a socket folder."""
    settings = dict(SETTINGS, unix_socket_directories=str(socket))
    if not _has_room(shared_memory):
        # Small containers grant 64 MB there, which one parallel query can exhaust.
        settings["dynamic_shared_memory_type"] = "mmap"
    return [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]


def _has_room(folder: Path, wanted: int = 256 << 20) -> bool:
    try:
        state = os.statvfs(folder)
    except OSError:
        return False
    return state.f_bavail * state.f_frsize >= wanted


def fits_socket(folder: Path) -> bool:
    """Whether a socket in the folder has a path that the system can hold."""
    return len(os.fsencode(folder / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET_PATH


def check_disk(folder: Path, wanted: int = 64 << 20) -> None:
    """Raise when too little is free for PostgreSQL to start and write its log of changes."""
    state = os.statvfs(folder)
    free = state.f_bavail * state.f_frsize
    if free < wanted:
        raise EmbeddedError(
            f"The disk that holds {folder} is full ({free >> 20} MB free, {wanted >> 20} MB needed). "
            "Make room there and start again; nothing that was saved is lost."
        )
