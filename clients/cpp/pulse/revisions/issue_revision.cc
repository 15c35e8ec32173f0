#include "clients/cpp/pulse/revisions/issue_revision.h"

namespace pulse::cli {

client::Result<v1::Issue> CurrentRevision(const client::Client& client, const std::string& name) {
  v1::ListRevisionsRequest newest;
  newest.set_name(name);
  newest.set_page_size(1);
  const auto list = client.ListRevisions(newest);
  if (!list.ok()) return list.error();
  if (list->revisions().empty()) {
    return client::LocalError(grpc::StatusCode::NOT_FOUND, name + " has no revision");
  }
  return RevisionOf(client, name, list->revisions(0).revision());
}

client::Result<v1::Issue> RevisionOf(const client::Client& client, const std::string& name,
                                     std::int64_t revision) {
  v1::GetRevisionRequest request;
  request.set_name(name + "/revisions/" + std::to_string(revision));
  auto answer = client.GetRevision(request);
  if (!answer.ok()) return answer.error();
  return std::move(*answer->mutable_issue());
}

}  // namespace pulse::cli
