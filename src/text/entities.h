/* Entities: the names that HTML has for characters, those of prose. */
#ifndef GALLEY_TEXT_ENTITIES_H
#define GALLEY_TEXT_ENTITIES_H

#include "base/compat.h"

struct entity {
    const char *name;
    uint16_t cp;
};

/* Sorted by name, in byte order. */
extern const struct entity entities[];
extern const size_t n_entities;

#endif
