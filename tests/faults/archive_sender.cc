#include "tests/faults/archive_sender.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"

namespace pulse::test {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

constexpr int kThreads = 4;

}  // namespace

bool ArchiveSender::SendAll(const std::string& address, const std::function<void()>& on_answer) {
  const auto channel = grpc::CreateChannel(address, grpc::InsecureChannelCredentials());
  const auto stub = v1::IngestService::NewStub(channel);
  std::atomic<std::size_t> next{0};
  std::atomic<bool> failed{false};
  std::mutex mutex;  // of the members
  const auto send = [&] {
    for (std::size_t i = next++; i < documents_->size() && !failed; i = next++) {
      v1::IngestDocumentRequest request;
      request.mutable_document()->set_content((*documents_)[i]);
      request.mutable_document()->set_format(v1::DOCUMENT_FORMAT_MARKDOWN);
      v1::IngestDocumentResponse response;
      grpc::ClientContext context;
      context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(20));
      const grpc::Status status = stub->IngestDocument(&context, request, &response);
      {
        const std::lock_guard lock(mutex);
        if (!status.ok()) {
          failed = true;
          ++failed_calls_;
          return;
        }
        const std::string& name = response.issue().name();
        const bool is_new = response.outcome() == v1::INGEST_OUTCOME_CREATED;
        if (!is_new && response.outcome() != v1::INGEST_OUTCOME_UNCHANGED) {
          wrong_answers_.push_back(name + " was updated by the document it was made from");
        }
        if (is_new && !created_.insert(name).second) wrong_answers_.push_back(name + " was created twice");
        if (is_new && acknowledged_.count(name) != 0)
          wrong_answers_.push_back(name + " was lost, and created again");
        acknowledged_.insert(name);
      }
      on_answer();
    }
  };
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int i = 0; i < kThreads; ++i) threads.emplace_back(send);
  for (std::thread& thread : threads) thread.join();
  return !failed;
}

}  // namespace pulse::test
