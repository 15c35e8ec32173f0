// Calls of the ingest service as editors make them.

#pragma once

#include <grpcpp/client_context.h>

#include <string>

#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {

class EditingTest : public ServicesTest {
 protected:
  using Stub = v1::IngestService::Stub;

  template <typename Request, typename Response>
  grpc::Status Try(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                   const Request& request, Response* response) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
    if (!actor_.empty()) context.AddMetadata("pulse-actor", actor_);
    return (services_.ingest().*method)(&context, request, response);
  }

  /// As Try; a failure fails the test.
  template <typename Request, typename Response>
  Response Do(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const Request& request) {
    Response response;
    const grpc::Status status = Try(method, request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  /// As Try, for its status.
  template <typename Request, typename Response>
  grpc::Status Refusal(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                       const Request& request) {
    Response response;
    return Try(method, request, &response);
  }

  v1::IngestDocumentRequest IngestOf(const v1::Document& document) const {
    v1::IngestDocumentRequest request;
    *request.mutable_document() = document;
    return request;
  }

  /// The title of the item as an editor sets it.
  static v1::UpdateItemRequest Retitling(const std::string& item, const std::string& title) {
    v1::UpdateItemRequest request;
    request.mutable_item()->set_name(item);
    request.mutable_item()->set_title(title);
    request.mutable_update_mask()->add_paths("title");
    return request;
  }

  v1::ListRevisionsResponse History(const std::string& issue) {
    v1::ListRevisionsRequest request;
    request.set_name(issue);
    return Do(&Stub::ListRevisions, request);
  }

  std::string Revisions() const { return database_.Query("SELECT count(*) FROM issue_revisions"); }

  std::string actor_;  // sent with every call
};

inline constexpr char kIssue[] = "issues/2021-09";
inline constexpr char kReport[] = "issues/2021-09/items/a-review-of-night-custody-staffing";
inline constexpr char kBriefing[] = "issues/2021-09/items/community-courts-after-five-years";

}  // namespace pulse::test
