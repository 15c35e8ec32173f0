// What the ingest service keeps things in.

#pragma once

#include "db/issue_history.h"
#include "db/issue_store.h"
#include "db/publisher_authority.h"
#include "db/scheduled_issues.h"

namespace pulse::ingest {

/// Not owned.
struct Stores {
  db::IssueStore* issues;
  db::IssueHistory* history;
  db::PublisherAuthority* publishers;
  db::ScheduledIssues* scheduled;
};

}  // namespace pulse::ingest
