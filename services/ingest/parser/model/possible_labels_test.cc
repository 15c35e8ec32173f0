#include "services/ingest/parser/model/possible_labels.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace pulse::ingest {
namespace {

FeatureSet Showing(std::initializer_list<Feature> features) {
  FeatureSet set;
  for (const Feature feature : features) set.Set(feature);
  return set;
}

TEST(PossibleTest, ALineOfASectorsNameIsItsHeadingAndNoTitle) {
  const FeatureSet sector = Showing({Feature::kSectorName, Feature::kHeading});
  EXPECT_TRUE(Possible(Label::kSectorHeading, sector));
  EXPECT_FALSE(Possible(Label::kTitle, sector));
  EXPECT_FALSE(Possible(Label::kNewsTitle, sector));
  EXPECT_TRUE(Possible(Label::kTitle, Showing({Feature::kHeading})));
}

TEST(PossibleTest, AnEntryOfAListOfContentsIsNothingElse) {
  const FeatureSet entry = Showing({Feature::kContents, Feature::kHeading});
  EXPECT_TRUE(Possible(Label::kNotice, entry));
  EXPECT_FALSE(Possible(Label::kTitle, entry));
  EXPECT_FALSE(Possible(Label::kBody, entry));
}

TEST(PossibleTest, WhatAnnouncesIsATitleOnlyWhereItLooksLikeOne) {
  EXPECT_FALSE(Possible(Label::kTitle, Showing({Feature::kEndsColon})));
  EXPECT_TRUE(Possible(Label::kTitle, Showing({Feature::kEndsColon, Feature::kBold})));
}

TEST(PossibleTest, WhatIsOnlyLikelyIsLeftToTheWeights) {
  EXPECT_TRUE(Possible(Label::kTitle, Showing({Feature::kSubheading, Feature::kHeading})));
  EXPECT_TRUE(Possible(Label::kTitle, Showing({Feature::kMidSentence})));
  EXPECT_TRUE(Possible(Label::kTitle, Showing({Feature::kSectorRest, Feature::kHeading})));
}

TEST(PossibleTest, AHeadingRightAboveTextOpensNoSectorWhereOthersAreNamed) {
  EXPECT_FALSE(Possible(Label::kSectorHeading, Showing({Feature::kHeading, Feature::kSectorsElsewhere})));
  EXPECT_TRUE(Possible(Label::kSectorHeading,
                       Showing({Feature::kHeading, Feature::kSectorsElsewhere, Feature::kStructureNext})));
  EXPECT_TRUE(Possible(Label::kSectorHeading, Showing({Feature::kHeading})));
}

TEST(LabelsToChoose, OfASectorsNameNoDeeperThanTitlesAreNoSummarys) {
  const auto chooses = [](Label label, const Observation& seen) {
    return ((LabelsToChoose(seen) >> static_cast<unsigned>(label)) & 1U) != 0;
  };
  Observation seen;
  seen.Set(Feature::kSectorName);
  EXPECT_TRUE(chooses(Label::kNewsBody, seen));
  seen.Set(Feature::kHeading);
  EXPECT_FALSE(chooses(Label::kNewsBody, seen));
  EXPECT_FALSE(chooses(Label::kCaption, seen));
  EXPECT_TRUE(Possible(Label::kCaption, seen)) << "a fit has to see it";
  seen.Set(Feature::kDeeperLevel);
  EXPECT_TRUE(chooses(Label::kBody, seen));
  seen.Clear(Feature::kDeeperLevel);
  seen.sure = Sure::kCoverText;
  EXPECT_TRUE(chooses(Label::kCaption, seen));
}

TEST(PossibleTest, AHeadingBelowASignOffIsNoRole) {
  EXPECT_FALSE(Possible(Label::kRole, Showing({Feature::kHeading})));
  EXPECT_TRUE(Possible(Label::kRole, FeatureSet{}));
}

}  // namespace
}  // namespace pulse::ingest
