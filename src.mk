# The sources, folder by folder; each folder may include those above it only.
BASE_SOURCES = \
	src/base/arena.c \
	src/base/arena.h \
	src/base/compat.h \
	src/base/map.c \
	src/base/map.h \
	src/base/mem.c \
	src/base/mem.h \
	src/base/slice.h \
	src/base/strbuf.c \
	src/base/strbuf.h \
	src/base/utf8.c \
	src/base/utf8.h \
	$(NULL)
TEXT_SOURCES = \
	src/text/charsets.c \
	src/text/charsets.h \
	src/text/document.c \
	src/text/document.h \
	src/text/entities.c \
	src/text/entities.h \
	src/text/entity.c \
	src/text/foreignmarks.c \
	src/text/lookalike.c \
	src/text/format.c \
	src/text/format.h \
	src/text/html.c \
	src/text/markdown.c \
	src/text/masks.c \
	src/text/masks.h \
	src/text/mend.c \
	src/text/mend.h \
	src/text/menders.h \
	src/text/mojibake.c \
	src/text/plain.c \
	src/text/source.c \
	src/text/source.h \
	src/text/tokens.c \
	src/text/tokens.h \
	$(NULL)
LEXICON_SOURCES = \
	src/lexicon/evidence.c \
	src/lexicon/evidence.h \
	src/lexicon/lexicon.c \
	src/lexicon/lexicon.h \
	src/lexicon/lists.c \
	src/lexicon/lists.h \
	src/lexicon/vocabulary.c \
	src/lexicon/vocabulary.h \
	$(NULL)
RULES_SOURCES = \
	src/rules/catalogue.c \
	src/rules/catalogue.h \
	src/rules/expand.c \
	src/rules/expand.h \
	src/rules/finding.c \
	src/rules/finding.h \
	src/rules/fragments.c \
	src/rules/fragments.h \
	src/rules/nearest.c \
	src/rules/nearest.h \
	src/rules/pack.c \
	src/rules/pack.h \
	src/rules/packrule.c \
	src/rules/pattern.c \
	src/rules/pattern.h \
	src/rules/phrases.c \
	src/rules/phrases.h \
	src/rules/prefilter.c \
	src/rules/prefilter.h \
	src/rules/reading.h \
	src/rules/rule.c \
	src/rules/rule.h \
	src/rules/selection.c \
	src/rules/selection.h \
	src/rules/yamlfile.c \
	src/rules/yamlfile.h \
	$(NULL)
CHECKS_SOURCES = \
	src/checks/applies.h \
	src/checks/article.c \
	src/checks/attribution.c \
	src/checks/attribution.h \
	src/checks/brackets.c \
	src/checks/caps.c \
	src/checks/caps.h \
	src/checks/caps_sentences.c \
	src/checks/caps_unneeded.c \
	src/checks/check.c \
	src/checks/check.h \
	src/checks/dashes.c \
	src/checks/encoding.c \
	src/checks/glue.c \
	src/checks/language.c \
	src/checks/lint.c \
	src/checks/lint.h \
	src/checks/names.c \
	src/checks/near.h \
	src/checks/patterns.c \
	src/checks/phrases.c \
	src/checks/quotes.c \
	src/checks/quotes.h \
	src/checks/quotes_events.c \
	src/checks/quotes_model.c \
	src/checks/repeat.c \
	src/checks/replacement.c \
	src/checks/replacement.h \
	src/checks/seams.c \
	src/checks/spelling.c \
	src/checks/split.c \
	src/checks/split.h \
	src/checks/stops.c \
	src/checks/table.c \
	src/checks/table.h \
	src/checks/untranslated.c \
	src/checks/untranslated.h \
	src/checks/words.c \
	src/checks/words.h \
	$(NULL)
REPAIR_SOURCES = \
	src/repair/examples.c \
	src/repair/examples.h \
	src/repair/plan.c \
	src/repair/repair.c \
	src/repair/repair.h \
	src/repair/verify.c \
	src/repair/write.c \
	$(NULL)
REPORT_SOURCES = \
	src/report/color.h \
	src/report/diff.c \
	src/report/json.c \
	src/report/linediff.c \
	src/report/linediff.h \
	src/report/lines.c \
	src/report/lines.h \
	src/report/path.c \
	src/report/path.h \
	src/report/report.c \
	src/report/report.h \
	src/report/reporters.h \
	src/report/severity.h \
	src/report/text.c \
	src/report/udiff.c \
	src/report/udiff.h \
	$(NULL)
CLI_SOURCES = \
	src/cli/check.c \
	src/cli/command.c \
	src/cli/command.h \
	src/cli/data.c \
	src/cli/data.h \
	src/cli/figures.c \
	src/cli/figures.h \
	src/cli/files.c \
	src/cli/files.h \
	src/cli/fix.c \
	src/cli/help.c \
	src/cli/ignore.c \
	src/cli/ignore.h \
	src/cli/jobs.c \
	src/cli/jobs.h \
	src/cli/options.c \
	src/cli/options.h \
	src/cli/output.c \
	src/cli/output.h \
	src/cli/rules.c \
	src/cli/say.c \
	src/cli/say.h \
	src/cli/session.c \
	src/cli/session.h \
	src/cli/terminal.c \
	src/cli/terminal.h \
	$(NULL)
