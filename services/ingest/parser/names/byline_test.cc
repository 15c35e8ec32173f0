#include "services/ingest/parser/names/byline.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace pulse::ingest {
namespace {

struct SplitCase {
  std::string heading;
  std::string byline;  // empty: no split expected
  std::string title;
};

void PrintTo(const SplitCase& split, std::ostream* out) { *out << split.heading; }

class SplitBylineTest : public testing::TestWithParam<SplitCase> {};

TEST_P(SplitBylineTest, PartsPublisherFromTitle) {
  const auto& [heading, byline, title] = GetParam();
  const auto split = SplitByline(heading);
  ASSERT_EQ(split.has_value(), !byline.empty()) << heading;
  if (!split) return;
  EXPECT_EQ(heading.substr(0, split->byline_end), byline);
  EXPECT_EQ(heading.substr(split->title_begin), title);
}

INSTANTIATE_TEST_SUITE_P(
    Headings, SplitBylineTest,
    testing::Values(
        SplitCase{"Harbour Trust. Tides of change", "Harbour Trust", "Tides of change"},
        SplitCase{"Department for Rivers, Coasts and Harbours. Flood plan: one year on",
                  "Department for Rivers, Coasts and Harbours", "Flood plan: one year on"},
        SplitCase{"The Lantern Fund. Lighting the way. Lessons from the north", "The Lantern Fund",
                  "Lighting the way. Lessons from the north"},
        SplitCase{"St. Wilfrid's House. A home first", "St. Wilfrid's House", "A home first"},
        SplitCase{"**Harbour Trust.** Tides of change", "**Harbour Trust", "Tides of change"},
        SplitCase{"Harbour Trust.Tides of change", "Harbour Trust", "Tides of change"},
        SplitCase{"Institute of Care Studies (ICS). 2021/22 review", "Institute of Care Studies (ICS)",
                  "2021/22 review"},
        SplitCase{"HM Inspectorate of Lighthouses. HM Chief Inspector's report",
                  "HM Inspectorate of Lighthouses", "HM Chief Inspector's report"},
        SplitCase{"Harbour Trust . Tides of change", "Harbour Trust", "Tides of change"},
        SplitCase{"Harbour Lab (now Quayside). Stones", "Harbour Lab (now Quayside)", "Stones"},
        SplitCase{"Harbour Trust, in partnership with Kith. Stones",
                  "Harbour Trust, in partnership with Kith", "Stones"},
        SplitCase{"Harbour Trust and mind. Stones", "Harbour Trust and mind", "Stones"},
        SplitCase{"Harbour Trust, nef and Quay UK. Stones", "Harbour Trust, nef and Quay UK", "Stones"},
        SplitCase{"nef consulting & Harbour Lab. Stones", "nef consulting & Harbour Lab", "Stones"},
        SplitCase{"Sleep and mind the gap. Stones", "", ""},
        SplitCase{"Young Crews vs Rust. Stones", "Young Crews vs Rust", "Stones"},
        SplitCase{"Carriers UK.Ready to sail?", "Carriers UK", "Ready to sail?"},
        SplitCase{"Ann Sower et al. Stones", "Ann Sower et al", "Stones"},
        SplitCase{"Ann Sower et al. propose stones", "", ""}, SplitCase{"What about Crews. Stones", "", ""},
        SplitCase{"A Long List of Crews that Care. Stones", "", ""},
        SplitCase{"The harbour (now closed). It was small", "", ""},
        SplitCase{"This report describes the year. It has five parts.", "", ""},
        SplitCase{"Harbour Ltd, 14 Lantern Yard, ZZ1 4AB. Telephone: 020 7946 0136", "", ""},
        SplitCase{"Key findings include:", "", ""}, SplitCase{"Harbour Trust.", "", ""},
        SplitCase{"the report was published. It says", "", ""}, SplitCase{"", "", ""}));

TEST(SplitBylineTest, SaysWhetherALongerHeadingCouldSplit) {
  const auto open = [](std::string_view heading) {
    bool may = false;
    EXPECT_FALSE(SplitByline(heading, &may).has_value());
    return may;
  };
  EXPECT_TRUE(open("Harbour Trust and Lantern"));
  EXPECT_TRUE(open("Harbour Trust and Lantern Fund."));
  EXPECT_FALSE(open("The Trust asked for more."));
  EXPECT_FALSE(open(""));
}

TEST(SplitBylineTest, RefusesHeadingLongerThanAnyTitle) {
  EXPECT_FALSE(SplitByline("Harbour Trust. " + std::string(400, 'x')).has_value());
}

TEST(SplitBylineTest, TakesALongHeadingOfABodyWithATitleOfOneSentence) {
  const std::string title = "Tides " + std::string(320, 'x');
  EXPECT_TRUE(SplitByline("Harbour Trust. " + title).has_value());
  EXPECT_FALSE(SplitByline("Quiet Water. " + title).has_value());
  EXPECT_FALSE(SplitByline("Harbour Trust. They came. " + title).has_value());
}

TEST(SplitByline, TakesASpaceThatDoesNotBreakForOne) {
  const std::string_view heading = "Office\u00a0of Locks\u00a0and Weirs.\u00a0Water levels";
  const auto split = SplitByline(heading);
  ASSERT_TRUE(split.has_value());
  EXPECT_EQ(heading.substr(0, split->byline_end), "Office\u00a0of Locks\u00a0and Weirs");
  EXPECT_EQ(heading.substr(split->title_begin), "Water levels");
}

TEST(SplitByline, EndsNoPublisherAtANumberSign) {
  EXPECT_FALSE(SplitByline("Registered in Norwold No. 3467890"));
}

TEST(SplitByline, KnowsPublishersPrintedSmall) {
  EXPECT_TRUE(SplitByline("ippr. Berths for all"));
  EXPECT_TRUE(SplitByline("nef (new economics foundation). Beyond docks"));
  EXPECT_TRUE(SplitByline("4Children. Berths for all"));
  EXPECT_FALSE(SplitByline("berths. The others are free"));
}

}  // namespace
}  // namespace pulse::ingest
