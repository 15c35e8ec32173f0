#include "tests/faults/archive_sender.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <atomic>
#include <chrono>
#include <thread>

namespace pulse::test {
namespace {

constexpr int kThreads = 4;
constexpr std::chrono::seconds kCallTimeout{20};
constexpr std::chrono::seconds kArchiveTimeout{300};

v1::Document DocumentOf(const std::string& content) {
  v1::Document document;
  document.set_content(content);
  document.set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
  return document;
}

}  // namespace

bool ArchiveSender::SendAll(const std::string& address, Road road, const std::function<void()>& on_answer) {
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  const auto stub = v1::IngestService::NewStub(channel);
  return road == Road::kCalls ? SendByCalls(*stub, on_answer) : SendByStream(*stub, on_answer);
}

bool ArchiveSender::SendByCalls(v1::IngestService::Stub& stub, const std::function<void()>& on_answer) {
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  const auto send = [&] {
    for (std::size_t i = next++; i < documents_->size() && !failed; i = next++) {
      v1::IngestDocumentRequest request;
      *request.mutable_document() = DocumentOf((*documents_)[i]);
      v1::IngestDocumentResponse response;
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + kCallTimeout);
      if (!stub.IngestDocument(&context, request, &response).ok()) {
        failed = true;
        RecordFailure();
        return;
      }
      Record(response);
      on_answer();
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(send);
  for (std::thread& thread : threads) thread.join();
  return !failed;
}

// An answer that is an error is a document to send again, as a failed call is.
bool ArchiveSender::SendByStream(v1::IngestService::Stub& stub, const std::function<void()>& on_answer) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + kArchiveTimeout);
  const auto stream = stub.IngestArchive(&context);
  std::thread writer([&] {
    v1::IngestArchiveRequest request;
    for (const std::string& content : *documents_) {
      *request.mutable_document() = DocumentOf(content);
      if (!stream->Write(request)) return;  // Finish says why
    }
    stream->WritesDone();
  });
  bool all = true;
  std::size_t answers = 0;
  for (v1::IngestArchiveResponse answer; stream->Read(&answer); ++answers) {
    if (answer.has_ingested()) {
      Record(answer.ingested());
    } else {
      all = false;
      RecordFailure();
    }
    on_answer();
  }
  writer.join();
  const bool ended_well = stream->Finish().ok();
  if (!ended_well) RecordFailure();
  return all && ended_well && answers == documents_->size();
}

void ArchiveSender::Record(const v1::IngestDocumentResponse& answer) {
  const std::lock_guard lock(mutex_);
  const std::string& name = answer.issue().name();
  const bool is_new = answer.outcome() == v1::INGEST_OUTCOME_CREATED;
  if (!is_new && answer.outcome() != v1::INGEST_OUTCOME_UNCHANGED) {
    wrong_answers_.push_back(name + " was updated by the document it was made from");
  }
  if (is_new && !created_.insert(name).second) wrong_answers_.push_back(name + " was created twice");
  if (is_new && acknowledged_.count(name) != 0)
    wrong_answers_.push_back(name + " was lost, and created again");
  acknowledged_.insert(name);
}

void ArchiveSender::RecordFailure() {
  const std::lock_guard lock(mutex_);
  ++failed_calls_;
}

}  // namespace pulse::test
