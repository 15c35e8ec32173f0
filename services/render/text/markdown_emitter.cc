#include "services/render/text/markdown_emitter.h"

#include <string_view>

#include "services/render/text/line_writer.h"
#include "services/render/text/markdown_prose.h"
#include "services/render/text/markdown_text.h"

namespace pulse::render {
namespace {

std::string Escaped(std::string_view text, MarkdownText::Place place) {
  MarkdownText line(place);
  line.Text(text);
  return line.TakeLine();
}

void WriteHeading(LineWriter& lines, std::string_view marks, std::string_view text) {
  lines.StartBlock();
  lines.Line(std::string(marks) + " " + Escaped(text, MarkdownText::Place::kHeading));
}

void WriteSignOff(LineWriter& lines, const Document& document) {
  if (document.signatories.empty()) return;
  lines.StartBlock();
  lines.Line("Best wishes,");
  for (const DocumentSignatory& signatory : document.signatories) {
    lines.StartBlock();
    const std::string name = Escaped(signatory.name, MarkdownText::Place::kParagraph);
    lines.Line(signatory.role.empty() ? name : name + "  ");
    if (!signatory.role.empty()) lines.Line(Escaped(signatory.role, MarkdownText::Place::kParagraph));
  }
}

void WriteSection(LineWriter& lines, const DocumentSection& section) {
  if (section.titled) WriteHeading(lines, "##", section.title);
  WriteMarkdownProse(lines, section.introduction, 3);
  for (const DocumentGroup& group : section.groups) {
    if (!group.heading.empty()) WriteHeading(lines, "###", group.heading);
    for (const DocumentItem& item : group.items) WriteMarkdownItem(lines, item);
  }
}

}  // namespace

void WriteMarkdownItem(LineWriter& lines, const DocumentItem& item) {
  WriteHeading(lines, "####", item.byline.empty() ? item.title : item.byline + ". " + item.title);
  WriteMarkdownProse(lines, item.body, 4);
}

std::string EmitMarkdown(const Document& document) {
  LineWriter lines;
  WriteHeading(lines, "#", document.title);
  if (!document.edition.empty()) WriteHeading(lines, "##", document.edition);
  WriteMarkdownProse(lines, document.introduction, 2);
  WriteSignOff(lines, document);
  for (const Prose& notice : document.notices) WriteMarkdownProse(lines, notice, 2);
  WriteMarkdownProse(lines, document.contact, 2);
  for (const DocumentSection& section : document.sections) WriteSection(lines, section);
  WriteMarkdownProse(lines, document.aside, 2);
  return lines.Finish();
}

}  // namespace pulse::render
