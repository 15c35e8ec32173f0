#include "services/ingest/convert/detect.h"

#include <gtest/gtest.h>

#include <string>

namespace pulse::ingest {
namespace {

TEST(DetectFormatTest, GoesByTheBytes) {
  EXPECT_EQ(DetectConvertibleFormat("%PDF-1.7\n", "issue.md"), v1::DOCUMENT_FORMAT_PDF);
  EXPECT_EQ(DetectConvertibleFormat("\xef\xbb\xbf <!DOCTYPE HTML><p>", ""), v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat("<?xml version='1.0'?>\n<!-- made -->\n<html>", ""),
            v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat(std::string("\xff\xfe<\0h\0t\0m\0l\0>\0", 14), ""),
            v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat("PK\x03\x04....word/document.xml....", ""), v1::DOCUMENT_FORMAT_DOCX);
}

TEST(DetectFormatTest, LeavesTextAlone) {
  EXPECT_EQ(DetectConvertibleFormat("", "issue.pdf"), v1::DOCUMENT_FORMAT_UNSPECIFIED);
  EXPECT_EQ(DetectConvertibleFormat("# CordisPulse\n", "issue.html"), v1::DOCUMENT_FORMAT_UNSPECIFIED);
  EXPECT_EQ(DetectConvertibleFormat("A PDF starts with %PDF-1.7\n", ""), v1::DOCUMENT_FORMAT_UNSPECIFIED);
  EXPECT_EQ(DetectConvertibleFormat("PK\x03\x04....xl/workbook.xml", ""), v1::DOCUMENT_FORMAT_UNSPECIFIED);
}

TEST(DetectFormatTest, NameDecidesForHtmlThatBeginsAnywhere) {
  EXPECT_EQ(DetectConvertibleFormat("<div>", "Issue.HTM"), v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat("<div>", "issue.md"), v1::DOCUMENT_FORMAT_UNSPECIFIED);
}

TEST(DetectFormatTest, SeesHtmlInUtf16) {
  const auto wide = [](const std::string& text, bool little) {
    std::string out = little ? "\xff\xfe" : "\xfe\xff";
    for (const char c : text) out += little ? std::string{c, '\0'} : std::string{'\0', c};
    return out;
  };
  EXPECT_EQ(DetectConvertibleFormat(wide("<html><p>", true), ""), v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat(wide("\n<!DOCTYPE html>", false), ""), v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(DetectConvertibleFormat(wide("# CordisPulse", true), ""), v1::DOCUMENT_FORMAT_UNSPECIFIED);
}

TEST(FormatOfTest, BelievesWhatTheRequestSays) {
  v1::Document document;
  document.set_content("<p>");
  document.set_format(v1::DOCUMENT_FORMAT_HTML);
  EXPECT_EQ(FormatOf(document), v1::DOCUMENT_FORMAT_HTML);
}

}  // namespace
}  // namespace pulse::ingest
