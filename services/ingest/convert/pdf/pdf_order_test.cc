#include "services/ingest/convert/pdf/pdf_order.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

PdfLine LineAt(double top, double left, double right, const std::string& text) {
  PdfLine line;
  line.left = left;
  line.top = top;
  line.right = right;
  line.size = 10;
  line.text = text;
  return line;
}

std::string Ordered(std::vector<PdfLine> page) {
  OrderLines(&page);
  std::string text;
  for (const auto& line : page) text += line.text + "\n";
  return text;
}

TEST(OrderLinesTest, WhatIsDrawnLateStandsAboveWhatFollowsIt) {
  EXPECT_EQ(
      Ordered({LineAt(10, 50, 300, "Harbours"), LineAt(60, 250, 300, "A keeper"),
               LineAt(100, 50, 300, "Ferry Council. Decks"), LineAt(120, 50, 300, "Decks are cold"),
               LineAt(130, 50, 300, "in winter, and wet"), LineAt(140, 50, 300, "in spring, as all"),
               LineAt(150, 50, 300, "who cross know."), LineAt(30, 50, 220, "Harbour Trust. Lamps"),
               LineAt(50, 50, 220, "Lamps are lit at dusk"), LineAt(60, 50, 220, "and put out at dawn,"),
               LineAt(70, 50, 220, "which costs much oil.")}),
      "Harbours\nHarbour Trust. Lamps\nLamps are lit at dusk\nand put out at dawn,\n"
      "which costs much oil.\nA keeper\nFerry Council. Decks\nDecks are cold\nin winter, and wet\n"
      "in spring, as all\nwho cross know.\n");
}

TEST(OrderLinesTest, TitleDrawnEarlyIsNoCaption) {
  auto title = LineAt(50, 50, 300, "Ferry Council. Decks");
  title.bold = true;
  EXPECT_EQ(
      Ordered({title, LineAt(60, 50, 300, "Decks are cold."), LineAt(10, 50, 220, "Harbour Trust. Lamps"),
               LineAt(30, 50, 220, "Lamps are lit at dusk.")}),
      "Harbour Trust. Lamps\nLamps are lit at dusk.\nFerry Council. Decks\nDecks are cold.\n");
}

TEST(OrderLinesTest, CaptionDrawnEarlyMovesNoText) {
  std::vector<PdfLine> page = {LineAt(95, 150, 300, "A keeper on his ladder")};
  std::string text = "A keeper on his ladder\n";
  for (int i = 0; i < 9; ++i) {
    page.push_back(LineAt(10 + 10 * i, 50, 300, "line " + std::to_string(i)));
    text += page.back().text + "\n";
  }
  EXPECT_EQ(Ordered(page), text);
}

TEST(OrderLinesTest, ColumnsSideBySideStay) {
  EXPECT_EQ(Ordered({LineAt(10, 50, 150, "one"), LineAt(30, 50, 150, "two"), LineAt(10, 200, 300, "three"),
                     LineAt(30, 200, 300, "four")}),
            "one\ntwo\nthree\nfour\n");
}

TEST(OrderLinesTest, BoxInTheTextStays) {
  EXPECT_EQ(Ordered({LineAt(10, 50, 300, std::string(60, 'a')), LineAt(50, 50, 300, std::string(60, 'b')),
                     LineAt(30, 50, 300, "box")}),
            std::string(60, 'a') + "\n" + std::string(60, 'b') + "\nbox\n");
}

}  // namespace
}  // namespace pulse::ingest
