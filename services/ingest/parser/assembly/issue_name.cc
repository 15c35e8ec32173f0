#include "services/ingest/parser/assembly/issue_name.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_format.h"
#include "services/ingest/parser/names/slug.h"
#include "services/ingest/parser/words/month_year.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::ingest {
namespace {

constexpr std::size_t kMaxSlugBytes = 80;

// What makes a special edition's name of its own: the masthead without the
// digest's name, the month and the words every special edition has.
std::string SubjectSlug(const std::vector<std::string>& masthead) {
  std::string subject;
  for (const auto& line : masthead) {
    std::string word;
    for (const char c : Fold(line) + " ") {
      if (IsAlpha(c) || IsDigit(c) || c == '\'') {
        word.push_back(c);
        continue;
      }
      const bool common = word.empty() || word == "cordispulse" || word == "cordis" || word == "pulse" ||
                          word == "the" || word == "special" || word == "edition" || word == "issue" ||
                          word == "bright" || MonthOf(word) != 0 ||
                          (word.size() == 4 && IsDigit(word[0]) && IsDigit(word[3]));
      if (!common) subject += word + " ";
      word.clear();
    }
  }
  return Slug(subject, kMaxSlugBytes, "");
}

}  // namespace

void NameIssue(const std::vector<std::string>& masthead, v1::Issue* issue) {
  issue->set_name(absl::StrFormat("issues/%04d-%02d", issue->edition().year(), issue->edition().month()));
  issue->set_kind(v1::ISSUE_KIND_MONTHLY);
  const bool special = std::any_of(masthead.begin(), masthead.end(), [](const std::string& line) {
    return Fold(line).find("special") != std::string::npos;
  });
  if (!special) return;
  issue->set_kind(v1::ISSUE_KIND_SPECIAL);
  const auto subject = SubjectSlug(masthead);
  issue->mutable_name()->append("-").append(subject.empty() ? "special" : subject);
}

}  // namespace pulse::ingest
