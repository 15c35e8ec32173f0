#include "services/render/mail/email_parts.h"

#include <gtest/gtest.h>

#include "services/render/formats/sample_issues.h"

namespace pulse::render {
namespace {

using Kept = EmailParts::Kept;

// A section with a group of two items.
EmailParts TwoItems() {
  const std::pair<const char*, Kept> parts[] = {
      {"top ", Kept::kAlways},        {"intro ", Kept::kWithIntroductions},
      {"section ", Kept::kInSection}, {"group ", Kept::kOverItem},
      {"A ", Kept::kInItem},          {"body ", Kept::kInWholeItem},
      {"link ", Kept::kInShortItem},  {"B ", Kept::kInItem},
      {"body ", Kept::kInWholeItem},  {"link ", Kept::kInShortItem},
      {"and ", Kept::kAfterOmitted},  {"", Kept::kCountOfOmitted},
      {" more ", Kept::kAfterOmitted}};
  EmailParts made;
  std::string html;
  for (const auto& [text, kept] : parts) {
    html += text;
    made.EndPart(html.size(), kept);
  }
  made.Finish(html + "foot");
  return made;
}

TEST(EmailParts, Join_LeavesOutWhatTheSelectionDoes) {
  v1::Issue issue = NewIssue();
  v1::Section* section = issue.add_sections();
  AddItem(section, v1::ITEM_KIND_REPORT, "a");
  AddItem(section, v1::ITEM_KIND_REPORT, "b");
  EmailSelection selection(ReadDocument(issue), {});
  const EmailParts parts = TwoItems();
  const char* const by_cut[] = {"top intro section group A body B body foot",
                                "top intro section group A body B link foot",
                                "top intro section group A link B link foot",
                                "top section group A link and 1 more foot", "top section and 2 more foot"};
  for (std::size_t cut = 0; cut <= selection.max_cut(); ++cut) {
    selection.set_cut(cut);
    EXPECT_EQ(parts.Join(selection), by_cut[cut]);
    EXPECT_EQ(parts.SizeOf(selection), parts.Join(selection).size());
  }
}

}  // namespace
}  // namespace pulse::render
