#include "services/ingest/parser/names/slight_names.h"

#include <gtest/gtest.h>

namespace pulse::ingest {
namespace {

TEST(IsSmallName, TakesFewWordsOrABodys) {
  for (const char* name : {"tidewise", "oars.example", "4Crews", "turning tides", "new tides foundation",
                           "the centre for crews at sea", "what helps centre for crews"}) {
    EXPECT_TRUE(IsSmallName(name)) << name;
  }
}

TEST(IsSmallName, LeavesSentencesAndNumbers) {
  for (const char* text :
       {"", "2021", "Tidewise", "crews and pilots were all asked", "and so says Harbour Trust now",
        "the trust was asked what it had done for the crews", "almost every council", "such a trust",
        "the trust is"}) {
    EXPECT_FALSE(IsSmallName(text)) << text;
  }
}

TEST(IsSentenceCaseName, TakesBodiesOfWordsTheyAreAbout) {
  for (const char* name :
       {"Lantern fund", "The Lantern fund", "The Ada Quay trust", "Department for boats",
        "Centre for social justice", "Equality and ferries commission", "National audit office",
        "Tidewise and the Lantern fund", "House of Boats library", "The health foundation"}) {
    EXPECT_TRUE(IsSentenceCaseName(name)) << name;
  }
}

TEST(IsSentenceCaseName, LeavesTitles) {
  for (const char* title :
       {"", "Lantern Fund", "Royal College of Lighthouses", "Lantern Fund and Tidewise", "Public trust",
        "Building trust", "Rebuilding trust", "Mutual trust", "Breach of trust", "State of the union",
        "A fund for all", "Our trust", "Two councils", "Time for change", "Care in crisis",
        "Councils asked for boats", "Trust", "The trust", "lantern fund"}) {
    EXPECT_FALSE(IsSentenceCaseName(title)) << title;
  }
}

}  // namespace
}  // namespace pulse::ingest
