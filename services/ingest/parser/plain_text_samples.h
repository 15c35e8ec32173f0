// A small issue in plain text for tests: canals, ferries and harbours.

#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest::samples {

inline constexpr const char* kFront =
    "CordisPulse\n\nMarch 2021\n\n"
    "Welcome to March's edition of the CordisPulse, which looks at canals, ferries and harbours, and at\n"
    "those who live on them. There was much to read this month, and we thank all who sent us some of it.\n\n"
    "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n";

// Four items that show how the document sets titles and text.
inline constexpr const char* kItems =
    "Harbour Trust. Locks and those who keep them\n\n"
    "This report looks at the keepers of locks, who were asked how their work had changed since the new\n"
    "gates were fitted. It finds that most of them were glad of the change.\n\n"
    "Ferry Council. Crossing the estuary in winter: what passengers say of cold decks and\n"
    "late boats\n\n"
    "Based on interviews with 214 passengers, this paper describes winter crossings, and asks whether a\n"
    "heated cabin would be worth its cost.\n\n"
    "National Canal Observatory. Water levels\n\n"
    "The observatory has measured the level of the water at 31 places. It rose at eleven of them, and at\n"
    "none did it fall by more than a hand.\n\n"
    "Department for Canals. Towpaths\n\n"
    "It sets out what a towpath should be: dry, level and wide enough for two people to pass each other\n"
    "without one of them getting wet.\n\n";

inline v1::Issue Parse(const std::string& text) {
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_TEXT);
  const auto response = ParseDocument(document);
  EXPECT_TRUE(response.ok()) << response.status();
  return response.ok() ? response->issue() : v1::Issue();
}

// The items of a section of Reports: the four, then those of `more`.
inline std::vector<v1::Item> ItemsWith(const std::string& more) {
  const auto issue = Parse(std::string(kFront) + "Criminal Justice\n\nReports\n\n" + kItems + more);
  std::vector<v1::Item> items;
  for (const auto& section : issue.sections())
    items.insert(items.end(), section.items().begin(), section.items().end());
  return items;
}

// So many wrapped lines that the width of the document's text is known.
inline constexpr const char* kMoreText =
    "Harbour Trust. Lamps\n\n"
    "Lamps are lit at dusk on every pier of the coast, but for those where nobody has moored since the\n"
    "war, and put out at dawn. This report counts them, asks who lights them, and what the oil costs in\n"
    "each of the harbours where they stand. Its authors found that most of the keepers would rather see\n"
    "them lit by wire, and that those who would not are the ones who have never had to climb a ladder in\n"
    "the rain. It ends with a list of lamps, of which some are older than the piers that carry them now.\n\n";

}  // namespace pulse::ingest::samples
