#include "clients/cpp/pulse/views/words.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/views/resource_names.h"

namespace pulse::cli {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

struct KindWords {
  v1::ItemKind kind;
  const char* word;
  const char* plural;
  const char* heading;
};

constexpr std::array<KindWords, 5> kKinds = {{
    {v1::ITEM_KIND_NEWS, "news", "news", "News"},
    {v1::ITEM_KIND_REPORT, "report", "reports", "Reports"},
    {v1::ITEM_KIND_BRIEFING, "briefing", "briefings", "Briefings"},
    {v1::ITEM_KIND_TOOL_OR_GUIDANCE, "guidance", "tools", "Tools and Guidance"},
    {v1::ITEM_KIND_UNSPECIFIED, "none", "unspecified", ""},
}};

const KindWords& WordsOf(v1::ItemKind kind) {
  const auto* const found =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const KindWords& words) { return words.kind == kind; });
  return found == kKinds.end() ? kKinds.back() : *found;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  absl::AsciiStrToLower(&lower);
  return lower;
}

// `Criminal justice` as an id has it: `criminal-justice`.
std::string ToId(std::string_view words) {
  std::string id;
  for (const char character : Lower(words)) {
    if (absl::ascii_isalnum(static_cast<unsigned char>(character))) {
      id += character;
    } else if (character != '\'' && !id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  return id;
}

// Levenshtein: letters put in, taken out or changed.
std::size_t EditDistance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::string EditionWords(const v1::Edition& edition) {
  if (edition.month() < 1 || edition.month() > 12 || edition.year() == 0) return "no edition";
  return absl::StrCat(kMonths[static_cast<std::size_t>(edition.month() - 1)], " ", edition.year());
}

std::string StateWord(v1::IssueState state) {
  switch (state) {
    case v1::ISSUE_STATE_DRAFT:
      return "draft";
    case v1::ISSUE_STATE_SCHEDULED:
      return "scheduled";
    case v1::ISSUE_STATE_PUBLISHED:
      return "published";
    case v1::ISSUE_STATE_WITHDRAWN:
      return "withdrawn";
    default:
      return "";
  }
}

std::string KindWord(v1::ItemKind kind) { return WordsOf(kind).word; }

std::string KindHeading(v1::ItemKind kind) { return WordsOf(kind).heading; }

std::string OutcomeWord(v1::IngestOutcome outcome) {
  switch (outcome) {
    case v1::INGEST_OUTCOME_CREATED:
      return "created";
    case v1::INGEST_OUTCOME_UPDATED:
      return "updated";
    default:
      return "unchanged";
  }
}

std::string ActionWord(v1::RevisionAction action) {
  switch (action) {
    case v1::REVISION_ACTION_INGEST:
      return "ingested";
    case v1::REVISION_ACTION_CORRECT:
      return "corrected";
    case v1::REVISION_ACTION_PUBLISH:
      return "published";
    case v1::REVISION_ACTION_SCHEDULE:
      return "scheduled";
    case v1::REVISION_ACTION_WITHDRAW:
      return "withdrawn";
    case v1::REVISION_ACTION_ROLL_BACK:
      return "rolled back";
    case v1::REVISION_ACTION_MERGE_PUBLISHERS:
      return "publishers merged";
    default:
      return "";
  }
}

std::string PublisherActionWord(v1::PublisherAction action) {
  switch (action) {
    case v1::PUBLISHER_ACTION_RENAME:
      return "renamed";
    case v1::PUBLISHER_ACTION_MERGE:
      return "merged";
    default:
      return "";
  }
}

std::string TimeWord(const google::protobuf::Timestamp& time) {
  constexpr std::size_t kSeconds = 19;  // 2031-03-01T09:00:00
  if (time.seconds() == 0) return "";
  return google::protobuf::util::TimeUtil::ToString(time).substr(0, kSeconds) + "Z";
}

std::string PublisherWords(const v1::Item& item) {
  return absl::StrJoin(item.publishers(), ", ", [](std::string* out, const v1::Publisher& publisher) {
    out->append(publisher.display_name());
  });
}

std::string Count(int count, std::string_view singular, std::string_view plural) {
  return std::to_string(count) + " " + std::string(count == 1 ? singular : plural);
}

std::optional<v1::ItemKind> ReadKind(std::string_view word) {
  const std::string lower = Lower(word);
  for (const KindWords& words : kKinds) {
    if (lower == words.word || lower == words.plural || lower == Lower(v1::ItemKind_Name(words.kind))) {
      return words.kind;
    }
  }
  // The group's own name, as the API, the document and people write it.
  const std::string id = ToId(word);
  for (const char* name : {"tool", "tool-or-guidance", "tools-and-guidance"}) {
    if (id == name) return v1::ITEM_KIND_TOOL_OR_GUIDANCE;
  }
  return std::nullopt;
}

std::vector<std::string> KindChoices() {
  std::vector<std::string> choices;
  choices.reserve(std::size(kKinds));
  for (const KindWords& words : kKinds) choices.emplace_back(words.word);
  return choices;
}

std::optional<v1::RenderFormat> ReadFormat(std::string_view word) {
  if (word == "page") return v1::RENDER_FORMAT_PAGE;
  if (word == "text") return v1::RENDER_FORMAT_TEXT;
  if (word == "markdown") return v1::RENDER_FORMAT_MARKDOWN;
  if (word == "fragment") return v1::RENDER_FORMAT_FRAGMENT;
  if (word == "email") return v1::RENDER_FORMAT_EMAIL;
  return std::nullopt;
}

std::vector<std::string> FormatChoices() { return {"page", "text", "markdown", "fragment", "email"}; }

std::optional<std::string> ReadSector(std::string_view words, const std::vector<v1::Sector>& sectors) {
  const std::string id = ToId(SectorId(words));
  std::optional<std::string> beginning;
  for (const v1::Sector& sector : sectors) {
    if (SectorId(sector.name()) == id || ToId(sector.display_name()) == id) return sector.name();
    if (id.empty() || !SectorId(sector.name()).starts_with(id)) continue;
    beginning = beginning ? "" : sector.name();
  }
  if (beginning && beginning->empty()) return std::nullopt;
  return beginning;
}

std::string Nearest(std::string_view word, const std::vector<std::string>& choices) {
  const std::string lower = Lower(word);
  // A third of the letters may be wrong, and two of a short word.
  std::size_t nearest_distance = std::max<std::size_t>(2, lower.size() / 3) + 1;
  std::string nearest;
  for (const std::string& choice : choices) {
    const std::size_t distance = EditDistance(lower, Lower(choice));
    if (distance < nearest_distance && distance < choice.size()) {
      nearest_distance = distance;
      nearest = choice;
    }
  }
  return nearest;
}

std::string UnknownWord(std::string_view what, std::string_view word,
                        const std::vector<std::string>& choices) {
  std::string text = std::string(what) + " `" + std::string(word) + "` is not known";
  const std::string nearest = Nearest(word, choices);
  if (!nearest.empty()) text += "; did you mean `" + nearest + "`?";
  return text + (nearest.empty() ? "; " : " ") + "known: " + absl::StrJoin(choices, ", ");
}

}  // namespace pulse::cli
