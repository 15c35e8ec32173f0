#include "clients/cpp/pulse/interests/engagement_reader.h"

#include "absl/strings/str_cat.h"

namespace pulse::cli {
namespace {

// Of one message: the service's limit.
constexpr int kMaxEngagements = 1000;
// A contact, a URL and the rest are some 2,500 bytes, twice that when escaped.
constexpr std::size_t kMaxLineBytes = 16 << 10;

}  // namespace

bool EngagementReader::NextLine() {
  line_.clear();
  line_is_too_long_ = false;
  while (line_.empty()) {
    if (in_.peek() == std::istream::traits_type::eof()) return false;
    ++line_number_;
    for (int character = in_.get(); character != std::istream::traits_type::eof() && character != '\n';
         character = in_.get()) {
      if (line_.size() < kMaxLineBytes) {
        line_ += static_cast<char>(character);
      } else {
        line_is_too_long_ = true;
      }
    }
    if (line_.ends_with('\r')) line_.pop_back();
    if (line_number_ == 1 && line_.starts_with("\xEF\xBB\xBF")) line_.erase(0, 3);  // Excel's mark
  }
  return true;
}

absl::Status EngagementReader::AtLine(const std::string& why) const {
  return absl::InvalidArgumentError(absl::StrCat("line ", line_number_, ": ", why));
}

absl::StatusOr<bool> EngagementReader::Read(v1::ScoreInterestsRequest& request) {
  while (request.engagements_size() < kMaxEngagements && NextLine()) {
    if (!form_) {
      auto form = EngagementLine::ReadForm(line_);
      if (!form.ok()) return AtLine(std::string(form.status().message()));
      form_ = *std::move(form);
      if (form_->HasHeader()) continue;
    }
    absl::StatusOr<v1::Engagement> engagement =
        line_is_too_long_ ? absl::InvalidArgumentError("over 16 KiB") : form_->Read(line_);
    if (!engagement.ok()) {
      ++bad_lines_;
      on_bad_line_(line_number_, std::string(engagement.status().message()));
      continue;
    }
    if (engagement->contact() < last_contact_) {
      return AtLine(
          "its contact comes before that of an earlier line; sort by contact first (LC_ALL=C sort)");
    }
    last_contact_ = engagement->contact();
    *request.add_engagements() = *std::move(engagement);
  }
  return request.engagements_size() > 0;
}

}  // namespace pulse::cli
