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
#include <thread>

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
using pulse::client::ExchangeStream;
using pulse::client::PagedRange;
using pulse::client::Result;
using std::chrono::milliseconds;
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

template <typename Request, typename Response>
Perform ExchangeWith(std::unique_ptr<ExchangeStream<Request, Response>> (Client::*open)() const) {
  return [open](const Client& client, const Struct& command, Outcome& outcome) {
    const auto stream = (client.*open)();
    for (const Value& request : Get(command, "requests").list_value().values()) {
      if (!stream->Send(FromJson<Request>(ToJson(request)))) break;
    }
    stream->WritesDone();
    while (const auto answer = stream->Receive()) outcome.AddResponse(*answer);
    if (const auto error = stream->Finish()) outcome.SetError(*error);
  };
}

milliseconds MillisecondsOf(const Value& value) {
  return milliseconds(static_cast<int>(value.number_value()));
}

void Watch(const Client& client, const Struct& command, Outcome& outcome) {
  const Value& patience = Get(command, "patience_ms");
  auto changes =
      client.WatchChanges(FromJson<v1::WatchChangesRequest>(ToJson(Get(command, "request"))),
                          patience.has_number_value() ? MillisecondsOf(patience) : std::chrono::minutes(5));
  const auto take = static_cast<int>(Get(command, "take").number_value());
  const auto cancel_after = static_cast<int>(Get(command, "cancel_after").number_value());
  std::thread canceller;
  int received = 0;
  for (const v1::WatchChangesResponse& message : changes) {
    outcome.AddResponse(message);
    std::cout << "{\"received\":" << ++received << '}' << std::endl;
    if (received == take) break;
    if (received == cancel_after) {
      canceller = std::thread([&changes] {
        std::this_thread::sleep_for(milliseconds(50));  // until the loop waits for the next
        changes.Cancel();
      });
    }
  }
  if (canceller.joinable()) {
    canceller.join();
  } else if (changes.error()) {
    outcome.SetError(*changes.error());
  }
}

const std::map<std::string, Perform> kCalls = {
    {"BatchGetItems", CallWith(&Client::BatchGetItems)},
    {"CorrectIssue", CallWith(&Client::CorrectIssue)},
    {"DeleteCorrections", CallWith(&Client::DeleteCorrections)},
    {"DiffRevisions", CallWith(&Client::DiffRevisions)},
    {"GetIssue", CallWith(&Client::GetIssue)},
    {"GetItem", CallWith(&Client::GetItem)},
    {"GetLatestIssue", CallWith(&Client::GetLatestIssue)},
    {"GetPublisher", CallWith(&Client::GetPublisher)},
    {"GetRevision", CallWith(&Client::GetRevision)},
    {"GetSourceDocument", CallWith(&Client::GetSourceDocument)},
    {"IngestDocument", CallWith(&Client::IngestDocument)},
    {"ListCorrections", CallWith(&Client::ListCorrections)},
    {"ListIssues", CallWith(&Client::ListIssues)},
    {"ListItems", CallWith(&Client::ListItems)},
    {"ListPublisherChanges", CallWith(&Client::ListPublisherChanges)},
    {"ListPublishers", CallWith(&Client::ListPublishers)},
    {"ListRelatedItems", CallWith(&Client::ListRelatedItems)},
    {"ListRepeatPublications", CallWith(&Client::ListRepeatPublications)},
    {"ListRevisions", CallWith(&Client::ListRevisions)},
    {"ListScheduledIssues", CallWith(&Client::ListScheduledIssues)},
    {"ListSectors", CallWith(&Client::ListSectors)},
    {"MergePublishers", CallWith(&Client::MergePublishers)},
    {"ParseDocument", CallWith(&Client::ParseDocument)},
    {"PublishIssue", CallWith(&Client::PublishIssue)},
    {"RenderArchiveChart", CallWith(&Client::RenderArchiveChart)},
    {"RenderDigest", CallWith(&Client::RenderDigest)},
    {"RenderFeed", CallWith(&Client::RenderFeed)},
    {"RenderIssue", CallWith(&Client::RenderIssue)},
    {"RenderItem", CallWith(&Client::RenderItem)},
    {"RollBackIssue", CallWith(&Client::RollBackIssue)},
    {"SearchItems", CallWith(&Client::SearchItems)},
    {"SuggestTerms", CallWith(&Client::SuggestTerms)},
    {"SummarizeItems", CallWith(&Client::SummarizeItems)},
    {"UpdateIssue", CallWith(&Client::UpdateIssue)},
    {"UpdateItem", CallWith(&Client::UpdateItem)},
    {"UpdatePublisher", CallWith(&Client::UpdatePublisher)},
    {"WithdrawIssue", CallWith(&Client::WithdrawIssue)},
    {"IngestArchive", ExchangeWith(&Client::IngestArchive)},
    {"ScoreInterests", ExchangeWith(&Client::ScoreInterests)},
    {"watch", Watch},
    {"all ListIssues", WalkWith(&Client::Issues)},
    {"all ListItems", WalkWith(&Client::Items)},
    {"all ListPublisherChanges", WalkWith(&Client::PublisherChanges)},
    {"all ListPublishers", WalkWith(&Client::Publishers)},
    {"all ListRepeatPublications", WalkWith(&Client::RepeatPublications)},
    {"all ListRevisions", WalkWith(&Client::Revisions)},
    {"all ListScheduledIssues", WalkWith(&Client::ScheduledIssues)},
    {"all SearchItems", WalkWith(&Client::SearchResults)},
};

ClientOptions OptionsOf(const Struct& object) {
  ClientOptions options;
  options.ingest_address = Get(object, "ingest_address").string_value();
  options.query_address = Get(object, "query_address").string_value();
  options.render_address = Get(object, "render_address").string_value();
  options.tls_ca_file = Get(object, "tls_ca_file").string_value();
  options.actor = Get(object, "actor").string_value();
  const Value& timeout = Get(object, "timeout_ms");
  if (timeout.has_number_value()) options.timeout = MillisecondsOf(timeout);
  const Value& stream_timeout = Get(object, "stream_timeout_ms");
  if (stream_timeout.has_number_value()) options.stream_timeout = MillisecondsOf(stream_timeout);
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
