/* Data: where galley's rules/ and dictionaries/ are. */
#ifndef GALLEY_CLI_DATA_H
#define GALLEY_CLI_DATA_H

#include "base/strbuf.h"

/* Appends the folder that holds both: $GALLEY_DATA; the source tree while galley
 * runs from the folder it was built in; where it is installed. 0, or -1 with the
 * folders that were looked at in *err. */
int data_folder(struct strbuf *out, struct strbuf *err);

#endif
