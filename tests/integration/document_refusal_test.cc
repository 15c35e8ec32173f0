// What people ingest by mistake: each is refused with what is wrong, and where,
// and nothing is stored.

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {
namespace {

using ::testing::HasSubstr;

v1::Document DocumentOfLetters(std::size_t bytes) {
  std::string letters;
  letters.resize(bytes, 'a');
  return DocumentWith(letters);
}

class DocumentRefusalTest : public ServicesTest {
 protected:
  // Both RPCs that read a document refuse it alike. Returns the message.
  std::string ExpectRefused(const v1::Document& document, const std::string& reason,
                            const std::string& field) {
    v1::ParseDocumentRequest parse;
    *parse.mutable_document() = document;
    v1::ParseDocumentResponse parsed;
    ExpectError(Call(services_.ingest(), &v1::IngestService::Stub::ParseDocument, parse, &parsed),
                grpc::StatusCode::INVALID_ARGUMENT, reason, field);
    v1::IngestDocumentResponse response;
    const grpc::Status status = TryIngest(document, &response);
    ExpectError(status, grpc::StatusCode::INVALID_ARGUMENT, reason, field);
    EXPECT_EQ(database_.Query("SELECT count(*) FROM source_documents"), "0");
    EXPECT_EQ(database_.Query("SELECT count(*) FROM issues"), "0");
    return status.error_message();
  }
};

TEST_F(DocumentRefusalTest, IngestDocument_RefusesNoDocument) {
  v1::IngestDocumentResponse response;
  ExpectError(Call(services_.ingest(), &v1::IngestService::Stub::IngestDocument, v1::IngestDocumentRequest(),
                   &response),
              grpc::StatusCode::INVALID_ARGUMENT, "FIELD_REQUIRED", "document");
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesAnEmptyDocument) {
  ExpectRefused(DocumentWith(""), "DOCUMENT_EMPTY", "document.content");
  ExpectRefused(DocumentWith(" \n\t\n"), "DOCUMENT_EMPTY", "document.content");
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesAnImage) {
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  EXPECT_THAT(ExpectRefused(DocumentWith(png, "cover.png"), "DOCUMENT_NOT_TEXT", "document.content"),
              HasSubstr("PNG"));
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesBadUtf8AndSaysWhere) {
  std::string latin1 = MarkdownOf();
  latin1.replace(latin1.find("Alma"), 4,
                 "Al\xe9"
                 "a");
  const std::string message = ExpectRefused(DocumentWith(latin1), "DOCUMENT_NOT_UTF8", "document.content");
  EXPECT_THAT(message, HasSubstr("line 9"));
  EXPECT_THAT(message, HasSubstr("column 6"));
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesADocumentWithoutMonth) {
  ExpectRefused(DocumentOf({.month = "Our digest"}), "EDITION_NOT_FOUND", "document.content");
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesADocumentOverTheLimit) {
  ExpectRefused(DocumentOfLetters((16 << 20) + 1), "DOCUMENT_TOO_LARGE", "document.content");
}

// Far over the limit and still told so by the service, not by gRPC.
TEST_F(DocumentRefusalTest, IngestDocument_RefusesFiftyMegabytes) {
  ExpectRefused(DocumentOfLetters(50'000'000), "DOCUMENT_TOO_LARGE", "document.content");
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesALongFilename) {
  ExpectRefused(DocumentWith(MarkdownOf(), std::string(1001, 'a')), "FILENAME_TOO_LONG", "document.filename");
}

TEST_F(DocumentRefusalTest, IngestDocument_RefusesAnIssueBeyondTheLimits) {
  std::string body;
  while (body.size() <= 200'000) body += "A sentence that is repeated far too often. ";
  const std::string message =
      ExpectRefused(DocumentOf({.report_body = body}), "FIELD_TOO_LONG", "sections[0].items[0].body");
  EXPECT_THAT(message, HasSubstr("200000"));
}

}  // namespace
}  // namespace pulse::test
