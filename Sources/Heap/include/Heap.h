#pragma once

/// Whether blocks are counted: in builds for release on Linux, which Package.swift links so.
_Bool heap_counts_blocks(void);

/// How many blocks this process has taken from malloc so far, on all threads.
long heap_blocks_taken(void);

/// Has each large block from now on be a mapping of its own, which goes back to the system when it is freed. With the GNU C library; others
/// are left as they are.
void heap_give_back_large_blocks(void);
