#include "services/ingest/issue_turns.h"

#include <future>
#include <memory>

#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

// Await on a thread of its own.
std::future<void> Awaiting(IssueTurns::Turn& turn, const std::string& issue) {
  return std::async(std::launch::async, [&turn, issue] { turn.Await(issue); });
}

bool Ready(const std::future<void>& future) {
  return future.wait_for(std::chrono::milliseconds(0)) == std::future_status::ready;
}

TEST(IssueTurnsTest, Await_LetsDocumentsOfDifferentIssuesRunSideBySide) {
  IssueTurns turns;
  IssueTurns::Turn first(&turns, 0);
  IssueTurns::Turn second(&turns, 1);
  first.Await("a");
  second.Await("b");  // does not block
}

TEST(IssueTurnsTest, Await_HoldsALaterDocumentOfTheSameIssue) {
  IssueTurns turns;
  auto first = std::make_unique<IssueTurns::Turn>(&turns, 0);
  IssueTurns::Turn second(&turns, 1);
  first->Await("a");
  auto held = Awaiting(second, "a");
  EXPECT_FALSE(Ready(held));
  first.reset();
  held.get();
}

TEST(IssueTurnsTest, Await_HoldsADocumentWhileAnEarlierOneMayBeOfItsIssue) {
  IssueTurns turns;
  IssueTurns::Turn first(&turns, 0);
  IssueTurns::Turn second(&turns, 1);
  auto held = Awaiting(second, "b");
  EXPECT_FALSE(Ready(held));
  first.Await("a");
  held.get();
}

TEST(IssueTurnsTest, Finish_CountsForADocumentThatCouldNotBeRead) {
  IssueTurns turns;
  { IssueTurns::Turn unreadable(&turns, 0); }
  IssueTurns::Turn second(&turns, 1);
  second.Await("a");
  IssueTurns::Turn fourth(&turns, 3);
  auto held = Awaiting(fourth, "b");  // the third has not come yet
  EXPECT_FALSE(Ready(held));
  { IssueTurns::Turn third(&turns, 2); }
  held.get();
}

}  // namespace
}  // namespace pulse::ingest
