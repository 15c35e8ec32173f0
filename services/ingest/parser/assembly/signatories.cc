#include "services/ingest/parser/assembly/signatories.h"

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/ingest/parser/assembly/source_spans.h"
#include "services/ingest/parser/assembly/sourced_text.h"
#include "services/ingest/parser/words/stock_phrases.h"
#include "services/ingest/parser/words/typography.h"
#include "services/ingest/parser/words/word_shape.h"

namespace pulse::ingest {
namespace {

bool IsPerson(std::string_view name) { return ReadsAsPerson(name, ShapeOf(name)); }

// Bytes of a text; empty where it holds no such part.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct SignedLine {
  Part name;
  Part second;  // another name
  Part role;
};

// Where the role begins in "Dr Ada Example Head of Research", of which a conversion lost
// what parted the two; 0 where it does not. "Dr Ada Head" has none.
std::size_t RoleBehindName(std::string_view text) {
  std::size_t words = 1;
  for (auto at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1), ++words) {
    const auto role = text.substr(at + 1);
    const auto end = role.find(' ');
    if (end == std::string_view::npos) return 0;
    if (HoldsRoleWord(Fold(role.substr(0, end))))
      return words > 1 && IsPerson(text.substr(0, at)) ? at + 1 : 0;
  }
  return 0;
}

// "Dr Ada Example, Head of Research", "Ada Example and Ben Example".
SignedLine ReadSigned(std::string_view text) {
  SignedLine line{{0, text.size()}, {}, {}};
  for (const std::string_view mark : {", ", " – ", " — ", " - ", " | ", ": "}) {
    const auto at = text.find(mark);
    if (at == std::string_view::npos || !HoldsRoleWord(Fold(text.substr(at + mark.size())))) continue;
    line.name.end = at;
    line.role = {at + mark.size(), text.size()};
    break;
  }
  if (const auto role = line.role.end == 0 ? RoleBehindName(text) : 0; role > 0) {
    line.name.end = role - 1;
    line.role = {role, text.size()};
  }
  for (const std::string_view mark : {" and ", " & "}) {
    const auto at = text.substr(0, line.name.end).find(mark);
    if (at == std::string_view::npos) continue;
    const Part second{at + mark.size(), line.name.end};
    if (!IsPerson(text.substr(0, at)) || !IsPerson(text.substr(second.begin, second.end - second.begin)))
      continue;
    line.name.end = at;
    line.second = second;
    break;
  }
  return line;
}

// A line below another signatory's that says both: "Dr Ada Example, Head of Research".
bool NamesAnother(std::string_view text) {
  const SignedLine line = ReadSigned(text);
  const auto name = text.substr(line.name.begin, line.name.end - line.name.begin);
  return line.role.end > 0 && IsPerson(name) && !HoldsRoleWord(Fold(name));
}

class SignOff {
 public:
  SignOff(v1::Issue* issue, Ledger* ledger, Diagnostics* diagnostics)
      : issue_(issue), ledger_(ledger), diagnostics_(diagnostics) {}

  void AddNames(const SourcedText& text, Range place) {
    const auto line = ReadSigned(text.text());
    AddName(text, line.name, place);
    if (line.second.end > 0) AddName(text, line.second, place);
    if (line.role.end > 0) AddRole(text, line.role);
  }

  void AddRole(const SourcedText& text, Part part) {
    const int last = issue_->signatories_size() - 1;
    if (last < 0) return;
    const auto printed = std::string_view(text.text()).substr(part.begin, part.end - part.begin);
    if (const std::size_t end = printed.find(" on behalf of "); end != std::string_view::npos) {
      BookClosing(text, {part.begin + end, part.end});
      part.end = part.begin + end;
      if (part.end > part.begin && text.text()[part.end - 1] == ',') --part.end;
    }
    auto* const role = issue_->mutable_signatories(last)->mutable_role();
    if (!role->empty()) *role += ' ';
    *role += Trim(std::string_view(text.text()).substr(part.begin, part.end - part.begin));
    Own(text, part, absl::StrCat("signatories[", last, "].role"));
  }

 private:
  // For whom it was signed is no part of a role.
  void BookClosing(const SourcedText& text, Part part) {
    for (const auto& range : text.RangesOf(part.begin, part.end))
      ledger_->Book(range, v1::OWNERSHIP_STRUCTURE, "closing");
  }

  void AddName(const SourcedText& text, Part part, Range place) {
    auto name = Trim(std::string_view(text.text()).substr(part.begin, part.end - part.begin));
    if (name.ends_with(',')) name.remove_suffix(1);
    Own(text, part, absl::StrCat("signatories[", issue_->signatories_size(), "].name"));
    issue_->add_signatories()->set_name(std::string(name));
    const auto shape = ShapeOf(name);
    if (shape.words > 0 && shape.words <= 6 && !shape.digits && shape.mostly_capitalised) return;
    diagnostics_->Add(v1::SEVERITY_WARNING, "SIGNATORY_UNSURE", place,
                      absl::StrCat("\"", absl::string_view(name.data(), name.size()),
                                   "\" stands where the signatory's name should."),
                      "Correct the signatory if it is no name.");
  }

  void Own(const SourcedText& text, Part part, const std::string& field) {
    for (const auto& range : text.RangesOf(part.begin, part.end)) {
      AddSpan(field, range, issue_);
      ledger_->Book(range, v1::OWNERSHIP_FIELD, field);
    }
  }

  v1::Issue* issue_;
  Ledger* ledger_;
  Diagnostics* diagnostics_;
};

}  // namespace

void ReadSignatories(const LabelledDocument& document, const std::vector<std::size_t>& lines,
                     v1::Issue* issue, Ledger* ledger, Diagnostics* diagnostics) {
  SignOff sign_off(issue, ledger, diagnostics);
  for (const std::size_t i : lines) {
    const auto& line = document.lines[i];
    if (document.seen[i].sure == Sure::kOnBehalf) {
      ledger->Book(WholeLine(line), v1::OWNERSHIP_STRUCTURE, "closing");
      continue;
    }
    SourcedText text;
    text.Append(line.content, line.OffsetOf(line.content), document.markdown);
    if (document.labels[i].label == Label::kSigner || NamesAnother(text.text())) {
      sign_off.AddNames(text, TextRange(line));
    } else {
      sign_off.AddRole(text, {0, text.text().size()});
    }
  }
  if (issue->signatories_size() == 0) {
    diagnostics->Add(v1::SEVERITY_WARNING, "SIGNATORY_MISSING", {},
                     "Nobody was found to have signed the introduction.");
  }
}

}  // namespace pulse::ingest
