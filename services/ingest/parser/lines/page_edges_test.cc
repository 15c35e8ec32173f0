#include "services/ingest/parser/lines/page_edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace pulse::ingest {
namespace {

// What is printed on the pages of `text`, in order.
std::vector<std::string> Printed(const std::string& text) {
  const auto lines = SplitLines(text, false);
  const auto edges = FindPageEdges(lines);
  std::vector<std::string> printed;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    if (edges[i]) printed.emplace_back(lines[i].content);
  }
  return printed;
}

// Pages of text of so many harbours.
std::string Pages(const std::string& head, const std::string& foot, int pages) {
  static const std::vector<std::string> harbours{"Ashmere",  "Bramble", "Coldwell", "Dunmere",  "Eastquay",
                                                 "Ferryton", "Gullane", "Harwick",  "Inchmore", "Jarrowby"};
  std::string text;
  for (int page = 0; page < pages; ++page) {
    const auto& harbour = harbours.at(static_cast<std::size_t>(page));
    text += (page == 0 ? "" : "\f") + head;
    for (const std::string what : {"lamps", "ladders", "boats", "crews", "locks", "quays", "ferries"})
      text += "In " + harbour + " the keepers of " + what + " were asked.\n";
    text += foot;
  }
  return text;
}

TEST(FindPageEdges, FindsTheTimeAndTheTitleOfPrinting) {
  const auto printed = Printed(Pages("11/22/26, 7:04 AM\n\nA monthly letter\n\n", "", 5));
  EXPECT_EQ(printed.size(), 10U);
}

TEST(FindPageEdges, FindsWhatCountsPagesToItsRight) {
  std::string text;
  for (const std::string page : {"1", "2", "3"})
    text += "Some keepers answered.\n\nhttps://digest.example/a                     " + page + "/3\n\n";
  EXPECT_EQ(Printed(text), (std::vector<std::string>{"https://digest.example/a                     1/3",
                                                     "https://digest.example/a                     2/3",
                                                     "https://digest.example/a                     3/3"}));
}

TEST(FindPageEdges, OneSpaceIsEnoughBehindAnAddress) {
  std::string text;
  for (const std::string page : {"1", "2", "3"})
    text += "Some keepers answered.\nfile:///home/ada/letter.html " + page + "/3\n";
  EXPECT_EQ(Printed(text).size(), 3U);
  EXPECT_TRUE(Printed("Boats 1/3\n\nBoats 2/3\n\nBoats 3/3\n").empty());
}

TEST(FindPageEdges, TheFileThatWasPrintedNeedsNoCount) {
  const std::string page = "Some keepers answered.\n\nfile:///home/ada/letter.html\n\n";
  EXPECT_EQ(Printed(page + page + page).size(), 3U);
  EXPECT_TRUE(Printed(page + page).empty());
}

TEST(FindPageEdges, TheEditionOnEachPageStaysOnTheFirst) {
  auto text = Pages("March 2021\n", "Page 1 of 5\n", 5);
  std::erase(text, '\f');
  const auto printed = Printed(text);
  EXPECT_EQ(std::count(printed.begin(), printed.end(), "March 2021"), 4);
}

TEST(FindPageEdges, WhatStandsOnTwoPagesOnlyIsText) {
  EXPECT_TRUE(Printed(Pages("Harbours in brief\n\n", "", 2)).empty());
}

TEST(FindPageEdges, PhrasesThatHappenToStandAtEdgesAreText) {
  auto text = Pages("", "", 9);
  for (const std::string harbour : {"Coldwell", "Eastquay", "Gullane"})
    text.insert(text.find("In " + harbour), "Some of the findings\n");
  EXPECT_TRUE(Printed(text).empty());
}

TEST(FindPageEdges, NamesOfSectionsAndWhatAnnouncesAreText) {
  EXPECT_TRUE(Printed(Pages("Reports\n\n", "", 6)).empty());
  EXPECT_TRUE(Printed(Pages("", "Key findings include:\n", 6)).empty());
}

}  // namespace
}  // namespace pulse::ingest
