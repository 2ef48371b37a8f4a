/* First include of every source file: feature macros and banned functions.
 *
 * A function is banned where a safer one of ours, or of the library, does the
 * same: using one is a compile error, not a matter of review. */
#ifndef GALLEY_BASE_COMPAT_H
#define GALLEY_BASE_COMPAT_H

#ifdef HAVE_CONFIG_H
#include <config.h>
#endif

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef __GNUC__
#define GALLEY_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#pragma GCC poison strcpy strcat sprintf vsprintf strtok gets
#else
#define GALLEY_PRINTF(fmt, args)
#endif

#endif
