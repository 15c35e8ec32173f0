#include "services/ingest/parser/names/publisher_names.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

struct Body {
  std::string name;
  std::vector<std::string> printed;
};

class PublisherNameTest : public testing::TestWithParam<Body> {};

TEST_P(PublisherNameTest, IsTheSameForEveryPrintedVariant) {
  for (const auto& printed : GetParam().printed)
    EXPECT_EQ(PublisherName(printed), GetParam().name) << printed;
}

INSTANTIATE_TEST_SUITE_P(
    Bodies, PublisherNameTest,
    testing::Values(
        Body{"publishers/department-for-education",
             {"Department for Education", "The Department of Education (DfE)", "DEPARTMENT FOR  EDUCATION",
              "department for education", "Department for\u00a0Education", "Department for Education (DFE) ",
              "(DfE) Department for Education"}},
        Body{"publishers/kings-fund",
             {"The King's Fund", "King’s Fund", "the kings fund", "The King‘s Fund", "KING'S FUND"}},
        Body{"publishers/health-and-care-board",
             {"Health & Care Board", "Health and Care Board", "Health + Care Board",
              "The Health & Care Board (HCB)"}},
        Body{"publishers/department-for-culture-media-and-sport",
             {"Department for Culture, Media and Sport", "Department of Culture, Media & Sport",
              "Department for Culture Media and Sport (DCMS)"}},
        Body{"publishers/ministry-of-justice",
             {"Ministry of Justice", "Ministry for Justice", "Ministry of Justice (MoJ)"}},
        Body{"publishers/office-for-national-statistics",
             {"Office for National Statistics", "Office of National Statistics (ONS)"}},
        Body{"publishers/centre-for-ageing-better",
             {"Centre for Ageing Better", "The Centre of Ageing Better"}},
        Body{"publishers/hm-inspectorate-of-probation",
             {"HM Inspectorate of Probation", "Her Majesty's Inspectorate of Probation",
              "His Majesty’s Inspectorate for Probation", "H.M. Inspectorate of Probation"}},
        Body{"publishers/heriot-watt-university",
             {"Heriot-Watt University", "Heriot–Watt University", "Heriot‑Watt University",
              "Heriot — Watt University"}},
        Body{"publishers/st-mungos", {"St Mungo's", "St. Mungo’s", "St. Mungos"}},
        Body{"publishers/esmee-fairbairn-foundation",
             {"Esmée Fairbairn Foundation", "Esmee Fairbairn Foundation", "ESMÉE FAIRBAIRN FOUNDATION"}},
        Body{"publishers/cafcass", {"Cafcass", "CAFCASS", "Cafcass."}},
        Body{"publishers/office-of-the-childrens-commissioner",
             {"Office of the Children's Commissioner", "The Office of the Children’s Commissioner (OCC)"}},
        Body{"publishers/childrens-commissioner-wales", {"Children's Commissioner (Wales)"}}));

TEST(PublisherNameTest, DiffersForDifferentBodies) {
  const std::vector<std::string> bodies = {"Harbour Trust",
                                           "Harbour Fund",
                                           "Harbour Trusts",
                                           "Children's Commissioner",
                                           "Children's Commissioner (Wales)",
                                           "Children's Commissioner (NI)",
                                           "Children's Commissioner (Scotland)",
                                           "Department of Health",
                                           "Department of Health and Social Care",
                                           "Healthwatch",
                                           "Healthwatch England",
                                           "Her Place",
                                           "His Place",
                                           "Place",
                                           "Centre for Work",
                                           "Work Centre",
                                           "東京都",
                                           "京都府",
                                           "Ελλάδα",
                                           "???",
                                           "!!!",
                                           "C++ Guild"};
  std::set<std::string> names;
  for (const auto& body : bodies) EXPECT_TRUE(names.insert(PublisherName(body)).second) << body;
}

TEST(PublisherNameTest, NeverCollidesByTruncation) {
  const std::string common =
      "Association for the Care of Harbours, Lighthouses, Canals, Bridges, Ferries, Locks and Weirs";
  const auto north = PublisherName(common + " of the North");
  const auto south = PublisherName(common + " of the South");
  EXPECT_NE(north, south);
  EXPECT_EQ(north, PublisherName("The " + common + " of the North (ACHLCBFLWN)"));
  EXPECT_LE(north.size(), std::string("publishers/").size() + 80);
}

TEST(PublisherNameTest, IsAlwaysAResourceName) {
  for (const std::string printed :
       {"", "???", "東京都", "(", ")", "(((", "The ", "&", "her majesty's", "-", "A (B (C) D)"}) {
    const auto name = PublisherName(printed);
    ASSERT_TRUE(name.starts_with("publishers/")) << printed;
    const auto id = name.substr(std::string("publishers/").size());
    EXPECT_FALSE(id.empty()) << printed;
    EXPECT_TRUE(std::all_of(id.begin(), id.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    })) << name;
  }
}

}  // namespace
}  // namespace pulse::ingest
