#include "services/ingest/convert/convert.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>

#include "proto/error_reason.h"
#include "services/ingest/convert/child/private_folder.h"
#include "services/ingest/convert/read_document.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;

v1::Document DocumentOf(const std::string& content) {
  v1::Document document;
  document.set_content(content);
  return document;
}

// Programs that stand in for the converters.
class FakeConverters : public testing::Test {
 protected:
  // Both converters are a script with these lines.
  Converters Script(const std::string& lines) {
    folder_.Write("converter", "#!/bin/bash\n" + lines + "\n");
    const std::string path = folder_.path() / "converter";
    chmod(path.c_str(), 0700);
    return {path, path, {}};
  }

  static absl::Status StatusOf(const Converters& converters, const std::string& content = "%PDF-1.7\n") {
    return ToText(DocumentOf(content), converters).status();
  }

 private:
  PrivateFolder folder_;
};

TEST_F(FakeConverters, MissingOneIsUnavailableAndNamesThePackage) {
  const auto pdf = StatusOf({});
  EXPECT_EQ(pdf.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(GetErrorReason(pdf), "CONVERTER_MISSING");
  EXPECT_THAT(std::string(pdf.message()), HasSubstr("apt install poppler-utils"));
  const auto html = StatusOf({"/nowhere/pdftotext", "/nowhere/pandoc", {}}, "<html>");
  EXPECT_EQ(GetErrorReason(html), "CONVERTER_MISSING");
  EXPECT_THAT(std::string(html.message()), HasSubstr("apt install pandoc"));
}

TEST_F(FakeConverters, SlowOneIsStopped) {
  auto converters = Script("sleep 60");
  converters.limits.wall_time = std::chrono::milliseconds(200);
  EXPECT_EQ(GetErrorReason(StatusOf(converters)), "CONVERSION_TOO_SLOW");
}

TEST_F(FakeConverters, OneThatTakesAllProcessorTimeIsStopped) {
  auto converters = Script("while :; do :; done");
  converters.limits.cpu_seconds = 1;
  const auto status = StatusOf(converters);
  EXPECT_THAT(GetErrorReason(status), testing::AnyOf("CONVERSION_TOO_SLOW", "DOCUMENT_UNREADABLE")) << status;
}

TEST_F(FakeConverters, FloodIsStopped) {
  EXPECT_EQ(GetErrorReason(StatusOf(Script("while :; do printf '%0100000d' 0; done"))),
            "CONVERSION_TOO_LARGE");
}

TEST_F(FakeConverters, FailureIsToldWithoutControlCharacters) {
  const auto status = StatusOf(Script("printf 'bad \\033[31mxref\\nmore' >&2; exit 1"));
  EXPECT_EQ(GetErrorReason(status), "DOCUMENT_UNREADABLE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("(bad [31mxref; exit code 1)"));
}

TEST_F(FakeConverters, NoTextAtAllIsUnreadable) {
  const auto status = StatusOf(Script(R"(echo '<page width="1" height="1">')"));
  EXPECT_EQ(GetErrorReason(status), "DOCUMENT_UNREADABLE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("OCR"));
}

TEST_F(FakeConverters, OneThatComplainsLeavesAWarning) {
  const auto converted =
      ToText(DocumentOf("%PDF-1.7\n"), Script("echo 'Syntax Error' >&2; echo '<page width=\"9\" height=\"9\">"
                                              "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">a</word>'"));
  ASSERT_TRUE(converted.ok()) << converted.status();
  ASSERT_EQ(converted->notes.size(), 3);
  EXPECT_EQ(converted->notes[1].code(), "DOCUMENT_DAMAGED");
  EXPECT_EQ(converted->notes[2].code(), "TYPE_UNKNOWN") << "no pdftohtml stands beside it";
  EXPECT_EQ(converted->text_document.content(), "a\n");
  EXPECT_EQ(converted->text_document.format(), v1::DOCUMENT_FORMAT_TEXT);
}

TEST_F(FakeConverters, ListOfContentsIsLeftOutAndTold) {
  const auto converted = ToText(
      DocumentOf("<html>"), Script("printf '# CordisPulse\\n\\nContents\\n\\nReports 5\\n\\nBriefings 6\\n\\n"
                                   "Criminal Justice 7\\n\\nWelcome.\\n'"));
  ASSERT_TRUE(converted.ok()) << converted.status();
  ASSERT_EQ(converted->notes.size(), 2);
  EXPECT_EQ(converted->notes[1].code(), "CONTENTS_REMOVED");
  EXPECT_EQ(converted->text_document.content(), "# CordisPulse\n\nWelcome.\n");
}

TEST_F(FakeConverters, AreNotAskedForText) {
  const auto converted = ToText(DocumentOf("# CordisPulse\n"), {});
  ASSERT_TRUE(converted.ok());
  EXPECT_EQ(converted->text_document.content(), "# CordisPulse\n");
  EXPECT_TRUE(converted->notes.empty());
}

TEST(ToTextTest, TextIsKeptLetterForLetter) {
  const std::string text = "The har\u2010\nbours of the \uFB02eet, and <u>one</u> more\n";
  const auto converted = ToText(DocumentOf(text), {});
  ASSERT_TRUE(converted.ok()) << converted.status();
  EXPECT_EQ(converted->text_document.content(), text);
  EXPECT_TRUE(converted->notes.empty());
}

TEST(ToTextTest, SaysWhatItMendedInMarkdown) {
  auto document = DocumentOf("|  |\n| --- |\n| <u>Harbours</u> of the fleet |\n");
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  const auto converted = ToText(document, {});
  ASSERT_TRUE(converted.ok()) << converted.status();
  EXPECT_EQ(converted->text_document.content(), "Harbours of the fleet\n");
  ASSERT_EQ(converted->notes.size(), 2);
  EXPECT_EQ(converted->notes[0].code(), "TABLES_LAID_OUT");
  EXPECT_EQ(converted->notes[1].code(), "TYPESETTING_UNDONE");
}

TEST_F(FakeConverters, AreNotAskedForWhatIsTooLarge) {
  const auto status =
      StatusOf({}, "%PDF-1.7\n" + std::string(static_cast<std::size_t>(kMaxDocumentBytes), 'x'));
  EXPECT_EQ(GetErrorReason(status), "DOCUMENT_TOO_LARGE");
}

std::string Sample(const std::string& name) {
  std::ifstream file(std::string(PULSE_SOURCE_DIR) + "/tests/samples/broken/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

TEST(ReadDocumentTest, RefusesBrokenSamplesAsTheParserDoes) {
  for (const std::string name :
       {"empty.md", "blank.txt", "cover.png", "nul.md", "bad-byte.md", "windows-1252.txt", "overlong.md",
        "surrogate.md", "cut-character.md", "no-month.md"}) {
    const auto document = DocumentOf(Sample(name));
    const auto refused = ParseDocument(document).status();
    ASSERT_FALSE(refused.ok()) << name;
    EXPECT_EQ(ReadDocument(document).status(), refused) << name;
  }
}

TEST(ReadDocumentTest, ReadsUtf16WithAWarningFirst) {
  for (const std::string name : {"utf-16le.txt", "utf-16be.txt"}) {
    const auto response = ReadDocument(DocumentOf(Sample(name)));
    ASSERT_TRUE(response.ok()) << response.status();
    EXPECT_EQ(response->issue().name(), "issues/2018-06");
    ASSERT_GE(response->diagnostics_size(), 1);
    EXPECT_EQ(response->diagnostics(0).code(), "CHARSET_CONVERTED");
  }
}

}  // namespace
}  // namespace pulse::ingest
