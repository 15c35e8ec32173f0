// How the client makes a call: deadline, who asks, the error decoded. For the
// files that define the client's calls, one a service.

#pragma once

#include <iterator>
#include <utility>

#include "clients/cpp/client.h"
#include "clients/cpp/request_id.h"

namespace pulse::client {

template <typename Service, typename Request, typename Response>
Result<Response> Client::Call(const Connection<Service>& to,
                              grpc::Status (Service::Stub::*method)(grpc::ClientContext*, const Request&,
                                                                    Response*),
                              const Request& request) const {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + timeout_);
  if (!actor_.empty()) context.AddMetadata("pulse-actor", actor_);
  Response response;
  const grpc::Status status = (to.stub.get()->*method)(&context, request, &response);
  if (status.ok()) return response;
  Error error = DecodeError(status);
  error.service = to.service;
  error.address = to.address;
  return error;
}

template <typename Request, typename Response>
Result<Response> Client::CallOnce(grpc::Status (v1::IngestService::Stub::*method)(grpc::ClientContext*,
                                                                                  const Request&, Response*),
                                  Request& request) const {
  if (request.request_id().empty()) request.set_request_id(MintRequestId());
  return Call(ingest_, method, request);
}

template <typename Element, typename Request, typename Response>
PagedRange<Element> Client::Walk(Request request, Result<Response> (Client::*list)(const Request&) const,
                                 google::protobuf::RepeatedPtrField<Element>* (Response::*elements)()) const {
  return PagedRange<Element>([this, request = std::move(request), list,
                              elements](const std::string& token) mutable -> Result<Page<Element>> {
    request.set_page_token(token);
    auto answer = (this->*list)(request);
    if (!answer.ok()) return answer.error();
    auto& page = *((*answer).*elements)();
    return Page<Element>{{std::make_move_iterator(page.begin()), std::make_move_iterator(page.end())},
                         answer->next_page_token()};
  });
}

}  // namespace pulse::client
