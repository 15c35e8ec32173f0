#include "db/issue_history.h"

#include <optional>
#include <set>
#include <utility>

#include "absl/strings/str_split.h"
#include "db/change_log.h"
#include "db/connection.h"
#include "db/page_position.h"
#include "db/revision.h"
#include "db/revision_action.h"
#include "db/stored_revision.h"
#include "proto/error_reason.h"

namespace pulse::db {
namespace {

constexpr char kRevisions[] = "/revisions/";

constexpr Statement kIsIssue{"is_issue", "SELECT 1 FROM issues WHERE name = $1"};

// The content only where the etag stands nowhere else: see deploy/authorship.sql.
constexpr Statement kListRevisions{"list_revisions", R"sql(
  SELECT issue, revision, action, actor, comment, (extract(epoch FROM create_time) * 1000000)::bigint,
         state, coalesce('sourceDocuments/' || encode(source, 'hex'), ''), coalesce(restored_revision, 0),
         request_id, coalesce(etag, ''), CASE WHEN etag IS NULL THEN content ELSE '' END
  FROM issue_revisions
  WHERE issue = $1 AND revision < $2
  ORDER BY revision DESC LIMIT $3)sql"};

constexpr Statement kReadRevision{"read_revision", R"sql(
  SELECT issue, revision, action, actor, comment, (extract(epoch FROM create_time) * 1000000)::bigint,
         state, coalesce('sourceDocuments/' || encode(source, 'hex'), ''), coalesce(restored_revision, 0),
         request_id, coalesce(etag, ''), content, corrections
  FROM issue_revisions
  WHERE issue = $1
    AND revision = coalesce(nullif($2::bigint, 0), (SELECT revision FROM issues WHERE name = $1)))sql"};

constexpr Statement kWasPublished{
    "was_published", "SELECT EXISTS (SELECT FROM issue_revisions WHERE issue = $1 AND state = $2)"};

// One row a revision: what it brought that is there no more. Slugs have no blanks.
constexpr Statement kFormerItems{"former_items", R"sql(
  SELECT issue_revisions.content, former.slugs
  FROM (SELECT first_revision, string_agg(slug, ' ') AS slugs
        FROM item_names
        WHERE issue = $1
          AND NOT EXISTS (SELECT FROM items WHERE items.issue = $1 AND items.slug = item_names.slug)
        GROUP BY first_revision ORDER BY first_revision DESC LIMIT $2) AS former
    JOIN issue_revisions ON issue_revisions.issue = $1 AND issue_revisions.revision = former.first_revision
  ORDER BY former.first_revision DESC)sql"};

constexpr Statement kReadSource{"read_source", R"sql(
  SELECT content, filename, (extract(epoch FROM first_seen) * 1000000)::bigint
  FROM source_documents WHERE sha256 = $1)sql"};

// The columns that both statements start with.
v1::Revision RevisionOf(const pqxx::row& row) {
  v1::Revision revision;
  revision.set_name(row[0].as<std::string>() + kRevisions + row[1].as<std::string>());
  revision.set_revision(row[1].as<std::int64_t>());
  revision.set_action(ActionOf(row[2].as<std::string>()));
  revision.set_actor(row[3].as<std::string>());
  revision.set_comment(row[4].as<std::string>());
  *revision.mutable_create_time() = FromMicros(row[5].as<std::int64_t>());
  revision.set_state(static_cast<v1::IssueState>(row[6].as<int>()));
  revision.set_source_document(row[7].as<std::string>());
  revision.set_restored_revision(row[8].as<std::int64_t>());
  revision.set_request_id(row[9].as<std::string>());
  revision.set_etag(row[10].as<std::string>());
  return revision;
}

absl::Status IssueNotFound(const std::string& issue) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "ISSUE_NOT_FOUND", "there is no issue " + issue);
}

absl::Status RevisionNotFound(const std::string& issue, std::int64_t revision) {
  return ErrorWithReason(absl::StatusCode::kNotFound, "REVISION_NOT_FOUND",
                         "there is no revision " + std::to_string(revision) + " of " + issue +
                             "; ListRevisions tells which there are");
}

