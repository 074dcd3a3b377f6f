#include "Heap.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// With `--wrap=malloc` the linker sends each call of malloc, also of the runtime's, to __wrap_malloc, and calls of __real_malloc to malloc.
// Without it, __real_malloc is nowhere, and nobody calls what stands here.

static atomic_long blocks;

static void count(void) { atomic_fetch_add_explicit(&blocks, 1, memory_order_relaxed); }

long heap_blocks_taken(void) { return atomic_load_explicit(&blocks, memory_order_relaxed); }

__attribute__((weak)) void *__real_malloc(size_t size);
__attribute__((weak)) void *__real_calloc(size_t many, size_t size);
__attribute__((weak)) void *__real_realloc(void *block, size_t size);
__attribute__((weak)) void *__real_aligned_alloc(size_t alignment, size_t size);
__attribute__((weak)) int __real_posix_memalign(void **block, size_t alignment, size_t size);

_Bool heap_counts_blocks(void) { return __real_malloc != NULL; }

void *__wrap_malloc(size_t size) {
  count();
  return __real_malloc(size);
}

void *__wrap_calloc(size_t many, size_t size) {
  count();
  return __real_calloc(many, size);
}

void *__wrap_realloc(void *block, size_t size) {
  count();
  return __real_realloc(block, size);
}

void *__wrap_aligned_alloc(size_t alignment, size_t size) {
  count();
  return __real_aligned_alloc(alignment, size);
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size) {
  count();
  return __real_posix_memalign(block, alignment, size);
}

void heap_give_back_large_blocks(void) {
#ifdef __GLIBC__
  // A quarter of a megabyte. To set it is what counts: else it grows with each such block that is freed.
  mallopt(M_MMAP_THRESHOLD, 1 << 18);
#endif
}
