#include "services/ingest/convert/docx/docx_parts.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace pulse::ingest {
namespace {

std::string Sample() {
  std::ifstream file(std::string(PULSE_SOURCE_DIR) + "/tests/samples/formats/2024-09.digest.docx",
                     std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

constexpr char kMain[] = "word/document.xml";

TEST(DocxPartsTest, AreReadAndReplaced) {
  const auto archive = Sample();
  const auto part = ReadPart(archive, kMain);
  ASSERT_TRUE(part.has_value());
  EXPECT_NE(part->find("<w:body"), std::string::npos);
  const auto other = ReplacePart(archive, kMain, "<w:document/>");
  ASSERT_TRUE(other.has_value());
  EXPECT_EQ(ReadPart(*other, kMain), "<w:document/>");
  EXPECT_EQ(ReadPart(*other, "word/styles.xml"), ReadPart(archive, "word/styles.xml"));
}

TEST(DocxPartsTest, AreNotThereInWhatIsCutOrBroken) {
  const auto archive = Sample();
  EXPECT_EQ(ReadPart(archive, "word/none.xml"), std::nullopt);
  EXPECT_EQ(ReplacePart(archive, "word/none.xml", ""), std::nullopt);
  for (std::size_t size = 0; size < archive.size(); size += 97) {
    EXPECT_EQ(ReadPart(archive.substr(0, size), kMain), std::nullopt);
  }
  // Whatever a byte of the directory or the end says, reading stays inside the archive.
  for (std::size_t at = archive.size() > 1500 ? archive.size() - 1500 : 0; at < archive.size(); ++at) {
    auto broken = archive;
    broken[at] = '\xff';
    const auto part = ReadPart(broken, kMain);
    EXPECT_TRUE(!part || part->size() <= kMaxPartBytes);
    ReplacePart(broken, kMain, "x");
  }
}

}  // namespace
}  // namespace pulse::ingest
