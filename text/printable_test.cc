#include "text/printable.h"

#include <gtest/gtest.h>

namespace pulse::text {
namespace {

TEST(Printable, Run_ReplacesControlsAndMalformedUtf8) {
  EXPECT_EQ(PrintableRun("a\x1B[31mb"), "a\xEF\xBF\xBD[31mb");
  EXPECT_EQ(PrintableRun("a\nb\tc\xE2\x80\xA8"
                         "d\xC2\x85"),
            "a b c d ");
  EXPECT_EQ(PrintableRun("\xC3("), "\xEF\xBF\xBD(");
  EXPECT_EQ(PrintableRun("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD") << "an overlong slash";
  EXPECT_EQ(PrintableRun("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD") << "a surrogate";
  EXPECT_EQ(PrintableRun("naïve £5 – 日本 🙂"), "naïve £5 – 日本 🙂");
}

// XML 1.0 allows neither, escaped or not.
TEST(Printable, Run_ReplacesWhatIsNoCharacter) {
  EXPECT_EQ(PrintableRun("a\xEF\xBF\xBE b\xEF\xBF\xBF"), "a\xEF\xBF\xBD b\xEF\xBF\xBD");
  EXPECT_EQ(PrintableRun("\xEF\xBF\xBD\xF0\x9F\x99\x82"), "\xEF\xBF\xBD\xF0\x9F\x99\x82");
}

TEST(Printable, Line_IsTrimmedWithSingleSpaces) { EXPECT_EQ(PrintableLine(" a \n\n b\t "), "a b"); }

TEST(Printable, Lines_KeepsLineFeeds) { EXPECT_EQ(PrintableLines("a\n\tb\r"), "a\n    b "); }

}  // namespace
}  // namespace pulse::text
