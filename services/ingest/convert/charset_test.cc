#include "services/ingest/convert/charset.h"

#include <gtest/gtest.h>

#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

using std::string_literals::operator""s;

std::string CharsetOf(std::string_view text) {
  const auto recoded = RecodeLegacyText(text);
  return recoded.ok() ? recoded->charset : recoded.status().ToString();
}

TEST(RecodeLegacyTextTest, ReadsWindows1252) {
  const auto recoded = RecodeLegacyText(
      "It\x92s \x93quoted\x94 \x96 for \xa3"
      "4 at the caf\xe9");
  ASSERT_TRUE(recoded.ok());
  EXPECT_EQ(recoded->charset, "WINDOWS-1252");
  EXPECT_EQ(recoded->text, "It’s “quoted” – for £4 at the café");
  EXPECT_EQ(recoded->characters, 6);
}

TEST(RecodeLegacyTextTest, ReadsMacRoman) {
  const auto recoded = RecodeLegacyText("It\xd5s \xd2quoted\xd3 \xd0 at the caf\x8e");
  ASSERT_TRUE(recoded.ok());
  EXPECT_EQ(recoded->charset, "MACINTOSH");
  EXPECT_EQ(recoded->text, "It’s “quoted” – at the café");
}

TEST(RecodeLegacyTextTest, ReadsUtf16ByItsMark) {
  EXPECT_EQ(RecodeLegacyText("\xff\xfe"
                             "a\0\xe9\0"s)
                ->text,
            "aé");
  EXPECT_EQ(RecodeLegacyText("\xfe\xff\0a\0\xe9"s)->text, "aé");
}

TEST(RecodeLegacyTextTest, RefusesBrokenUtf16) {
  EXPECT_EQ(GetErrorReason(RecodeLegacyText("\xff\xfe"
                                            "a\0b"s)
                               .status()),
            "DOCUMENT_NOT_TEXT");
  EXPECT_EQ(GetErrorReason(RecodeLegacyText("\xff\xfe\x00\xd8"
                                            "a\0"s)
                               .status()),
            "DOCUMENT_NOT_TEXT");
}

TEST(RecodeLegacyTextTest, LeavesWhatIsNotBeyondDoubt) {
  EXPECT_EQ(CharsetOf("ca\xe9 latt\xe9"), "") << "two letters are too few";
  EXPECT_EQ(CharsetOf("caf\xe9 caf\xe9 caf\xe9 and \xe2\x80\x99"), "") << "UTF-8 that was damaged";
  EXPECT_EQ(CharsetOf("caf\xe9 caf\xe9 caf\xe9 \x81"), "") << "a byte that no charset has";
  EXPECT_EQ(CharsetOf("caf\xe9 caf\xe9 caf\xe9 \xe9"), "") << "a letter alone";
  EXPECT_EQ(CharsetOf("caf\xe9 caf\xe9 caf\xe9 a\0"s), "") << "a control character";
  EXPECT_EQ(CharsetOf("caf\xe9 caf\xe9 caf\xe9"), "WINDOWS-1252");
}

TEST(RecodeLegacyTextTest, ReadsTheFewBytesThatBothCharsetsReadAlike) {
  const auto recoded = RecodeLegacyText(
      "a grant of \xa3"
      "1 billion, and \xa3"
      "2 for each");
  ASSERT_TRUE(recoded.ok());
  EXPECT_EQ(recoded->text, "a grant of £1 billion, and £2 for each");
  EXPECT_EQ(recoded->characters, 2);
  EXPECT_EQ(CharsetOf("\xa3"
                      "1 and don\x92t"),
            "")
      << "an apostrophe in one, a letter in the other";
}

}  // namespace
}  // namespace pulse::ingest
