// Drives the C++ client: a command a line in, a result a line out.
// tests/clients/README.md has both forms.

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

#include "clients/cpp/client.h"

namespace {

using google::protobuf::ListValue;
using google::protobuf::Message;
using google::protobuf::Struct;
using google::protobuf::Value;
using google::protobuf::util::JsonStringToMessage;
using google::protobuf::util::MessageToJsonString;
using pulse::client::Client;
using pulse::client::ClientOptions;
using pulse::client::Error;
using pulse::client::PagedRange;
using pulse::client::Result;
namespace v1 = pulse::client::v1;

std::string ToJson(const Message& message) {
  std::string json;
  if (!MessageToJsonString(message, &json).ok()) throw std::runtime_error("a message has no JSON");
  return json;
}

template <typename T>
T FromJson(const std::string& json) {
  T message;
  const auto status = JsonStringToMessage(json, &message);
  if (!status.ok()) throw std::runtime_error(status.ToString() + ": " + json);
  return message;
}

const Value& Get(const Struct& object, const std::string& name) {
  static const Value kNone;
  const auto field = object.fields().find(name);
  return field == object.fields().end() ? kNone : field->second;
}

// What a command gives, built up as the loop over a stream goes.
class Outcome {
 public:
  void SetResponse(const Message& message) { response_ = ToJson(message); }
  void AddResponse(const Message& message) {
    responses_ += (responses_.empty() ? "" : ",") + ToJson(message);
  }
  void SetError(const Error& error) {
    Struct described;
    auto& fields = *described.mutable_fields();
    fields["code"].set_string_value(CodeName(error.code));
    fields["message"].set_string_value(error.message);
    fields["reason"].set_string_value(error.reason);
    fields["domain"].set_string_value(error.domain);
    fields["address"].set_string_value(error.address);
    ListValue& violations = *fields["field_violations"].mutable_list_value();
    for (const auto& violation : error.field_violations) {
      violations.add_values()->set_string_value(violation.field);
    }
    if (error.retry_delay) {
      fields["retry_delay_ms"].set_number_value(static_cast<double>(error.retry_delay->count()));
    } else {
      fields["retry_delay_ms"].set_null_value(google::protobuf::NULL_VALUE);
    }
    error_ = ToJson(described);
  }
  std::string Line() const {
    std::string line =
        response_.empty() ? "{\"responses\":[" + responses_ + "]" : "{\"response\":" + response_;
    if (!error_.empty()) line += ",\"error\":" + error_;
    return line + "}";
  }

 private:
  static std::string CodeName(grpc::StatusCode code) {
    static const char* const kNames[] = {
        "OK",        "CANCELLED",      "UNKNOWN",           "INVALID_ARGUMENT",   "DEADLINE_EXCEEDED",
        "NOT_FOUND", "ALREADY_EXISTS", "PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION",
        "ABORTED",   "OUT_OF_RANGE",   "UNIMPLEMENTED",     "INTERNAL",           "UNAVAILABLE",
        "DATA_LOSS", "UNAUTHENTICATED"};
    return kNames[static_cast<std::size_t>(code)];
  }

