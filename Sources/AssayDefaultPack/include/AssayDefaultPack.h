#pragma once
#include <stddef.h>

/// The compiled default pack (see Rules/default), in the binary's read-only data.
const unsigned char *assay_default_pack(void);

/// Its length in bytes.
size_t assay_default_pack_length(void);
