#include "services/ingest/requests.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

void ExpectRefused(const absl::Status& status, const std::string& reason, const std::string& field) {
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), reason);
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field);
}

TEST(IngestRequestsTest, CheckRequest_WantsADocument) {
  ExpectRefused(CheckRequest(v1::ParseDocumentRequest()), "FIELD_REQUIRED", "document");
  ExpectRefused(CheckRequest(v1::IngestDocumentRequest()), "FIELD_REQUIRED", "document");
}

TEST(IngestRequestsTest, CheckRequest_RefusesNulInTheFilename) {
  v1::IngestDocumentRequest request;
  request.mutable_document()->set_filename(std::string("a\0b", 3));
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "document.filename");
}

TEST(IngestRequestsTest, CheckRequest_RefusesANumberThatIsNoFormat) {
  v1::ParseDocumentRequest request;
  request.mutable_document()->set_format(static_cast<v1::DocumentFormat>(9));
  ExpectRefused(CheckRequest(request), "FIELD_OUT_OF_RANGE", "document.format");
  request.mutable_document()->set_format(v1::DOCUMENT_FORMAT_TEXT);
  EXPECT_TRUE(CheckRequest(request).ok());
}

TEST(IngestRequestsTest, CheckRequest_WantsTheNameOfAnIssueToPublish) {
  v1::PublishIssueRequest request;
  ExpectRefused(CheckRequest(request), "FIELD_REQUIRED", "name");
  request.set_name("issues/2022");
  ExpectRefused(CheckRequest(request), "FIELD_MALFORMED", "name");
}

}  // namespace
}  // namespace pulse::ingest
