#include "AssayDefaultPack.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Written by `assay rules build`; CI rebuilds it and compares.
// Numbers in it are read where they lie.
_Alignas(64) static const unsigned char pack[] = {
#embed "default.pack"
};

const unsigned char *assay_default_pack(void) { return pack; }

size_t assay_default_pack_length(void) { return sizeof pack; }
