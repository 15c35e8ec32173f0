// A small issue in Markdown for tests, whose titles are headings with publishers.

#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest::marked_samples {

inline const std::string kFront =
    "# CordisPulse\n\n## March 2021\n\nWelcome to March's edition, which looks at harbours.\n\n"
    "Best wishes,\n\nDr Ada Example\n\nHead of Research\n\n";

// Four titles, as headings with publishers, vouch for the way of all others.
inline const std::string kTitles =
    "## Adult Social Care and Health\n\n### Reports\n\n"
    "#### Harbour Trust. Tides of change\n\nThe tides are described at length.\n\n"
    "#### Lantern Council. Lighting the quays\n\nThe quays are now lit.\n\n"
    "#### University of Northmoor. Boats and their crews\n\nCrews were asked about boats.\n\n"
    "#### Harbour Trust. The long pier\n\nThe pier was measured twice.\n\n";

inline v1::ParseDocumentResponse Parse(const std::string& rest) {
  v1::Document document;
  document.set_content(kFront + kTitles + rest);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

// "Publisher & Publisher: Title" of the items behind the four.
inline std::vector<std::string> Further(const v1::ParseDocumentResponse& response) {
  std::vector<std::string> items;
  for (const auto& section : response.issue().sections()) {
    for (const auto& item : section.items()) {
      std::string text;
      for (const auto& publisher : item.publishers())
        text.append(text.empty() ? "" : " & ").append(publisher.display_name());
      items.push_back(text.append(": ").append(item.title()));
    }
  }
  EXPECT_GE(items.size(), 4U);
  items.erase(items.begin(), items.begin() + 4);
  return items;
}

using Items = std::vector<std::string>;

inline const v1::Item& LastItem(const v1::ParseDocumentResponse& response) {
  const auto& section = response.issue().sections(response.issue().sections_size() - 1);
  return section.items(section.items_size() - 1);
}

inline bool Says(const v1::ParseDocumentResponse& response, std::string_view code) {
  return std::any_of(response.diagnostics().begin(), response.diagnostics().end(),
                     [code](const v1::Diagnostic& diagnostic) { return diagnostic.code() == code; });
}

}  // namespace pulse::ingest::marked_samples
