#include "clients/cpp/pulse/editing/text_blocks.h"

#include <gtest/gtest.h>

namespace pulse::cli {
namespace {

TextBlock BlockWith(const std::string& body, const std::string& value = "v") {
  return {0, "one", {{0, "key", value}}, body};
}

TEST(TextBlocksTest, AnyBody_ComesBackAsItWas) {
  for (const std::string body : {"",
                                 "plain",
                                 "two\n\nparagraphs",
                                 "=== like a block",
                                 "\\=== written so",
                                 "\\\\===",
                                 "a\n===\nb",
                                 "====",
                                 "\\",
                                 "a\n\\\nb",
                                 "a\n\\\\\nb",
                                 "\n",
                                 "\n\n",
                                 "a\n",
                                 "\na",
                                 "\n\na\n\n\n",
                                 "# heading",
                                 "key: value",
                                 " ",
                                 "a \n b ",
                                 "\\a",
                                 "tab\there",
                                 "caf\xC3\xA9",
                                 " ===",
                                 "a\r\nb",
                                 "a\r"}) {
    const std::string text = WriteBlock(BlockWith(body)) + WriteBlock(BlockWith("next"));
    const BlockText read = ReadBlocks(text);
    EXPECT_TRUE(read.mistakes.empty()) << text;
    ASSERT_EQ(read.blocks.size(), 2U) << text;
    EXPECT_EQ(read.blocks[0].body, body) << text;
    EXPECT_EQ(read.blocks[1].body, "next") << text;
  }
}

TEST(TextBlocksTest, AnyValue_ComesBackAsItWas) {
  for (const std::string value : {"", "a", " a", "a ", " ", "  ", "a: b", "a\nb", "a\tb", "\\", "\\n", "# a",
                                  "===", "\n", "a\r", "C:\\new"}) {
    const BlockText read = ReadBlocks(WriteBlock(BlockWith("body", value)));
    EXPECT_TRUE(read.mistakes.empty()) << value;
    ASSERT_EQ(read.blocks.size(), 1U);
    ASSERT_EQ(read.blocks[0].fields.size(), 1U);
    EXPECT_EQ(read.blocks[0].fields[0].value, value);
  }
}

TEST(TextBlocksTest, EmptyLinesAroundABody_BelongToNoBody) {
  const BlockText read = ReadBlocks("=== one\nkey: v\n\n\n\ntext\n\n\n\n=== two\n");
  ASSERT_EQ(read.blocks.size(), 2U);
  EXPECT_EQ(read.blocks[0].body, "text");
  EXPECT_EQ(read.blocks[1].body, "");
}

TEST(TextBlocksTest, FileThatAnEditorGaveDosLines_IsReadAsIfItHadNot) {
  const BlockText read = ReadBlocks("\xEF\xBB\xBF# note\r\n=== one\r\nkey: v\r\n\r\na\r\n\r\nb");
  EXPECT_TRUE(read.mistakes.empty());
  ASSERT_EQ(read.blocks.size(), 1U);
  EXPECT_EQ(read.blocks[0].heading, "one");
  EXPECT_EQ(read.blocks[0].fields[0].value, "v");
  EXPECT_EQ(read.blocks[0].body, "a\n\nb");
}

TEST(TextBlocksTest, Comments_StandBeforeBlocksAndAmongFieldsAndNotInBodies) {
  const BlockText read = ReadBlocks("# one\n\n=== one\n# two\nkey: v\n# three\n\n# four\n");
  EXPECT_TRUE(read.mistakes.empty());
  ASSERT_EQ(read.blocks.size(), 1U);
  EXPECT_EQ(read.blocks[0].fields.size(), 1U);
  EXPECT_EQ(read.blocks[0].body, "# four");
}

TEST(TextBlocksTest, Mistakes_HaveTheirLines) {
  const auto mistakes =
      ReadBlocks("stray\n=== one\nno field\nkey: a\\q\n\nbody\n=== two\nTitle: x\n").mistakes;
  ASSERT_EQ(mistakes.size(), 4U);
  EXPECT_EQ(mistakes[0].line, 1);
  EXPECT_EQ(mistakes[1].line, 3);
  EXPECT_EQ(mistakes[2].line, 4);
  EXPECT_EQ(mistakes[3].line, 8);
}

TEST(TextBlocksTest, TextThatIsNotUtf8_IsOneMistakeWithItsLine) {
  for (const std::string& text :
       {std::string("=== one\n\ncaf\xE9\n"), std::string("=== one\n\na\0b\n", 13)}) {
    const BlockText read = ReadBlocks(text);
    EXPECT_TRUE(read.blocks.empty());
    ASSERT_EQ(read.mistakes.size(), 1U);
    EXPECT_EQ(read.mistakes[0].line, 3);
  }
}

}  // namespace
}  // namespace pulse::cli
