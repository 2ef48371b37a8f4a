/* Reading: a pack file while it is being read. Private to pack.c and packrule.c. */
#ifndef GALLEY_RULES_READING_H
#define GALLEY_RULES_READING_H

#include "rules/catalogue.h"
#include "rules/fragments.h"
#include "rules/yamlfile.h"

struct reading {
    struct yamlfile file;
    struct catalogue *cat;
    const char *path, *pack, *source;
    bool compile; /* compile the patterns at once, to show where they are wrong */
    struct arena scratch;
    struct fragments fragments;
};

/* The text of a value in the catalogue's arena, white space at its end left out;
 * NULL where the key is absent. */
const char *reading_text(struct reading *r, const yaml_node_t *node, const char *key);

/* Whether it is lower-case letters and digits, with single hyphens between. */
bool reading_id_valid(const char *s);

/* Reads one rule into the catalogue. */
void reading_rule(struct reading *r, const yaml_node_t *node);

#endif
