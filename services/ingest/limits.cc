#include "services/ingest/limits.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/server/error_reasons.h"
#include "services/server/request_checks.h"
#include "text/printable.h"

namespace pulse::ingest {
namespace {

using absl::StrCat;
using std::size_t;

// Where a field comes from: a document, which was refused if it was not text, or
// a request, in which anything may stand.
enum class Origin { kRead, kAsked };

// What no document may hold either.
bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f') || byte == 0x7F;
}

// Remembers the first field at fault.
class LimitCheck {
 public:
  explicit LimitCheck(Origin origin) : origin_(origin) {}

  bool asked() const { return origin_ == Origin::kAsked; }

  // Both bounds in bytes, inclusive.
  void Text(const std::string& path, const std::string& text, size_t at_most, size_t at_least = 0) {
    if (text.size() > at_most) {
      Fail(path, server::kFieldTooLong, StrCat("has ", text.size(), " bytes; the limit is ", at_most));
    } else if (text.size() < at_least) {
      Fail(path, server::kFieldRequired, "is empty and has to be given");
    } else if (text.find('\0') != std::string::npos) {
      Fail(path, server::kFieldMalformed, "contains a NUL byte");
    } else if (asked() && std::any_of(text.begin(), text.end(), IsControl)) {
      Fail(path, server::kFieldMalformed, "contains a control character");
    }
  }

  // Of text that names something, in a request: it is there, on one line.
  void Line(const std::string& path, const std::string& text) {
    if (!asked()) return;
    if (text::PrintableLine(text).empty()) {
      Fail(path, server::kFieldRequired, "is blank and has to be given");
    } else if (text.find_first_of("\n\r\f") != std::string::npos) {
      Fail(path, server::kFieldMalformed, "has more than one line");
    }
  }

  void Count(const std::string& path, int count, int at_most) {
    if (count > at_most) {
      Fail(path, server::kTooManyValues, StrCat("has ", count, " entries; the limit is ", at_most));
    }
  }

  void Range(const std::string& path, int value, int at_least, int at_most) {
    if (value < at_least || value > at_most) {
      Fail(path, server::kFieldOutOfRange,
           StrCat("is ", value, "; it has to be ", at_least, " to ", at_most));
    }
  }

  void Form(const std::string& path, bool matches, const char* form) {
    if (!matches) Fail(path, server::kFieldMalformed, StrCat("is not of the form ", form));
  }

  const absl::Status& status() const { return status_; }

 private:
  void Fail(const std::string& path, const char* reason, const std::string& what) {
    if (!status_.ok()) return;
    const char* const whose = asked() ? "" : "As read and corrected, the issue's ";
    status_ = server::InvalidField(path, reason, StrCat(whose, path, " ", what, "."));
  }

  const Origin origin_;
  absl::Status status_;
};

constexpr size_t kMaxDisplayNameBytes = 300;

void CheckLinks(const v1::Item& item, const std::string& path, LimitCheck& check) {
  check.Count(path + "links", item.links_size(), 500);
  for (int i = 0; i < item.links_size(); ++i) {
    check.Text(StrCat(path, "links[", i, "].text"), item.links(i).text(), 2'000);
    check.Text(StrCat(path, "links[", i, "].url"), item.links(i).url(), 2'000);
  }
}

void CheckItem(const v1::Item& item, const std::string& path, LimitCheck& check) {
  check.Text(path + "title", item.title(), 500, 1);
  check.Line(path + "title", item.title());
  check.Text(path + "byline", item.byline(), 500);
  check.Text(path + "body", item.body(), 200'000);
  check.Form(path + "sector", item.sector().empty() || server::IsSectorName(item.sector()), "sectors/{id}");
  check.Count(path + "publishers", item.publishers_size(), 20);
  for (int i = 0; i < item.publishers_size(); ++i) {
    const std::string field = StrCat(path, "publishers[", i, "].display_name");
    check.Text(field, item.publishers(i).display_name(), kMaxDisplayNameBytes);
    check.Line(field, item.publishers(i).display_name());
  }
  CheckLinks(item, path, check);
  check.Count(path + "captions", item.captions_size(), 50);
  for (int i = 0; i < item.captions_size(); ++i) {
    check.Text(StrCat(path, "captions[", i, "]"), item.captions(i), 2'000);
  }
}

void CheckSection(const v1::Section& section, const std::string& path, LimitCheck& check) {
  check.Text(path + "title", section.title(), 300);
  check.Text(path + "introduction", section.introduction(), 100'000);
  check.Form(path + "sector", section.sector().empty() || server::IsSectorName(section.sector()),
             "sectors/{id}");
  check.Count(path + "items", section.items_size(), 500);
  for (int i = 0; i < section.items_size(); ++i) {
    CheckItem(section.items(i), StrCat(path, "items[", i, "]."), check);
  }
}

void CheckContact(const v1::Contact& contact, const std::string& path, LimitCheck& check) {
  check.Text(path + "contact.text", contact.text(), 4'000);
  check.Text(path + "contact.telephone", contact.telephone(), 320);
  check.Text(path + "contact.email", contact.email(), 320);
  check.Text(path + "contact.website", contact.website(), 320);
}

void CheckOpening(const v1::Issue& issue, const std::string& path, LimitCheck& check) {
  check.Text(path + "title", issue.title(), 300);
  check.Text(path + "introduction", issue.introduction(), 100'000);
  check.Count(path + "signatories", issue.signatories_size(), 10);
  for (int i = 0; i < issue.signatories_size(); ++i) {
    check.Text(StrCat(path, "signatories[", i, "].name"), issue.signatories(i).name(), 200);
    check.Text(StrCat(path, "signatories[", i, "].role"), issue.signatories(i).role(), 300);
  }
  check.Count(path + "notices", issue.notices_size(), 50);
  for (int i = 0; i < issue.notices_size(); ++i) {
    check.Text(StrCat(path, "notices[", i, "]"), issue.notices(i), 10'000);
  }
  CheckContact(issue.contact(), path, check);
}

}  // namespace

absl::Status CheckLimits(const v1::Issue& issue) {
  LimitCheck check(Origin::kRead);
  check.Form("name", server::IsIssueName(issue.name()), "issues/2022-09");
  check.Range("edition.year", issue.edition().year(), 1900, 2200);
  check.Range("edition.month", issue.edition().month(), 1, 12);
  CheckOpening(issue, "", check);
  check.Count("sections", issue.sections_size(), 50);
  for (int i = 0; i < issue.sections_size(); ++i) {
    CheckSection(issue.sections(i), StrCat("sections[", i, "]."), check);
  }
  return check.status();
}

absl::Status CheckItemLimits(const v1::Item& item, const std::string& path) {
  LimitCheck check(Origin::kAsked);
  CheckItem(item, path, check);
  return check.status();
}

absl::Status CheckDisplayName(const std::string& display_name, const std::string& path) {
  LimitCheck check(Origin::kAsked);
  check.Text(path, display_name, kMaxDisplayNameBytes, 1);
  check.Line(path, display_name);
  return check.status();
}

absl::Status CheckOpeningLimits(const v1::Issue& issue, const std::string& path) {
  LimitCheck check(Origin::kAsked);
  CheckOpening(issue, path, check);
  return check.status();
}

}  // namespace pulse::ingest
