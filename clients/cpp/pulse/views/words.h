// The domain's values as words for people, and back.

#pragma once

#include <google/protobuf/timestamp.pb.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cordisbright/pulse/v1/history.pb.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "cordisbright/pulse/v1/issue.pb.h"
#include "cordisbright/pulse/v1/publisher.pb.h"
#include "cordisbright/pulse/v1/render_service.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// "June 2024"; "no edition" when month or year is none.
std::string EditionWords(const v1::Edition& edition);

/// "draft", "scheduled", "published", "withdrawn"; empty when unspecified, as
/// for an issue that was only parsed.
std::string StateWord(v1::IssueState state);

/// The word that --kind takes: "news", "report", "briefing", "guidance",
/// "none".
std::string KindWord(v1::ItemKind kind);

/// The heading items of this kind stand under; empty when the document prints
/// no group.
std::string KindHeading(v1::ItemKind kind);

/// "created", "updated", "unchanged".
std::string OutcomeWord(v1::IngestOutcome outcome);

/// "ingested", "corrected", "published", "scheduled", "withdrawn", "rolled
/// back", "publishers merged".
std::string ActionWord(v1::RevisionAction action);

/// "renamed", "merged".
std::string PublisherActionWord(v1::PublisherAction action);

/// To the second, 2031-03-01T09:00:00Z; empty when the time is not set.
std::string TimeWord(const google::protobuf::Timestamp& time);

/// Names as printed, separated by commas.
std::string PublisherWords(const v1::Item& item);

/// "1 item", "36 items".
std::string Count(int count, std::string_view singular, std::string_view plural);

/// Reads a kind: its word, its plural, or its name in the API
/// (ITEM_KIND_REPORT). Case does not count.
std::optional<v1::ItemKind> ReadKind(std::string_view word);
std::vector<std::string> KindChoices();

/// Reads "page", "text", "markdown", "fragment" or "email".
std::optional<v1::RenderFormat> ReadFormat(std::string_view word);
std::vector<std::string> FormatChoices();

/// Name of the sector that `words` mean: its id, its name, its display name or
/// the beginning that only one id has.
std::optional<std::string> ReadSector(std::string_view words, const std::vector<v1::Sector>& sectors);

/// The choice nearest to `word` by edits; empty when none is near enough to be
/// what was meant.
std::string Nearest(std::string_view word, const std::vector<std::string>& choices);

/// `WHAT `word` is not known; did you mean `NEAREST`? Known: CHOICES`
std::string UnknownWord(std::string_view what, std::string_view word,
                        const std::vector<std::string>& choices);

}  // namespace pulse::cli
