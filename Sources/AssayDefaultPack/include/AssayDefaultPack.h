#pragma once
#include <stddef.h>

/// The compiled default pack (see Rules/default), in the binary's read-only data.
const unsigned char *assay_default_pack(void);

/// Its length in bytes.
size_t assay_default_pack_length(void);

/// A file that the default pack was compiled from.
struct assay_file {
  /// Its path within Rules/default.
  const char *path;
  const unsigned char *bytes;
  size_t length;
};

/// All of these files, by path, in the binary's read-only data.
const struct assay_file *assay_default_files(void);

/// How many there are.
size_t assay_default_file_count(void);
