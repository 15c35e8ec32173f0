#include "clients/cpp/pulse/editing/issue_text.h"

#include "clients/cpp/pulse/views/resource_names.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

constexpr char kHead[] = R"(# Change what is wrong, save, and leave the editor: what differs is sent, as
# corrections that outlive reading the document again. Nothing changed, or an
# empty file: nothing is sent.
#
#   kind        news, report, briefing, guidance, none
#   publisher   a line each. Change only the byline to have it split anew
#   caption     a line each: text of cover images, never part of the body
#   text        Markdown, after an empty line
#
# Deleting an item's block takes the item out of the issue. To split or merge
# items see `pulse correct --help`. An item's name never changes. Lines here and
# among fields that begin with # are comments; in a text put a backslash before
# a line that begins with ===.
)";
constexpr char kPublished[] = "#\n# The issue is PUBLISHED: readers see what you send at once.\n";

TextBlock BlockOf(const v1::Issue& issue) {
  TextBlock block{0, issue.name(), {}, issue.introduction()};
  block.fields.push_back({0, "revision", std::to_string(issue.revision())});
  block.fields.push_back({0, "etag", issue.etag()});
  block.fields.push_back({0, "title", issue.title()});
  for (const v1::Signatory& signatory : issue.signatories()) {
    block.fields.push_back({0, "signatory", signatory.name()});
    block.fields.push_back({0, "role", signatory.role()});
  }
  return block;
}

TextBlock BlockOf(const v1::Contact& contact) {
  return {0,
          kContactHeading,
          {{0, "telephone", contact.telephone()},
           {0, "email", contact.email()},
           {0, "website", contact.website()}},
          contact.text()};
}

TextBlock BlockOf(const v1::Item& item) {
  TextBlock block{0, item.name(), {}, item.body()};
  block.fields.push_back({0, "title", item.title()});
  block.fields.push_back({0, "kind", KindWord(item.kind())});
  block.fields.push_back({0, "sector", std::string(SectorId(item.sector()))});
  block.fields.push_back({0, "byline", item.byline()});
  for (const v1::Publisher& publisher : item.publishers()) {
    block.fields.push_back({0, "publisher", publisher.display_name()});
  }
  for (const std::string& caption : item.captions()) block.fields.push_back({0, "caption", caption});
  return block;
}

}  // namespace

std::string WriteIssueText(const v1::Issue& issue) {
  std::string text = kHead;
  if (issue.state() == v1::ISSUE_STATE_PUBLISHED) text += kPublished;
  text += "\n" + WriteBlock(BlockOf(issue));
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) text += WriteBlock(BlockOf(item));
  }
  for (const std::string& notice : issue.notices()) text += WriteBlock({0, kNoticeHeading, {}, notice});
  if (issue.has_contact()) text += WriteBlock(BlockOf(issue.contact()));
  return text;
}

}  // namespace pulse::cli