  std::string response_;
  std::string responses_;
  std::string error_;
};

using Perform = std::function<void(const Client&, const Struct& command, Outcome&)>;

template <typename Request, typename Response>
Perform CallWith(Result<Response> (Client::*method)(Request) const) {
  return [method](const Client& client, const Struct& command, Outcome& outcome) {
    const auto response = (client.*method)(FromJson<std::decay_t<Request>>(ToJson(Get(command, "request"))));
    if (response.ok()) {
      outcome.SetResponse(*response);
    } else {
      outcome.SetError(response.error());
    }
  };
}

template <typename Request, typename Element>
Perform WalkWith(PagedRange<Element> (Client::*method)(Request) const) {
  return [method](const Client& client, const Struct& command, Outcome& outcome) {
    auto range = (client.*method)(FromJson<Request>(ToJson(Get(command, "request"))));
    for (const Element& element : range) outcome.AddResponse(element);
    if (range.error()) outcome.SetError(*range.error());
  };
}

void IngestArchive(const Client& client, const Struct& command, Outcome& outcome) {
  const auto stream = client.IngestArchive();
  const ListValue& requests = Get(command, "requests").list_value();
  for (const Value& request : requests.values()) {
    if (!stream->Send(FromJson<v1::IngestArchiveRequest>(ToJson(request)))) break;
  }
  for (int i = 0; i < requests.values_size(); ++i) {
    const auto answer = stream->Receive();
    if (!answer) break;
    outcome.AddResponse(*answer);
  }
  if (const auto error = stream->Finish()) outcome.SetError(*error);
}

const std::map<std::string, Perform> kCalls = {
    {"CorrectIssue", CallWith(&Client::CorrectIssue)},
    {"DeleteCorrections", CallWith(&Client::DeleteCorrections)},
    {"DiffRevisions", CallWith(&Client::DiffRevisions)},
    {"GetIssue", CallWith(&Client::GetIssue)},
    {"GetLatestIssue", CallWith(&Client::GetLatestIssue)},
    {"GetRevision", CallWith(&Client::GetRevision)},
    {"GetSourceDocument", CallWith(&Client::GetSourceDocument)},
    {"IngestArchive", IngestArchive},
    {"IngestDocument", CallWith(&Client::IngestDocument)},
    {"ListCorrections", CallWith(&Client::ListCorrections)},
    {"ListIssues", CallWith(&Client::ListIssues)},
    {"ListItems", CallWith(&Client::ListItems)},
    {"ListRevisions", CallWith(&Client::ListRevisions)},
    {"ListSectors", CallWith(&Client::ListSectors)},
    {"MergePublishers", CallWith(&Client::MergePublishers)},
    {"ParseDocument", CallWith(&Client::ParseDocument)},
    {"PublishIssue", CallWith(&Client::PublishIssue)},
    {"RenderDigest", CallWith(&Client::RenderDigest)},
    {"RenderFeed", CallWith(&Client::RenderFeed)},
    {"RenderIssue", CallWith(&Client::RenderIssue)},
    {"RollBackIssue", CallWith(&Client::RollBackIssue)},
    {"SearchItems", CallWith(&Client::SearchItems)},
    {"UpdateIssue", CallWith(&Client::UpdateIssue)},
    {"UpdateItem", CallWith(&Client::UpdateItem)},
    {"UpdatePublisher", CallWith(&Client::UpdatePublisher)},
    {"WithdrawIssue", CallWith(&Client::WithdrawIssue)},
    {"all ListIssues", WalkWith(&Client::Issues)},
    {"all ListItems", WalkWith(&Client::Items)},
    {"all ListRevisions", WalkWith(&Client::Revisions)},
};

ClientOptions OptionsOf(const Struct& object) {
  ClientOptions options;
  options.ingest_address = Get(object, "ingest_address").string_value();
  options.query_address = Get(object, "query_address").string_value();
  options.render_address = Get(object, "render_address").string_value();
  options.tls_ca_file = Get(object, "tls_ca_file").string_value();
  options.actor = Get(object, "actor").string_value();
  const auto timeout = std::chrono::milliseconds(static_cast<int>(Get(object, "timeout_ms").number_value()));
  if (timeout.count() > 0) options.timeout = timeout;
  return options;
}

std::string Run(const Struct& command) {
  const std::string name = Get(command, "call").string_value();
  const auto call = kCalls.find(Get(command, "all").bool_value() ? "all " + name : name);
  if (call == kCalls.end()) return R"({"unsupported":true})";
  Outcome outcome;
  const auto client = Client::Create(OptionsOf(Get(command, "options").struct_value()));
  if (client.ok()) {
    call->second(*client, command, outcome);
  } else {
    outcome.SetError(client.error());
  }
  return outcome.Line();
}

}  // namespace

int main() try {
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << Run(FromJson<Struct>(line)) << std::endl;
  }
  return 0;
} catch (const std::exception& fault) {
  std::cerr << fault.what() << '\n';
  return 1;
}
