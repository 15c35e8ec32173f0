#include "clients/cpp/pulse/corrections/correction_target.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cpp/pulse/revisions/issue_revision.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

using client::LocalError;
using grpc::StatusCode;

std::string SlugOf(const std::string& name) { return name.substr(name.rfind('/') + 1); }

// Where anything of the item stands; nothing when that is not known.
std::optional<Place> ExtentOf(const v1::Item& item) {
  if (item.source_spans().empty()) return std::nullopt;
  Place extent{item.source_spans(0).begin(), item.source_spans(0).end()};
  for (const v1::SourceSpan& span : item.source_spans()) {
    extent.begin = std::min(extent.begin, span.begin());
    extent.end = std::max(extent.end, span.end());
  }
  return extent;
}

std::string LinesOf(const std::vector<Place>& places, const std::string& text) {
  return absl::StrJoin(places, ", ", [&](std::string* out, const Place& place) {
    absl::StrAppend(out, LineAt(text, place.begin));
  });
}

}  // namespace

client::Result<CorrectionTarget> CorrectionTarget::Of(const client::Client& client,
                                                      const std::string& issue) {
  auto current = CurrentRevision(client, issue);
  if (!current.ok()) return current.error();
  return CorrectionTarget(client, *std::move(current));
}

client::Result<const v1::Item*> CorrectionTarget::FindItem(const std::string& words) const {
  const std::string slug = SlugOf(words);
  const v1::Item* beginning = nullptr;
  int begun = 0;
  std::vector<std::string> slugs;
  for (const v1::Section& section : issue_.sections()) {
    for (const v1::Item& item : section.items()) {
      if (item.name() == words || SlugOf(item.name()) == words) return &item;
      slugs.push_back(SlugOf(item.name()));
      if (slug.empty() || !slugs.back().starts_with(slug)) continue;
      beginning = &item;
      ++begun;
    }
  }
  if (begun == 1) return beginning;
  if (begun > 1) {
    return LocalError(StatusCode::NOT_FOUND,
                      absl::StrCat(begun, " items of ", issue_.name(), " begin with `", slug,
                                   "`; `pulse items --json --issue` has their names"));
  }
  const std::string nearest = Nearest(slug, slugs);
  return LocalError(StatusCode::NOT_FOUND,
                    absl::StrCat(issue_.name(), " has no item `", slug, "`",
                                 nearest.empty() ? "" : absl::StrCat("; did you mean `", nearest, "`?")));
}

std::optional<client::Error> CorrectionTarget::ReadText() {
  if (text_) return std::nullopt;
  const auto document = FetchSource(*client_, issue_);
  if (!document.ok()) return document.error();
  auto text = TextOf(*document);
  if (!text.ok()) return text.error();
  text_ = *std::move(text);
  return std::nullopt;
}

v1::Anchor CorrectionTarget::AnchorAt(Place place) const {
  v1::Anchor anchor;
  anchor.set_source_document(issue_.source_document());
  anchor.set_begin(place.begin);
  anchor.set_end(place.end);
  return anchor;
}

client::Result<v1::Anchor> CorrectionTarget::FindPlace(const std::string& words, const v1::Item* item) {
  if (auto error = ReadText()) return *std::move(error);
  Place within{0, static_cast<std::int64_t>(text_->size())};
  if (item != nullptr) within = ExtentOf(*item).value_or(within);
  within.end = std::min(within.end, static_cast<std::int64_t>(text_->size()));
  const std::vector<Place> places = FindWords(*text_, words, within);
  const std::string where = item == nullptr ? issue_.name() + "'s document" : item->name();
  if (places.empty()) {
    return LocalError(StatusCode::NOT_FOUND, "the text does not stand in " + where +
                                                 " as given, marks and case included; `pulse source " +
                                                 issue_.name() + " --text` shows it");
  }
  if (places.size() > 1) {
    return LocalError(StatusCode::FAILED_PRECONDITION,
                      absl::StrCat("the text stands in ", places.size(), " places of ", where, ", at lines ",
                                   LinesOf(places, *text_), "; give more of it"));
  }
  return AnchorAt(places[0]);
}

client::Result<v1::Anchor> CorrectionTarget::FindLines(const std::string& lines) {
  if (auto error = ReadText()) return *std::move(error);
  const auto place = cli::FindLines(*text_, lines);
  if (!place) {
    return LocalError(
        StatusCode::INVALID_ARGUMENT,
        absl::StrCat("`", lines, "` is not of the document's ",
                     LineAt(*text_, static_cast<std::int64_t>(text_->size())), " lines; write 12 or 12-14"));
  }
  return AnchorAt(*place);
}

}  // namespace pulse::cli