absl::Status FillPage(const pqxx::result& rows, int limit, Page<v1::Revision>* page) {
  for (const pqxx::row row : rows) {
    if (static_cast<int>(page->rows.size()) == limit) {
      page->next = page->rows.back().name();  // FormatNumberPosition of it
      return absl::OkStatus();
    }
    v1::Revision& revision = page->rows.emplace_back(RevisionOf(row));
    if (!revision.etag().empty()) continue;
    v1::Issue content;
    if (absl::Status status = ParseContent(row[11], &content); !status.ok()) return status;
    revision.set_etag(content.etag());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Page<v1::Revision>> IssueHistory::ListRevisions(const std::string& issue, int limit,
                                                               const std::string& after, Deadline deadline) {
  if (absl::Status status = CheckLimit(limit); !status.ok()) return status;
  const absl::StatusOr<std::int64_t> start = ParseNumberPosition(issue + kRevisions, after);
  if (!start.ok()) return start.status();
  Page<v1::Revision> page;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    page.change_cursor = ReadCursor(transaction);
    // One row more than asked tells whether this page is the last.
    const pqxx::result rows = transaction.Execute(kListRevisions, issue, *start, limit + 1);
    if (rows.empty() && transaction.Execute(kIsIssue, issue).empty()) return IssueNotFound(issue);
    return FillPage(rows, limit, &page);
  });
  if (!status.ok()) return status;
  return page;
}

absl::StatusOr<v1::GetRevisionResponse> IssueHistory::GetRevision(const std::string& issue,
                                                                  std::int64_t revision, Deadline deadline) {
  v1::GetRevisionResponse response;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kRead);
    const pqxx::result rows = transaction.Execute(kReadRevision, issue, revision);
    if (rows.empty()) {
      const bool is_issue = revision != 0 && !transaction.Execute(kIsIssue, issue).empty();
      return is_issue ? RevisionNotFound(issue, revision) : IssueNotFound(issue);
    }
    if (absl::Status read = ParseContent(rows[0][11], response.mutable_issue()); !read.ok()) return read;
    *response.mutable_revision() = RevisionOf(rows[0]);
    response.mutable_revision()->set_etag(response.issue().etag());
    return ParseCorrections(rows[0][12], response.mutable_corrections());
  });
  if (!status.ok()) return status;
  return response;
}

absl::StatusOr<bool> IssueHistory::WasPublished(const std::string& issue, Deadline deadline) {
  bool published = false;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    const int state = v1::ISSUE_STATE_PUBLISHED;
    published = transaction.Execute(kWasPublished, issue, state)[0][0].as<bool>();
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return published;
}

absl::StatusOr<std::vector<v1::Item>> IssueHistory::ListFormerItems(const std::string& issue,
                                                                    Deadline deadline) {
  std::vector<v1::Item> former;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    for (const pqxx::row row : transaction.Execute(kFormerItems, issue, kMostFormerRevisions)) {
      const std::set<std::string> slugs = absl::StrSplit(row[1].as<std::string>(), ' ');
      v1::Issue content;
      if (absl::Status read = ParseContent(row[0], &content); !read.ok()) return read;
      for (v1::Section& section : *content.mutable_sections()) {
        for (v1::Item& item : *section.mutable_items()) {
          if (slugs.count(ItemSlug(item)) > 0) former.push_back(std::move(item));
        }
      }
    }
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return former;
}

absl::StatusOr<v1::GetSourceDocumentResponse> IssueHistory::GetSourceDocument(const std::string& name,
                                                                              Deadline deadline) {
  const absl::StatusOr<std::string> digest = DigestOf(name);
  if (!digest.ok()) return digest.status();
  v1::GetSourceDocumentResponse response;
  absl::Status status = database_->Run(deadline, [&](Connection& connection) {
    Transaction transaction(connection, Transaction::Access::kReadOnce);
    const pqxx::result rows = transaction.Execute(kReadSource, AsBytes(*digest));
    if (rows.empty()) {
      return ErrorWithReason(absl::StatusCode::kNotFound, "SOURCE_DOCUMENT_NOT_FOUND",
                             name + " was never ingested");
    }
    response.mutable_document()->set_content(BytesOf(rows[0][0]));
    response.mutable_document()->set_filename(rows[0][1].as<std::string>());
    *response.mutable_first_seen_time() = FromMicros(rows[0][2].as<std::int64_t>());
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  return response;
}

}  // namespace pulse::db
