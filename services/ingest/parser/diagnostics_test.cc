// Every code is documented, and is said when it should be.

#if defined(__SANITIZE_ADDRESS__)  // where GCC 12 takes std::regex for uninitialised
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include "services/ingest/parser/diagnostics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = PULSE_SOURCE_DIR;

std::string Read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::set<std::string> Matches(const std::string& text, const std::regex& pattern) {
  std::set<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match)
    found.insert((*match)[1]);
  return found;
}

// Text of all C++ sources of the parser's room whose names end so.
std::string Sources(const fs::path& folder, bool tests) {
  std::string text;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (name.ends_with(".cc") && name.ends_with("_test.cc") == tests) text += Read(entry.path());
  }
  return text;
}

std::set<std::string> Documented() {
  return Matches(Read(kRoot / "services/ingest/DIAGNOSTICS.md"), std::regex("\n\\| `([A-Z_]+)` \\|"));
}

// Codes stand behind their severity, or in front of a message: `Warn("CODE", `.
std::set<std::string> Emitted() {
  const auto sources = Sources(kRoot / "services/ingest", /*tests=*/false);
  auto codes = Matches(sources, std::regex("SEVERITY_[A-Z]+,\\s*\"([A-Z_]+)\""));
  codes.merge(Matches(sources, std::regex("warn\\(\"([A-Z_]+)\"")));
  codes.merge(Matches(sources, std::regex("\"(CORRECTION_(?:ANCHOR_LOST|IMPOSSIBLE|OVERRULES))\"")));
  return codes;
}

TEST(DiagnosticCodes, AreAllDocumentedAndNoOthersAre) { EXPECT_EQ(Emitted(), Documented()); }

TEST(DiagnosticCodes, AreEachProducedByATest) {
  const auto tests = Sources(kRoot / "services/ingest", true) + Sources(kRoot / "tests", true);
  for (const auto& code : Documented()) EXPECT_NE(tests.find(code), std::string::npos) << code;
}

v1::ParseDocumentResponse Parse(const std::string& text) {
  v1::Document document;
  document.set_content(text);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto parsed = ParseDocument(document);
  EXPECT_TRUE(parsed.ok()) << parsed.status();
  return parsed.ok() ? *parsed : v1::ParseDocumentResponse();
}

const v1::Diagnostic* Find(const v1::ParseDocumentResponse& response, const std::string& code) {
  for (const auto& diagnostic : response.diagnostics()) {
    if (diagnostic.code() == code) return &diagnostic;
  }
  return nullptr;
}

constexpr const char* kMasthead = "# CordisPulse\n\n## June 2021\n\n";
constexpr const char* kItem =
    "#### Harbour Council. Ferries and their crews\n\nThis report looks at ferries.\n\n";

TEST(Diagnostics, SayWhatIsMissingBeforeTheFirstSection) {
  const auto response = Parse(std::string(kMasthead) + "## Criminal Justice\n\n### Reports\n\n" + kItem);
  for (const std::string code : {"INTRODUCTION_MISSING", "SIGNATORY_MISSING"}) {
    const auto* const diagnostic = Find(response, code);
    ASSERT_NE(diagnostic, nullptr) << code;
    EXPECT_EQ(diagnostic->confidence(), 0) << "no decision of the model stands behind it";
  }
}

TEST(Diagnostics, CountNoFormFeedAsALine) {
  const auto response =
      Parse(std::string(kMasthead) + "Welcome to June's edition.\n\n\f## Bus Stops\n\n" + kItem);
  const auto* const diagnostic = Find(response, "SECTOR_UNKNOWN");
  ASSERT_NE(diagnostic, nullptr);
  EXPECT_EQ(diagnostic->line(), 7);
}

TEST(Diagnostics, NameTheSectionOfNoSector) {
  v1::Document document;
  document.set_content(std::string(kMasthead) + "Welcome to June's edition.\n\n## Long waits\n\n" + kItem);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto at = static_cast<std::uint32_t>(document.content().find("Long waits"));
  const auto parsed = ParseDocument(document, {{at, at + 10, v1::BLOCK_ROLE_SECTION_HEADING}});
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  const auto* const diagnostic = Find(*parsed, "SECTOR_UNKNOWN");
  ASSERT_NE(diagnostic, nullptr);
  EXPECT_EQ(diagnostic->line(), 7);
  EXPECT_GT(diagnostic->confidence(), 0);
}

TEST(Diagnostics, NameTheItemWithoutAPublisher) {
  const auto response =
      Parse(std::string(kMasthead) + "Welcome to June's edition.\n\n## Criminal Justice\n\n### Reports\n\n" +
            kItem + "#### Ferries at night\n\nThis report looks at ferries that sail at night.\n");
  const auto* const diagnostic = Find(response, "PUBLISHER_MISSING");
  ASSERT_NE(diagnostic, nullptr);
  EXPECT_EQ(diagnostic->item_title(), "Ferries at night");
  EXPECT_EQ(diagnostic->confidence(), response.issue().sections(0).items(1).confidence());
}

TEST(Diagnostics, ShowTheTextBeforeASectionsFirstItem) {
  const auto response = Parse(
      std::string(kMasthead) + "Welcome to June's edition.\n\n## Criminal Justice\n\n" +
      "This month the courts have been busy, and there is more to read than usual about them and about what "
      "they have done.\n\n### Reports\n\n" +
      kItem);
  ASSERT_NE(Find(response, "TEXT_BEFORE_FIRST_ITEM"), nullptr);
}

TEST(Diagnostics, ShowTheCaptionSetAside) {
  const auto response =
      Parse(std::string(kMasthead) + "Welcome to June's edition.\n\n## Criminal Justice\n\n### Reports\n\n" +
            "#### Harbour Council. Ferries and their crews\n\n![Cover image: a ferry](#)\n\nThis report "
            "looks at ferries.\n");
  const auto* const diagnostic = Find(response, "CAPTION_SET_ASIDE");
  ASSERT_NE(diagnostic, nullptr);
  EXPECT_GT(diagnostic->confidence(), 0.5);
}

// A document that leaves the model little to go by: titles and text that no mark
// tells apart.
TEST(Diagnostics, PointAtAnItemThatIsUncertain) {
  const auto response = Parse(std::string(kMasthead) +
                              "Welcome to June's edition.\n\n## Cordis Bright News\n\nFerries at "
                              "night\n\nOur work on ferries\n\nWe look at ferries.\n\nHarbours\n");
  const auto* const diagnostic = Find(response, "ITEM_UNSURE");
  ASSERT_NE(diagnostic, nullptr) << response.issue().ShortDebugString();
  EXPECT_LT(diagnostic->confidence(), 0.9);
}

}  // namespace
}  // namespace pulse::ingest
