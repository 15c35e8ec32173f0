#include "clients/cpp/pulse/views/diff_view.h"

#include <gtest/gtest.h>

#include <sstream>

namespace pulse::cli {
namespace {

TEST(DiffViewTest, ChangedPart_HasSomeWordsAround) {
  const std::string head = "The first of many sentences that nobody has changed stands here. ";
  const std::string tail = " And the last of many sentences that nobody has changed stands here.";
  const ChangedPart part = FindChangedPart(head + "Night courts" + tail, head + "Evening courts" + tail);
  EXPECT_EQ(
      part.before,
      "…sentences that nobody has changed stands here. Night courts And the last of many sentences that…");
  EXPECT_EQ(
      part.after,
      "…sentences that nobody has changed stands here. Evening courts And the last of many sentences that…");
}

TEST(DiffViewTest, ChangedPart_NeverCutsAWordOrACharacter) {
  for (const auto& [before, after] :
       std::vector<std::pair<std::string, std::string>>{{"", ""},
                                                        {"a", ""},
                                                        {"", "a"},
                                                        {"caf\xC3\xA9", "caf\xC3\xA8"},
                                                        {"same", "same"},
                                                        {"one two", "one two three"},
                                                        {"one two three", "two three"},
                                                        {"aaa", "aa"},
                                                        {"a a a", "a a"}}) {
    const ChangedPart part = FindChangedPart(before, after);
    EXPECT_EQ(part.before, before);
    EXPECT_EQ(part.after, after);
  }
}

TEST(DiffViewTest, Diff_SaysWhatBecameOfEachItem) {
  v1::IssueDiff diff;
  auto* title = diff.add_fields();
  title->set_field("title");
  title->set_before("Old");
  title->set_after("New");
  auto* added = diff.add_items();
  added->set_type(v1::ITEM_CHANGE_TYPE_ADDED);
  added->set_name("issues/2031-03/items/a");
  added->set_title("A");
  auto* changed = diff.add_items();
  changed->set_type(v1::ITEM_CHANGE_TYPE_MODIFIED);
  changed->set_name("issues/2031-03/items/b");
  changed->set_title("B");
  changed->add_fields()->set_field("body");
  changed->mutable_fields(0)->set_after("text");
  auto* kind = changed->add_fields();
  kind->set_field("kind");
  kind->set_before("ITEM_KIND_REPORT");
  kind->set_after("ITEM_KIND_TOOL_OR_GUIDANCE");
  auto* long_one = diff.add_items();
  long_one->set_type(v1::ITEM_CHANGE_TYPE_MOVED);
  long_one->set_name("issues/2031-03/items/" + std::string(60, 'c'));
  long_one->set_title("C");
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  PrintDiff(Console{.in = in, .out = out, .err = err}, diff);
  EXPECT_EQ(out.str(),
            "changed  the issue\n"
            "    title\n"
            "      - Old\n"
            "      + New\n"
            "added    A  issues/2031-03/items/a\n"
            "changed  B  issues/2031-03/items/b\n"
            "    body\n"
            "      + text\n"
            "    kind\n"
            "      - report\n"
            "      + guidance\n"
            "moved    C\n"
            "         issues/2031-03/items/" +
                std::string(60, 'c') + "\n");
}

}  // namespace
}  // namespace pulse::cli
