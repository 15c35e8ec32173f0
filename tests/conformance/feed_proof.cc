#include "tests/conformance/feed_proof.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "db/issue_store.h"
#include "tests/conformance/watch_reader.h"
#include "tests/integration/services_under_test.h"
#include "tests/support/test_database.h"

namespace pulse::test {
namespace {

using Lines = std::vector<std::string>;

constexpr int kItems = 3;

Deadline Soon() { return std::chrono::system_clock::now() + std::chrono::seconds(60); }

v1::Issue IssueOf(int writer) {
  v1::Issue issue;
  issue.set_name(absl::StrCat("issues/", 2000 + writer, "-01"));
  issue.set_title("The Digest");
  issue.mutable_edition()->set_year(2000 + writer);
  issue.mutable_edition()->set_month(1);
  issue.set_kind(v1::ISSUE_KIND_MONTHLY);
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  v1::Section* section = issue.add_sections();
  section->set_sector("sectors/news");
  section->set_title("News");
  for (int i = 0; i < kItems; ++i) {
    v1::Item* item = section->add_items();
    item->set_name(absl::StrCat(issue.name(), "/items/item-", i));
    item->set_sector(section->sector());
    item->set_kind(v1::ITEM_KIND_NEWS);
    item->set_title("Title");
  }
  return issue;
}

// Each commit changes the title of one item; every fifth takes the issue out of
// sight or shows it again instead, which is several messages.
void Write(db::IssueStore& store, int writer, int commits) {
  v1::Issue issue = IssueOf(writer);
  for (int commit = 0; commit < commits; ++commit) {
    if (commit > 0 && commit % 5 == 0) {
      const bool shown = issue.state() == v1::ISSUE_STATE_PUBLISHED;
      issue.set_state(shown ? v1::ISSUE_STATE_WITHDRAWN : v1::ISSUE_STATE_PUBLISHED);
    } else {
      issue.mutable_sections(0)->mutable_items(commit % kItems)->set_title(absl::StrCat("Title ", commit));
    }
    db::RevisionDraft draft;
    draft.action = v1::REVISION_ACTION_INGEST;
    draft.follows_revision = issue.revision();
    draft.issue = issue;
    auto stored = store.SaveRevision(draft, Soon());
    if (!stored.ok()) throw std::runtime_error(std::string(stored.status().message()));
    issue = std::move(stored->issue);
  }
}

std::string LineOf(const v1::WatchChangesResponse& message) {
  const std::int64_t revision = message.has_item_changed() ? message.item_changed().revision()
                                                           : message.issue_state_changed().revision();
  const std::string issue = message.has_item_changed() ? message.item_changed().name().substr(
                                                             0, std::string("issues/2000-01").size())
                                                       : message.issue_state_changed().name();
  return absl::StrCat(issue, " r", revision, " ", Describe(message));
}

// What the log says that every watcher has to see, without the feed's own code.
Lines Expected(const TestDatabase& database) {
  const std::string log = database.Query(
      "SELECT string_agg(issue || ' ' || revision || ' ' || previous_state || ' ' || state, ',' ORDER BY "
      "cursor) "
      "FROM changes");
  Lines lines;
  for (const auto& row : absl::StrSplit(log, ',')) {
    const std::vector<std::string> field = absl::StrSplit(row, ' ');
    const std::string head = absl::StrCat(field[0], " r", field[1], " ");
    const bool was = field[2] == "3";
    const bool is = field[3] == "3";
    if (was != is) {
      lines.push_back(absl::StrCat(head, "state ", field[0], " ", field[2], ">", field[3]));
      for (int i = 0; i < kItems; ++i) {
        lines.push_back(absl::StrCat(head, is ? "added item-" : "withdrawn item-", i));
      }
    } else if (is) {
      const int changed = (std::stoi(field[1]) - 1) % kItems;
      lines.push_back(absl::StrCat(head, "updated item-", changed));
    }
  }
  return lines;
}

// Reads until all writers are done and nothing more comes; killed again and
// again on the way.
Lines Watch(v1::QueryService::Stub& stub, const std::string& start, std::uint32_t seed,
            const std::atomic<bool>& writing, std::atomic<std::int64_t>* resumptions) {
  std::mt19937 random(seed);
  v1::WatchChangesRequest request;
  request.set_start_cursor(start);
  Lines lines;
  for (;;) {
    const bool last = !writing;
    WatchReader reader(stub, request);
    const int life = std::uniform_int_distribution<int>(1, 60)(random);
    for (int i = 0; last || i < life; ++i) {
      const auto message = reader.Next(std::chrono::milliseconds(last ? 2000 : 300));
      if (!message) break;
      request.set_start_cursor(message->cursor());
      if (!message->has_heartbeat()) lines.push_back(LineOf(*message));
    }
    if (last) return lines;
    ++*resumptions;
  }
}

std::string Compare(const Lines& expected, const Lines& seen) {
  for (std::size_t i = 0; i < std::max(expected.size(), seen.size()); ++i) {
    const std::string want = i < expected.size() ? expected[i] : "nothing";
    const std::string have = i < seen.size() ? seen[i] : "nothing";
    if (want != have) return absl::StrCat("message ", i, ": expected ", want, ", saw ", have);
  }
  return {};
}

}  // namespace

FeedVerdict Prove(const FeedProof& proof) {
  TestDatabase test_database;
  ServicesUnderTest services(test_database.url());
  db::Database database({.url = test_database.url(), .connections = proof.writers});
  db::IssueStore store(&database);
  const std::string start = *store.CurrentCursor(Soon());
  std::atomic<bool> writing{true};
  std::atomic<std::int64_t> resumptions{0};
  std::vector<Lines> seen(static_cast<std::size_t>(proof.watchers));
  std::vector<std::thread> watchers;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    watchers.emplace_back([&, i] {
      seen[i] = Watch(services.query(), start, proof.seed * 100 + static_cast<std::uint32_t>(i), writing,
                      &resumptions);
    });
  }
  std::vector<std::thread> writers;
  for (int i = 0; i < proof.writers; ++i) writers.emplace_back([&, i] { Write(store, i, proof.commits); });
  for (std::thread& writer : writers) writer.join();
  writing = false;
  for (std::thread& watcher : watchers) watcher.join();

  FeedVerdict verdict;
  const Lines expected = Expected(test_database);
  verdict.messages = static_cast<std::int64_t>(expected.size());
  verdict.resumptions = resumptions;
  for (std::size_t i = 0; i < seen.size() && verdict.failure.empty(); ++i) {
    const std::string difference = Compare(expected, seen[i]);
    if (!difference.empty()) verdict.failure = absl::StrCat("watcher ", i, ", ", difference);
  }
  return verdict;
}

}  // namespace pulse::test
