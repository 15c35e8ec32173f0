#include <google/protobuf/util/time_util.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <map>
#include <memory>

#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/interests/engagement_reader.h"
#include "clients/cpp/pulse/interests/interest_view.h"
#include "clients/cpp/pulse/views/words.h"

namespace pulse::cli {
namespace {

using google::protobuf::util::TimeUtil;

// Bad lines that are named; all are counted.
constexpr int kBadLinesNamed = 20;

const std::map<std::string, InterestIn> kInterestsIn = {
    {"sector", InterestIn::kSector}, {"publisher", InterestIn::kPublisher}, {"kind", InterestIn::kKind}};

struct InterestsOptions {
  std::string path = "-";
  std::vector<std::string> by = {"sector"};
  std::string as_of;  // empty is now
  double half_life_days = 0;
  double min_score = 0;
  int evidence = 3;
};

absl::Status ReadMoment(const std::string& word, google::protobuf::Timestamp& time) {
  if (TimeUtil::FromString(word, &time) || TimeUtil::FromString(word + "T00:00:00Z", &time))
    return absl::OkStatus();
  return absl::InvalidArgumentError("`" + word +
                                    "` is not a moment such as 2022-10-01T00:00:00Z or 2022-10-01");
}

v1::InterestScoring ScoringOf(const InterestsOptions& options) {
  constexpr double kDay = 86'400;
  v1::InterestScoring scoring;
  *scoring.mutable_as_of() = TimeUtil::GetCurrentTime();
  if (!options.as_of.empty())
    (void)ReadMoment(options.as_of, *scoring.mutable_as_of());  // checked when parsed
  if (options.half_life_days > 0) {
    *scoring.mutable_half_life() =
        TimeUtil::SecondsToDuration(static_cast<std::int64_t>(options.half_life_days * kDay));
  }
  scoring.set_min_score(options.min_score);
  scoring.set_max_evidence(options.evidence);
  return scoring;
}

// One run: lines in, contacts out, at the pace of the slower end.
class Scoring {
 public:
  Scoring(const Session& session, const client::Client& client, const InterestsOptions& options)
      : session_(session), options_(options), stream_(client.ScoreInterests()) {
    for (const std::string& word : options.by) shown_.insert(kInterestsIn.at(word));
  }

  ExitCode Run(std::istream& in) {
    EngagementReader reader(in,
                            [this](std::int64_t line, const std::string& why) { NameBadLine(line, why); });
    v1::ScoreInterestsRequest request;
    *request.mutable_scoring() = ScoringOf(options_);
    const std::string as_of = TimeUtil::ToString(request.scoring().as_of());
    auto more = reader.Read(request);
    bool open = more.ok() && stream_->Send(request);  // also without engagements: it says how to score
    while (open && more.ok() && *more) {
      request.Clear();
      // What has been answered meanwhile, so that nothing heaps up here.
      while (const auto answer = stream_->Receive(std::chrono::milliseconds(0))) Print(*answer);
      more = reader.Read(request);
      if (more.ok() && *more) open = stream_->Send(request);
    }
    if (!more.ok())
      return session_.Fail(ExitCode::kFailed, options_.path + ", " + std::string(more.status().message()));
    stream_->WritesDone();
    while (const auto answer = stream_->Receive()) Print(*answer);
    if (const auto error = stream_->Finish()) return session_.Fail(*error);
    if (!session_.options.json) session_.console.err << TotalsWords(totals_) << "\nas of " << as_of << '\n';
    if (reader.bad_lines() == 0) return ExitCode::kOk;
    return session_.Fail(ExitCode::kFailed,
                         Count(static_cast<int>(reader.bad_lines()), "line was", "lines were") +
                             " left out; all others are scored");
  }

 private:
  void NameBadLine(std::int64_t line, const std::string& why) {
    if (++bad_lines_ > kBadLinesNamed) return;
    const Style style = session_.console.ErrStyle();
    session_.console.err << options_.path << ':' << line << ": " << style.Yellow("left out") << ": " << why
                         << '\n';
    if (bad_lines_ == kBadLinesNamed) session_.console.err << "Further lines are only counted.\n";
  }

  void Print(const v1::ScoreInterestsResponse& answer) {
    if (answer.has_totals()) totals_ = answer.totals();
    if (session_.options.json) {
      session_.PrintJsonLine(answer);
    } else if (answer.has_contact()) {
      PrintInterests(session_.console, answer.contact(), shown_);
    }
  }

  const Session& session_;
  const InterestsOptions& options_;
  std::set<InterestIn> shown_;
  const std::unique_ptr<client::InterestStream> stream_;
  v1::InterestTotals totals_;
  int bad_lines_ = 0;
};

ExitCode Interests(const Session& session, const client::Client& client, const InterestsOptions& options) {
  if (options.path == "-") {
    if (session.console.in_is_terminal)
      session.console.err << "Reads engagements from the terminal; Ctrl-D ends them.\n";
    return Scoring(session, client, options).Run(session.console.in);
  }
  errno = 0;
  std::ifstream file(options.path, std::ios::binary);
  if (!file || file.peek() == std::ifstream::traits_type::eof()) {
    const bool missing = errno == ENOENT;
    const std::string why = errno == 0 ? "it is empty" : std::strerror(errno);
    return session.Fail(missing ? ExitCode::kNotFound : ExitCode::kFailed,
                        options.path + " cannot be read: " + why);
  }
  return Scoring(session, client, options).Run(file);
}

}  // namespace

void AddInterests(CLI::App& app, Action& action) {
  auto options = std::make_shared<InterestsOptions>();
  CLI::App* command = app.add_subcommand(
      "interests", "What contacts are interested in, from what they did; --json: a line each");
  command
      ->add_option(
          "FILE", options->path,
          "CSV or JSON lines, sorted by contact: contact,subject,kind,time,consent; - is standard input")
      ->capture_default_str();
  command->add_option("--by", options->by, "sector, publisher, kind; several with commas")
      ->delimiter(',')
      ->check([](const std::string& word) {
        return kInterestsIn.count(word) != 0 ? std::string()
                                             : UnknownWord("interest", word, {"sector", "publisher", "kind"});
      })
      ->capture_default_str();
  command
      ->add_option(
          "--as-of", options->as_of,
          "The moment to score for: 2022-10-01; the same again gives the same scores. Without it, now")
      ->check([](const std::string& word) {
        google::protobuf::Timestamp time;
        return std::string(ReadMoment(word, time).message());
      });
  command
      ->add_option("--half-life", options->half_life_days,
                   "Days in which an engagement loses half its weight; 90")
      ->check(CLI::Range(1.0, 3650.0));
  command->add_option("--min-score", options->min_score, "Leave out what scores less; 0.01")
      ->check(CLI::Range(0.0, 1e12));
  command->add_option("--evidence", options->evidence, "Items named behind each interest")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  command->footer(R"(
Without consent nothing but the contact's key is sent, and nothing scored.

  LC_ALL=C sort engagements.jsonl | pulse interests
  pulse interests export.csv --as-of 2022-10-01 --by sector,publisher)");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Interests(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
