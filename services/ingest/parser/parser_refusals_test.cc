// What ParseDocument refuses, and what it says of it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "proto/error_reason.h"
#include "services/ingest/parser/marked_samples.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {
namespace {

using marked_samples::kFront;
using testing::HasSubstr;

absl::StatusOr<v1::ParseDocumentResponse> Parse(const std::string& text) {
  v1::Document document;
  document.set_content(text);
  return ParseDocument(document);
}

struct Refusal {
  std::string name;
  std::string content;
  std::string reason;
  std::string says;
};

class ParseRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(ParseRefuses, AndSaysWhatIsWrong) {
  const auto response = Parse(GetParam().content);
  ASSERT_FALSE(response.ok());
  EXPECT_EQ(response.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(response.status()), GetParam().reason);
  EXPECT_THAT(std::string(response.status().message()), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Documents, ParseRefuses,
    testing::Values(
        Refusal{"Empty", "", "DOCUMENT_EMPTY", "empty"},
        Refusal{"Blank", " \n\t\n", "DOCUMENT_EMPTY", "white space only"},
        Refusal{"Png", std::string("\x89PNG\r\n\x1a\n\0\0", 10), "DOCUMENT_NOT_TEXT", "a PNG image"},
        Refusal{"Pdf", "%PDF-1.7\n", "DOCUMENT_NOT_TEXT", "a PDF"},
        Refusal{"Zip", "PK\x03\x04....", "DOCUMENT_NOT_TEXT", "Office"},
        Refusal{"Rtf", "{\\rtf1\\ansi Tides}", "DOCUMENT_NOT_TEXT", "an RTF document"},
        Refusal{"OpenDocument", "PK\x03\x04\n...mimetypeapplication/vnd.oasis.opendocument.textPK",
                "DOCUMENT_NOT_TEXT", "save it as DOCX, PDF or HTML"},
        Refusal{"Mail",
                "From: Ada <ada@example.org>\r\nContent-Type: multipart/related;\r\n boundary=x\r\n\r\n--x",
                "DOCUMENT_NOT_TEXT", "a mail"},
        Refusal{"Utf16", "\xff\xfe# x", "DOCUMENT_NOT_TEXT", "UTF-16"},
        Refusal{"Nul", std::string("# Cordis\nab\0c", 13), "DOCUMENT_NOT_TEXT", "0x00 at line 2, column 3"},
        Refusal{"BadUtf8", "# CordisPulse\n\nca\xe9 latte", "DOCUMENT_NOT_UTF8", "0xe9 at line 3, column 3"},
        Refusal{"OverlongUtf8", "a\xc0\x80", "DOCUMENT_NOT_UTF8", "line 1, column 2"},
        Refusal{"Surrogate", "a\xed\xa0\x80", "DOCUMENT_NOT_UTF8", "line 1, column 2"},
        Refusal{"CutUtf8", "a\xe2\x80", "DOCUMENT_NOT_UTF8", "line 1, column 2"},
        Refusal{
            "NoMonth",
            "# CordisPulse\n\n## Criminal Justice\n\n### Reports\n\n#### Harbour Trust. A title\n\nText.\n",
            "EDITION_NOT_FOUND", "month and year"},
        Refusal{"MonthOnlyInText", "# CordisPulse\n\nWelcome. In May 2020 a report was published.\n",
                "EDITION_NOT_FOUND", ""}),
    [](const auto& test) { return test.param.name; });

TEST(ParseRefusesTest, DocumentOverTheLimit) {
  const auto response = Parse(std::string(static_cast<std::size_t>(kMaxDocumentBytes) + 1, 'a'));
  EXPECT_EQ(GetErrorReason(response.status()), "DOCUMENT_TOO_LARGE");
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("16777217 bytes; the limit is 16777216"));
}

TEST(ParseRefusesTest, LinesOverTheLimit) {
  const auto lines = [](int count) {
    std::string text = kFront;
    const auto before = static_cast<int>(std::count(text.begin(), text.end(), '\n'));
    for (int i = before; i < count; ++i) text += "\n";
    return text;
  };
  EXPECT_TRUE(Parse(lines(kMaxDocumentLines)).ok());
  const auto response = Parse(lines(kMaxDocumentLines + 1));
  EXPECT_EQ(GetErrorReason(response.status()), "DOCUMENT_TOO_LARGE");
  EXPECT_THAT(std::string(response.status().message()), HasSubstr("more than 200000 lines"));
}

TEST(ParseRefusesTest, FilenameOverTheLimit) {
  v1::Document document;
  document.set_content(kFront);
  document.set_filename(std::string(1001, 'f'));
  EXPECT_EQ(GetErrorReason(ParseDocument(document).status()), "FILENAME_TOO_LONG");
  document.set_filename(std::string(1000, 'f'));
  EXPECT_TRUE(ParseDocument(document).ok());
}

}  // namespace
}  // namespace pulse::ingest
