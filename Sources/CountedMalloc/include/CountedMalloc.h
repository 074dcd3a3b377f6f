#pragma once

/// Whether blocks are counted: in builds for release on Linux, which Package.swift links so.
_Bool counted_malloc_is_linked(void);

/// How many blocks this process has taken from malloc so far, on all threads.
long counted_malloc_blocks(void);
