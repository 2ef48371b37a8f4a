# The tests: unit tests with Check, and the command line.
TESTS = tests/cli/run
check_PROGRAMS =
AM_TESTS_ENVIRONMENT = GALLEY='$(abs_top_builddir)/galley'; export GALLEY;

if HAVE_CHECK
check_PROGRAMS += tests/unit/unit
TESTS += tests/unit/unit
endif
tests_unit_unit_SOURCES = \
	tests/unit/main.c \
	tests/unit/suites.h \
	tests/unit/test_lines.c \
	tests/unit/test_repair.c \
	tests/unit/test_udiff.c \
	tests/unit/test_utf8.c \
	$(NULL)
tests_unit_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_unit_LDADD = $(ALL_LIBS) $(CHECK_LIBS)
