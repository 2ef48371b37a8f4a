# The tests, each counting its cases; tests/summary adds them up.
TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CK_DEFAULT_TIMEOUT=120; export CK_DEFAULT_TIMEOUT; \
	GALLEY='$(abs_top_builddir)/galley'; \
	BUILD='$(abs_top_builddir)'; \
	GALLEY_CACHE='$(abs_top_builddir)/cache'; \
	export GALLEY BUILD GALLEY_CACHE;
TESTS = \
	tests/cases/run \
	tests/cli/run \
	tests/includes.sh \
	tests/invariants/run \
	tests/rules.sh \
	$(NULL)
check_PROGRAMS = \
	tests/invariants/articles \
	tests/invariants/report \
	tests/score/expand \
	$(NULL)

if HAVE_CHECK
check_PROGRAMS += tests/unit/unit
TESTS += tests/unit/unit
endif
tests_unit_unit_SOURCES = \
	tests/unit/desk.c \
	tests/unit/desk.h \
	tests/unit/main.c \
	tests/unit/packs.c \
	tests/unit/packs.h \
	tests/unit/suites.h \
	tests/unit/test_article.c \
	tests/unit/test_brackets.c \
	tests/unit/test_caps.c \
	tests/unit/test_catalogue.c \
	tests/unit/test_formats.c \
	tests/unit/test_generic.c \
	tests/unit/test_glue.c \
	tests/unit/test_lines.c \
	tests/unit/test_mend.c \
	tests/unit/test_names.c \
	tests/unit/test_pattern.c \
	tests/unit/test_phrases.c \
	tests/unit/test_quotes.c \
	tests/unit/test_repair.c \
	tests/unit/test_repeat.c \
	tests/unit/test_selection.c \
	tests/unit/test_spelling.c \
	tests/unit/test_split.c \
	tests/unit/test_stops.c \
	tests/unit/test_tokens.c \
	tests/unit/test_udiff.c \
	tests/unit/test_untranslated.c \
	tests/unit/test_utf8.c \
	tests/unit/test_wordtable.c \
	$(NULL)
tests_unit_unit_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/tests/unit
tests_unit_unit_CFLAGS = $(AM_CFLAGS) $(CHECK_CFLAGS)
tests_unit_unit_LDADD = $(ALL_LIBS) $(CHECK_LIBS)

# The articles that are marked up by hand; and what must hold for any article.
tests_score_expand_SOURCES = \
	tests/score/expand.c \
	tests/score/gold.c \
	tests/score/gold.h \
	$(NULL)
tests_score_expand_LDADD = $(ALL_LIBS)
tests_invariants_articles_SOURCES = tests/invariants/articles.c
tests_invariants_articles_LDADD = $(ALL_LIBS)
tests_invariants_report_SOURCES = tests/invariants/report.c
tests_invariants_report_LDADD = $(ALL_LIBS)

EXTRA_PROGRAMS = \
	tests/bench/runner \
	tests/score/score \
	$(NULL)
tests_score_score_SOURCES = \
	tests/score/align.c \
	tests/score/align.h \
	tests/score/gold.c \
	tests/score/gold.h \
	tests/score/judge.c \
	tests/score/main.c \
	tests/score/score.h \
	tests/score/tables.c \
	$(NULL)
tests_score_score_LDADD = $(ALL_LIBS)
tests_bench_runner_SOURCES = tests/bench/runner.c

CLEANFILES = $(EXTRA_PROGRAMS)

# Measures precision and recall, and writes what is published of them.
score: tests/score/score
	tests/score/score --page '$(srcdir)/docs/accuracy.md' --figures '$(srcdir)/rules/figures.tsv' \
		'tests/gold=$(srcdir)/tests/gold' 'tests/gold-held=$(srcdir)/tests/gold-held'

# Measures time and memory.
bench: galley tests/bench/runner
	$(SHELL) '$(srcdir)/tests/bench/run' '$(abs_top_builddir)'

# The sum of the last `make check`, on one line.
check-summary:
	@$(SHELL) '$(srcdir)/tests/summary' $(TEST_LOGS) || :

# What galley has worked out while it was tested.
clean-local:
	rm -rf cache

.PHONY: bench check-summary score
