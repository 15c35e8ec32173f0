// The archive that the conformance cases ask about, served over a real channel
// from a real PostgreSQL. Small enough to know by heart:
//
//   issue                      state      items (sector, kind, publishers)
//   2022-10                    DRAFT      unseen (news, NEWS)
//   2022-09                    PUBLISHED  our-move (news, NEWS)
//                                         care-homes (adult, REPORT, quality-board)
//                                         dementia-guide (adult, TOOL, age-trust + quality-board)
//                                         youth-custody (justice, BRIEFING, justice-institute)
//   2022-09-mental-health      PUBLISHED  waiting-lists (none, unspecified, quality-board)
//   2022-08                    WITHDRAWN  taken-back (news, NEWS)
//   2022-01                    PUBLISHED  annual-report-2021 (adult, REPORT, age-trust)
//                                         safeguarding (children, TOOL, childrens-office)
//   2021-12                    PUBLISHED  probation (justice, REPORT, justice-institute)
//                                         annual-report-2020 (children, REPORT, childrens-office)
//                                         courts (justice, BRIEFING, justice-institute)

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/database.h"
#include "db/issue_store.h"
#include "gtest/gtest.h"
#include "tests/integration/error_details.h"
#include "tests/integration/services_under_test.h"

namespace pulse::test {

using Query = v1::QueryService::Stub;

/// Published items in the default order, by slug.
std::vector<std::string> PublishedSlugs();

/// `issues/2022-09/items/care-homes` → `care-homes`.
std::string SlugOf(const std::string& item_name);

class ConformanceTest : public ::testing::Test {
 protected:
  ConformanceTest();

  /// Stores `issue` as the revision after the present one; its new state.
  v1::Issue Save(v1::Issue issue);
  /// The current revision, in any state.
  v1::Issue Stored(const std::string& name);
  /// The cursor of change `number`, whether it was made yet or not.
  std::string CursorAt(std::int64_t number);

  v1::QueryService::Stub& query() { return services_.query(); }

  TestDatabase test_database_;
  db::Database database_{{.url = test_database_.url(), .connections = 2}};
  db::IssueStore store_{&database_};
  ServicesUnderTest services_{test_database_.url()};
};

/// How a case that must be refused is refused.
struct Refusal {
  grpc::StatusCode code;
  std::string reason;
  std::string field;
};

}  // namespace pulse::test
