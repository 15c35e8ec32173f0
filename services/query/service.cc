// Where each RPC comes in. What it answers is in *_answers.cc, and in interests/.

#include "services/query/service.h"

#include <memory>
#include <utility>

#include "db/change_cursor.h"
#include "services/query/interests/interest_stream.h"
#include "services/query/requests.h"
#include "services/query/watch/watch.h"
#include "services/server/wire_message.h"

namespace pulse::query {

bool QueryService::SayLag(grpc::CallbackServerContext* context) const {
  const std::int64_t millis = wait_.ReplayLagMillis();
  if (millis >= 0) context->AddInitialMetadata(kReplayLagKey, std::to_string(millis));
  return millis >= 0;
}

// A call may come before the database was first reached; what it waited for says
// that it was.
server::CallRunner::Gate QueryService::GateFor(const std::string& min_cursor,
                                               grpc::CallbackServerContext* context, bool said_lag) {
  if (min_cursor.empty()) return nullptr;
  return [=, this](const Call& call, CursorWait::Resume resume) {
    if (said_lag) return wait_.Park(min_cursor, call.deadline, std::move(resume));
    const auto say_and_resume = [this, context, resume = std::move(resume)](absl::Status status) {
      SayLag(context);
      resume(std::move(status));
    };
    return wait_.Park(min_cursor, call.deadline, say_and_resume);
  };
}

template <typename Request>
grpc::ServerUnaryReactor* QueryService::Run(const char* method, grpc::CallbackServerContext* context,
                                            const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  const bool said_lag = SayLag(context);
  return calls_->Run<Request>(
      method, context, request, response,
      [this](const Request& asked) {
        absl::Status status = CheckRequest(asked);
        if constexpr (requires { asked.min_cursor(); }) {
          if (status.ok()) status = wait_.Check(asked.min_cursor());
        }
        return status;
      },
      [this](const Request& asked, const Call& call) { return Answer(asked, call); },
      [this, context, said_lag](const Request& asked) -> server::CallRunner::Gate {
        if constexpr (requires { asked.min_cursor(); }) {
          return GateFor(asked.min_cursor(), context, said_lag);
        }
        return nullptr;
      });
}

template <typename Request>
grpc::ServerUnaryReactor* QueryService::RunStored(const char* method, grpc::CallbackServerContext* context,
                                                  const grpc::ByteBuffer* request,
                                                  grpc::ByteBuffer* response) {
  const bool said_lag = SayLag(context);
  return calls_->RunStored<Request>(
      method, context, request, response,
      [this](const Request& asked) {
        absl::Status status = CheckRequest(asked);
        return status.ok() ? wait_.Check(asked.min_cursor()) : status;
      },
      [this](const Request& asked, grpc::ByteBuffer* answer) {
        const auto min_cursor = db::ParseChangeCursor(asked.min_cursor());
        auto found = catalog_.Find(asked, min_cursor ? min_cursor->Newest() : 0);
        if (!found) return false;
        answer->Swap(&*found);
        return true;
      },
      [this](const Request& asked, const Call& call) { return Answer(asked, call); },
      [this, context, said_lag](const Request& asked) {
        return GateFor(asked.min_cursor(), context, said_lag);
      });
}

grpc::ServerUnaryReactor* QueryService::GetLatestIssue(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return RunStored<v1::GetLatestIssueRequest>("QueryService/GetLatestIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetIssue(grpc::CallbackServerContext* context,
                                                 const grpc::ByteBuffer* request,
                                                 grpc::ByteBuffer* response) {
  return RunStored<v1::GetIssueRequest>("QueryService/GetIssue", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListIssues(grpc::CallbackServerContext* context,
                                                   const grpc::ByteBuffer* request,
                                                   grpc::ByteBuffer* response) {
  return Run<v1::ListIssuesRequest>("QueryService/ListIssues", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetItem(grpc::CallbackServerContext* context,
                                                const grpc::ByteBuffer* request, grpc::ByteBuffer* response) {
  return Run<v1::GetItemRequest>("QueryService/GetItem", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::BatchGetItems(grpc::CallbackServerContext* context,
                                                      const grpc::ByteBuffer* request,
                                                      grpc::ByteBuffer* response) {
  return Run<v1::BatchGetItemsRequest>("QueryService/BatchGetItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListItems(grpc::CallbackServerContext* context,
                                                  const grpc::ByteBuffer* request,
                                                  grpc::ByteBuffer* response) {
  return Run<v1::ListItemsRequest>("QueryService/ListItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListSectors(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return Run<v1::ListSectorsRequest>("QueryService/ListSectors", context, request, response);
}

grpc::ServerWriteReactor<grpc::ByteBuffer>* QueryService::WatchChanges(grpc::CallbackServerContext* context,
                                                                       const grpc::ByteBuffer* request) {
  SayLag(context);
  v1::WatchChangesRequest asked;
  absl::Status status = server::ReadWireMessage(*request, &asked);
  if (status.ok()) status = CheckRequest(asked);
  auto watch = std::make_shared<Watch>(calls_->host(), &recent_, &feed_, context);
  if (status.ok()) status = calls_->AdmitFeed(watch);
  watch->Begin(asked, status);
  return watch.get();
}

grpc::ServerUnaryReactor* QueryService::SearchItems(grpc::CallbackServerContext* context,
                                                    const grpc::ByteBuffer* request,
                                                    grpc::ByteBuffer* response) {
  return Run<v1::SearchItemsRequest>("QueryService/SearchItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListPublishers(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run<v1::ListPublishersRequest>("QueryService/ListPublishers", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::GetPublisher(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Run<v1::GetPublisherRequest>("QueryService/GetPublisher", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::SuggestTerms(grpc::CallbackServerContext* context,
                                                     const grpc::ByteBuffer* request,
                                                     grpc::ByteBuffer* response) {
  return Run<v1::SuggestTermsRequest>("QueryService/SuggestTerms", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::SummarizeItems(grpc::CallbackServerContext* context,
                                                       const grpc::ByteBuffer* request,
                                                       grpc::ByteBuffer* response) {
  return Run<v1::SummarizeItemsRequest>("QueryService/SummarizeItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListRelatedItems(grpc::CallbackServerContext* context,
                                                         const grpc::ByteBuffer* request,
                                                         grpc::ByteBuffer* response) {
  return Run<v1::ListRelatedItemsRequest>("QueryService/ListRelatedItems", context, request, response);
}

grpc::ServerUnaryReactor* QueryService::ListRepeatPublications(grpc::CallbackServerContext* context,
                                                               const grpc::ByteBuffer* request,
                                                               grpc::ByteBuffer* response) {
  return Run<v1::ListRepeatPublicationsRequest>("QueryService/ListRepeatPublications", context, request,
                                                response);
}

server::RawBidiReactor* QueryService::ScoreInterests(grpc::CallbackServerContext* context) {
  return calls_->RunConversation<v1::ScoreInterestsRequest, v1::ScoreInterestsResponse>(
      "QueryService/ScoreInterests", context, std::make_unique<interests::InterestStream>(&readers_.facts));
}

}  // namespace pulse::query
