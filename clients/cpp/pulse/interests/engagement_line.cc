#include "clients/cpp/pulse/interests/engagement_line.h"

#include <google/protobuf/util/time_util.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/views/words.h"
#include "text/utf8.h"

namespace pulse::cli {
namespace {

using Fields = std::map<std::string, std::string>;

// The service's limits, in bytes.
constexpr std::size_t kMaxContact = 200;
constexpr std::size_t kMaxUrl = 2000;

absl::Status Bad(const std::string& why) { return absl::InvalidArgumentError(why); }

// "click" and so on, of the API's own names.
std::vector<std::string> EngagementKinds() {
  std::vector<std::string> kinds;
  const auto* type = v1::EngagementKind_descriptor();
  for (int i = 0; i < type->value_count(); ++i) {
    if (type->value(i)->number() == v1::ENGAGEMENT_KIND_UNSPECIFIED) continue;
    kinds.push_back(
        absl::AsciiStrToLower(type->value(i)->name().substr(std::string_view("ENGAGEMENT_KIND_").size())));
  }
  return kinds;
}

// RFC 4180, on one line.
absl::StatusOr<std::vector<std::string>> SplitCsv(std::string_view line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char character = line[i];
    if (character == '"' && quoted && line.substr(i + 1).starts_with('"')) {
      cells.back() += line[++i];
    } else if (character == '"' && (quoted || cells.back().empty())) {
      quoted = !quoted;
    } else if (character == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += character;
    }
  }
  if (quoted) return Bad("a quotation mark is not closed");
  return cells;
}

absl::StatusOr<Fields> ReadCsv(std::string_view line, const std::vector<std::string>& columns) {
  auto cells = SplitCsv(line);
  if (!cells.ok()) return cells.status();
  if (cells->size() != columns.size()) {
    return Bad(absl::StrCat(cells->size(), " cells where the header has ", columns.size()));
  }
  Fields fields;
  for (std::size_t i = 0; i < columns.size(); ++i) fields[columns[i]] = std::move((*cells)[i]);
  return fields;
}

absl::StatusOr<Fields> ReadJson(std::string_view line) {
  const auto object = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return Bad("not a JSON object");
  Fields fields;
  for (const auto& [name, value] : object.items()) {
    if (value.is_string()) fields[name] = value.get<std::string>();
    if (value.is_boolean()) fields[name] = value.get<bool>() ? "true" : "false";
  }
  return fields;
}

absl::StatusOr<bool> ReadConsent(const std::string& word) {
  const std::string lower = absl::AsciiStrToLower(word);
  if (lower == "true" || lower == "yes" || lower == "1") return true;
  if (lower.empty() || lower == "false" || lower == "no" || lower == "0") return false;
  return Bad("consent `" + word + "` is neither true nor false");
}

absl::Status SetSubject(const Fields& fields, v1::Engagement& engagement) {
  for (const char* name : {"subject", "item", "url"}) {
    const auto field = fields.find(name);
    if (field == fields.end() || field->second.empty()) continue;
    if (field->second.size() > kMaxUrl) return Bad("the subject has over 2,000 bytes");
    if (field->second.starts_with("issues/")) {
      engagement.set_item(field->second);
    } else {
      engagement.set_url(field->second);
    }
    return absl::OkStatus();
  }
  return Bad("no subject: an item's name, or the URL that was clicked");
}

absl::Status SetKind(const std::string& word, v1::Engagement& engagement) {
  constexpr std::string_view kPrefix = "engagement_kind_";
  std::string lower = absl::AsciiStrToLower(word);
  if (lower.starts_with(kPrefix)) lower.erase(0, kPrefix.size());
  const std::vector<std::string> kinds = EngagementKinds();
  v1::EngagementKind kind{};
  if (std::find(kinds.begin(), kinds.end(), lower) == kinds.end() ||
      !v1::EngagementKind_Parse("ENGAGEMENT_KIND_" + absl::AsciiStrToUpper(lower), &kind)) {
    return Bad(UnknownWord("kind", word, kinds));
  }
  engagement.set_kind(kind);
  return absl::OkStatus();
}

absl::Status SetTime(const std::string& word, v1::Engagement& engagement) {
  const std::string time = word.size() == std::string_view("2022-09-01").size() ? word + "T00:00:00Z" : word;
  if (google::protobuf::util::TimeUtil::FromString(time, engagement.mutable_time())) return absl::OkStatus();
  return Bad("time `" + word + "` is not as 2022-09-01T08:30:00Z");
}

std::string Take(const Fields& fields, const std::string& name) {
  const auto field = fields.find(name);
  return field == fields.end() ? "" : field->second;
}

}  // namespace

absl::StatusOr<EngagementLine> EngagementLine::ReadForm(std::string_view line) {
  EngagementLine form;
  if (line.starts_with('{')) return form;
  auto columns = SplitCsv(line);
  if (!columns.ok()) return columns.status();
  for (std::string& column : *columns)
    form.columns_.push_back(absl::AsciiStrToLower(absl::StripAsciiWhitespace(column)));
  const auto has = [&](const char* name) {
    return std::find(form.columns_.begin(), form.columns_.end(), name) != form.columns_.end();
  };
  std::vector<std::string> missing;
  for (const char* name : {"contact", "kind", "time", "consent"}) {
    if (!has(name)) missing.emplace_back(name);
  }
  if (!has("subject") && !has("item") && !has("url")) missing.emplace_back("subject");
  if (missing.empty()) return form;
  return Bad("the first line is neither JSON nor a header that names " + absl::StrJoin(missing, ", ") +
             "; a header: contact,subject,kind,time,consent");
}

absl::StatusOr<v1::Engagement> EngagementLine::Read(std::string_view line) const {
  if (!text::IsUtf8(line)) return Bad("not UTF-8");
  const auto fields = HasHeader() ? ReadCsv(line, columns_) : ReadJson(line);
  if (!fields.ok()) return fields.status();
  v1::Engagement engagement;
  engagement.set_contact(Take(*fields, "contact"));
  if (engagement.contact().empty()) return Bad("no contact");
  if (engagement.contact().size() > kMaxContact) return Bad("the contact has over 200 bytes");
  const auto consent = ReadConsent(Take(*fields, "consent"));
  if (!consent.ok()) return consent.status();
  engagement.set_consent(*consent);
  if (!*consent) return engagement;
  absl::Status status = SetSubject(*fields, engagement);
  if (status.ok()) status = SetKind(Take(*fields, "kind"), engagement);
  if (status.ok()) status = SetTime(Take(*fields, "time"), engagement);
  if (!status.ok()) return status;
  return engagement;
}

}  // namespace pulse::cli
