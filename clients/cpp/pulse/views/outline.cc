#include "clients/cpp/pulse/views/outline.h"

#include <algorithm>

#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/findings.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

// Long lines are hard to read, however wide the terminal.
constexpr int kReadableColumns = 100;

int TextColumns(const Console& console) {
  return console.out_is_terminal ? std::min(console.width, kReadableColumns) : console.width;
}

void PrintHead(const Console& console, const v1::Issue& issue) {
  const Style style = console.OutStyle();
  console.out << style.Bold(OneLine(issue.title())) << '\n'
              << EditionWords(issue.edition())
              << (issue.kind() == v1::ISSUE_KIND_SPECIAL ? " · special edition · " : " · ")
              << Count(CountItems(issue), "item", "items") << " in "
              << Count(issue.sections_size(), "section", "sections") << '\n';
  std::string provenance = issue.name();
  if (issue.state() != v1::ISSUE_STATE_UNSPECIFIED) provenance += " · " + StateWord(issue.state());
  if (issue.revision() > 0) provenance += " · revision " + std::to_string(issue.revision());
  console.out << style.Dim(provenance) << '\n';
}

void PrintSignOff(const Console& console, const v1::Issue& issue) {
  if (issue.signatories().empty()) return;
  console.out << '\n';
  for (const v1::Signatory& signatory : issue.signatories()) {
    console.out << "Signed by " << OneLine(signatory.name());
    if (!signatory.role().empty()) console.out << ", " << OneLine(signatory.role());
    console.out << '\n';
  }
}

void PrintItem(const Console& console, const v1::Item& item, Confidence confidence) {
  constexpr std::string_view kIndent = "    ";
  const Style style = console.OutStyle();
  const bool marked = confidence == Confidence::kPrint && IsUnsure(item);
  std::string text = OneLine(item.title());
  if (item.publishers_size() > 0) text += " — " + OneLine(PublisherWords(item));
  if (confidence == Confidence::kPrint && item.confidence() > 0 && item.confidence() < 1) {
    text += " · " + Percent(item.confidence());
  }
  std::string lines = Wrap(text, TextColumns(console), kIndent);
  // The bullet hangs in the indent.
  if (lines.starts_with(kIndent)) lines.replace(0, kIndent.size(), marked ? "  ? " : "  • ");
  if (marked) lines = style.Yellow(lines.substr(0, lines.size() - 1)) + "\n";
  console.out << lines;
}

void PrintSection(const Console& console, const v1::Section& section, Introduction introduction,
                  Confidence confidence) {
  const Style style = console.OutStyle();
  console.out << '\n'
              << style.Bold(OneLine(section.title())) << "  "
              << style.Dim(Count(section.items_size(), "item", "items")) << '\n';
  if (introduction == Introduction::kPrint && !section.introduction().empty()) {
    console.out << Wrap(section.introduction(), TextColumns(console), "  ");
  }
  std::string group;
  for (const v1::Item& item : section.items()) {
    // The news section is its own heading.
    const std::string heading = item.kind() == v1::ITEM_KIND_NEWS ? "" : KindHeading(item.kind());
    if (heading != group) console.out << "  " << (heading.empty() ? "No group" : heading) << '\n';
    group = heading;
    PrintItem(console, item, confidence);
  }
}

std::string SeverityWord(const Style& style, v1::Severity severity) {
  switch (severity) {
    case v1::SEVERITY_ERROR:
      return style.Red("error");
    case v1::SEVERITY_WARNING:
      return style.Yellow("warning");
    default:
      return style.Dim("info");
  }
}

}  // namespace

int CountItems(const v1::Issue& issue) {
  int count = 0;
  for (const v1::Section& section : issue.sections()) count += section.items_size();
  return count;
}

void PrintOutline(const Console& console, const v1::Issue& issue, Introduction introduction,
                  Confidence confidence) {
  PrintHead(console, issue);
  if (introduction == Introduction::kPrint && !issue.introduction().empty()) {
    console.out << '\n' << Wrap(issue.introduction(), TextColumns(console), "");
  }
  PrintSignOff(console, issue);
  for (const v1::Section& section : issue.sections()) {
    PrintSection(console, section, introduction, confidence);
  }
}

void PrintDiagnostics(const Console& console, const std::string& file,
                      const google::protobuf::RepeatedPtrField<v1::Diagnostic>& diagnostics) {
  const Style style = console.ErrStyle();
  for (const v1::Diagnostic& diagnostic : diagnostics) {
    console.err << file << ':';
    if (diagnostic.line() > 0) console.err << diagnostic.line() << ':' << diagnostic.column() << ':';
    console.err << ' ' << SeverityWord(style, diagnostic.severity()) << ": " << OneLine(diagnostic.message());
    if (!diagnostic.suggestion().empty()) console.err << ' ' << OneLine(diagnostic.suggestion());
    console.err << " [" << OneLine(diagnostic.code());
    if (diagnostic.confidence() > 0) console.err << ", " << Percent(diagnostic.confidence()) << " sure";
    console.err << "]\n";
  }
}

}  // namespace pulse::cli
