#include "clients/cpp/pulse/revisions/publication_failure.h"

#include "clients/cpp/pulse/terminal/text_width.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {

void PrintFailure(const Console& console, const v1::ScheduledIssue& issue) {
  if (!issue.has_failure()) return;
  const v1::PublicationFailure& failure = issue.failure();
  console.out << issue.name() << " could not be published: " << OneLine(failure.message()) << "\n  tried "
              << Count(failure.attempts(), "time", "times") << " since "
              << TimeWord(failure.first_attempt_time()) << ", again at "
              << TimeWord(failure.next_attempt_time()) << "; once corrected, at once\n";
}

void PrintFailureOf(const std::string& name, const Console& console, const client::Client& client) {
  auto scheduled = client.ScheduledIssues({});
  for (const v1::ScheduledIssue& issue : scheduled) {
    if (issue.name() == name) PrintFailure(console, issue);
  }
}

}  // namespace pulse::cli
