#include "services/render/text/text_emitter.h"

#include <algorithm>

#include "services/render/text/line_writer.h"
#include "services/render/text/text_prose.h"
#include "text/columns.h"

namespace pulse::render {
namespace {

// A heading and the line under it, as long as the heading and no wider than the page.
void WriteHeading(LineWriter& lines, std::string_view heading, char underline) {
  WriteParagraph(lines, heading);
  lines.Line(std::string(std::min(text::ColumnsOf(heading), kTextColumns), underline));
}

void WriteMasthead(LineWriter& lines, const Document& document) {
  WriteHeading(lines, document.edition.empty() ? document.title : document.title + ", " + document.edition,
               '=');
}

void WriteSignOff(LineWriter& lines, const Document& document) {
  if (document.signatories.empty()) return;
  WriteParagraph(lines, "Best wishes,");
  for (const DocumentSignatory& signatory : document.signatories) {
    WriteParagraph(lines, signatory.name, signatory.role);
  }
}

void WriteContents(LineWriter& lines, const Document& document) {
  if (document.sections.empty()) return;
  WriteHeading(lines, "Contents", '=');
  lines.Open("", "", true);
  for (const DocumentSection& section : document.sections) {
    lines.Open("- ", "  ", true);
    WriteParagraph(lines, section.title + " (" + std::to_string(section.item_count) + ")");
    lines.Close();
  }
  lines.Close();
}

void WriteSection(LineWriter& lines, const DocumentSection& section) {
  WriteHeading(lines, section.title, '=');
  WriteTextProse(lines, section.introduction);
  for (const DocumentGroup& group : section.groups) {
    if (!group.heading.empty()) WriteHeading(lines, group.heading, '-');
    for (const DocumentItem& item : group.items) WriteTextItem(lines, item);
  }
}

void WriteImprint(LineWriter& lines, const Document& document) {
  if (document.contact.empty() && document.notices.empty()) return;
  lines.StartBlock();
  lines.Line(std::string(kTextColumns, '-'));
  WriteTextProse(lines, document.contact);
  for (const Prose& notice : document.notices) WriteTextProse(lines, notice);
}

}  // namespace

void WriteTextItem(LineWriter& lines, const DocumentItem& item) {
  WriteParagraph(lines, item.byline.empty() ? item.title : item.byline + ". " + item.title);
  lines.Open("  ", "  ", false);
  WriteTextProse(lines, item.body);
  lines.Close();
}

std::string EmitText(const Document& document) {
  LineWriter lines;
  WriteMasthead(lines, document);
  WriteTextProse(lines, document.introduction);
  WriteSignOff(lines, document);
  WriteContents(lines, document);
  for (const DocumentSection& section : document.sections) WriteSection(lines, section);
  WriteTextProse(lines, document.aside);
  WriteImprint(lines, document);
  return lines.Finish();
}

}  // namespace pulse::render
