#include "clients/cpp/pulse/views/findings.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_format.h"
#include "clients/cpp/pulse/terminal/table.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// More is no help on a screen; --json has all.
constexpr std::size_t kMostDocuments = 50;
constexpr std::size_t kMostItemsOfADocument = 3;

// Worst first, as tuples are compared.
auto Badness(const Findings& findings) {
  return std::make_tuple(-findings.errors, -(findings.lost_anchors + findings.conflicts), -findings.warnings,
                         -static_cast<int>(findings.unsure.size()), findings.confidence);
}

std::string Figure(int count) { return count == 0 ? "" : std::to_string(count); }

std::string ItemWords(const v1::Item& item) { return Percent(item.confidence()) + " " + item.title(); }

}  // namespace

bool IsUnsure(const v1::Item& item) { return item.confidence() > 0 && item.confidence() < kSureEnough; }

std::string Percent(double probability) {
  // Never rounded up to sure.
  return absl::StrFormat("%d%%", static_cast<int>(probability * 100));
}

Findings FindingsIn(const std::string& path, const v1::IngestDocumentResponse& answer) {
  Findings findings;
  findings.path = path;
  findings.issue = answer.issue().name();
  findings.confidence = answer.confidence();
  for (const v1::Diagnostic& diagnostic : answer.diagnostics()) {
    if (diagnostic.code() == "CORRECTION_ANCHOR_LOST") {
      ++findings.lost_anchors;
    } else if (diagnostic.code() == "CORRECTION_OVERRULES" || diagnostic.code() == "CORRECTION_IMPOSSIBLE") {
      ++findings.conflicts;
    } else if (diagnostic.severity() == v1::SEVERITY_ERROR) {
      ++findings.errors;
    } else if (diagnostic.severity() == v1::SEVERITY_WARNING) {
      ++findings.warnings;
    } else {
      ++findings.infos;
    }
  }
  for (const v1::Section& section : answer.issue().sections()) {
    std::copy_if(section.items().begin(), section.items().end(), std::back_inserter(findings.unsure),
                 IsUnsure);
  }
  std::stable_sort(findings.unsure.begin(), findings.unsure.end(),
                   [](const v1::Item& a, const v1::Item& b) { return a.confidence() < b.confidence(); });
  return findings;
}

void AddAsJson(const Findings& findings, google::protobuf::Struct* line) {
  auto& fields = *line->mutable_fields();
  if (findings.confidence > 0) fields["confidence"].set_number_value(findings.confidence);
  fields["errors"].set_number_value(findings.errors);
  fields["warnings"].set_number_value(findings.warnings);
  fields["infos"].set_number_value(findings.infos);
  fields["lostAnchors"].set_number_value(findings.lost_anchors);
  fields["conflicts"].set_number_value(findings.conflicts);
  fields["needsAnEye"].set_bool_value(findings.NeedsAnEye());
  auto* unsure = fields["unsure"].mutable_list_value();
  for (const v1::Item& item : findings.unsure) {
    auto& entry = *unsure->add_values()->mutable_struct_value()->mutable_fields();
    entry["name"].set_string_value(item.name());
    entry["title"].set_string_value(item.title());
    entry["confidence"].set_number_value(item.confidence());
  }
}

void PrintFindings(const Console& console, std::vector<Findings> all) {
  all.erase(std::remove_if(all.begin(), all.end(), [](const Findings& one) { return !one.NeedsAnEye(); }),
            all.end());
  if (all.empty()) return;
  std::stable_sort(all.begin(), all.end(),
                   [](const Findings& a, const Findings& b) { return Badness(a) < Badness(b); });
  Table table({{"DOCUMENT", false, true},
               {"ERRORS", true},
               {"WARNINGS", true},
               {"LOST", true},
               {"CONFLICTS", true},
               {"UNSURE", true},
               {"LEAST SURE ITEMS", false, true}});
  for (std::size_t i = 0; i < std::min(all.size(), kMostDocuments); ++i) {
    const Findings& one = all[i];
    table.AddRow({one.path, Figure(one.errors), Figure(one.warnings), Figure(one.lost_anchors),
                  Figure(one.conflicts), Figure(static_cast<int>(one.unsure.size())),
                  one.unsure.empty() ? "" : ItemWords(one.unsure[0])});
    for (std::size_t item = 1; item < std::min(one.unsure.size(), kMostItemsOfADocument); ++item) {
      table.AddRow({"", "", "", "", "", "", ItemWords(one.unsure[item])});
    }
  }
  console.out << "\nFor an editor's eye:\n";
  table.Print(console);
  if (all.size() > kMostDocuments) {
    console.out << "and " << Count(static_cast<int>(all.size() - kMostDocuments), "document", "documents")
                << " more; --json has all\n";
  }
}

}  // namespace pulse::cli
