#include <algorithm>
#include <memory>
#include <sstream>

#include "absl/strings/str_format.h"
#include "clients/cpp/pulse/command/commands.h"
#include "clients/cpp/pulse/ingest/archive_upload.h"
#include "clients/cpp/pulse/ingest/documents.h"
#include "clients/cpp/pulse/ingest/ingest_ledger.h"
#include "clients/cpp/pulse/terminal/interrupt.h"

namespace pulse::cli {
namespace {

struct IngestOptions {
  std::vector<std::string> paths;
  bool publish = false;
  bool plan = false;
  double patience_seconds = 120;
  std::string plan_hash;  // of one document
  std::string comment;
};

// Those that cannot be found are reported to `ledger`.
std::vector<std::string> FindAll(const std::vector<std::string>& paths, IngestLedger* ledger) {
  std::vector<std::string> documents;
  for (const std::string& path : paths) {
    const FoundDocuments found = FindDocuments(path);
    documents.insert(documents.end(), found.paths.begin(), found.paths.end());
    for (const FoundDocuments::Unreadable& unreadable : found.unreadable) {
      ledger->Add({unreadable.path, unreadable.error});
    }
  }
  std::sort(documents.begin(), documents.end());
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
  return documents;
}

// False: Ctrl-C stopped it before all were sent.
bool IngestAll(const Session& session, const client::Client& client,
               const std::vector<std::string>& documents, const IngestOptions& options,
               IngestLedger* ledger) {
  ProgressBar bar(session.console);
  const Interrupt interrupt([] {});
  UploadOptions upload;
  upload.stopped = [&interrupt] { return interrupt.happened(); };
  upload.publish = options.publish;
  upload.validate_only = options.plan;
  upload.comment = options.comment;
  upload.timeout = session.options.client.timeout;
  upload.patience = std::chrono::milliseconds(static_cast<std::int64_t>(options.patience_seconds * 1000));
  UploadObserver observer;
  observer.on_report = [&](const DocumentReport& report) {
    bar.Clear();
    ledger->Add(report);
  };
  observer.on_progress = [&](const Progress& progress) { bar.Draw(progress); };
  observer.on_pause = [&](const client::Error& error, std::chrono::milliseconds pause) {
    bar.Clear();
    session.console.err << session.console.ErrStyle().Yellow("waiting  ") << "  " << DescribeError(error)
                        << absl::StrFormat("; trying again in %.3g s",
                                           std::chrono::duration<double>(pause).count())
                        << std::endl;
  };
  return UploadArchive(client, documents, upload, observer);
}

// A commit of one document that its stream has no words for: of a plan.
client::Result<v1::IngestDocumentResponse> IngestOne(const client::Client& client, const std::string& path,
                                                     const IngestOptions& options) {
  std::istringstream no_input;
  auto document = ReadDocument(path, no_input);
  if (!document.ok()) return document.error();
  v1::IngestDocumentRequest request;
  *request.mutable_document() = *std::move(document);
  request.set_plan_hash(options.plan_hash);
  request.set_comment(options.comment);
  auto answer = client.IngestDocument(request);
  if (!answer.ok() || !options.publish || answer->issue().state() != v1::ISSUE_STATE_DRAFT) return answer;
  v1::PublishIssueRequest publish;
  publish.set_name(answer->issue().name());
  publish.set_etag(answer->issue().etag());
  publish.set_comment(options.comment);
  auto published = client.PublishIssue(publish);
  if (!published.ok()) {
    client::Error error = published.error();
    error.message = "stored as " + answer->issue().name() + " but not published: " + error.message;
    return error;
  }
  *answer->mutable_issue() = std::move(*published->mutable_issue());
  return answer;
}

ExitCode Ingest(const Session& session, const client::Client& client, const IngestOptions& options) {
  IngestLedger ledger(session, options.plan);
  const std::vector<std::string> documents = FindAll(options.paths, &ledger);
  bool stopped = false;
  if (options.plan_hash.empty()) {
    stopped = !IngestAll(session, client, documents, options, &ledger);
  } else if (documents.size() > 1) {
    return session.Fail(ExitCode::kUsage, "--plan-hash is for one document at a time");
  } else if (!documents.empty()) {
    ledger.Add({documents[0], IngestOne(client, documents[0], options)});
  }
  ledger.Close();
  if (!stopped) return ledger.Verdict();
  return session.Fail(ExitCode::kInterrupted,
                      "stopped before all documents were sent; run it again to go on: what is stored is "
                      "`unchanged` then");
}

}  // namespace

void AddIngest(CLI::App& app, Action& action) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand("ingest", "Reads documents into the store, as drafts");
  command
      ->add_option("PATH", options->paths,
                   "Files, and folders with *.md, *.markdown, *.txt, *.pdf, *.html, *.htm, *.docx")
      ->required();
  CLI::Option* publish =
      command->add_flag("--publish", options->publish, "Publish each issue that is a draft");
  CLI::Option* plan =
      command->add_flag("--plan", options->plan, "Store nothing; show what would be, item by item");
  CLI::Option* hash = command->add_option("--plan-hash", options->plan_hash,
                                          "Store the document only if this is still its plan, from --plan");
  CLI::Option* comment = command->add_option("--comment", options->comment, "Why, for the history");
  command
      ->add_option("--patience", options->patience_seconds,
                   "Seconds to try again while a service that has answered is away")
      ->check(CLI::Range(0.0, 86'400.0))
      ->capture_default_str();
  plan->excludes(publish)->excludes(hash)->excludes(comment);
  command->footer(R"(
Ctrl-C sends no more and waits for what was sent; a second one waits for nothing.
What an interrupted run has stored is `unchanged` when it is run again. Exits
with 1 when a document failed, with 4 when no service answered, with 130 when
Ctrl-C stopped it.

  pulse ingest archive/
  pulse ingest 2022-09.pdf --plan
  pulse ingest 2022-09.pdf --plan-hash 5f0c… --comment "better scan")");
  command->callback([&action, options] {
    action = WithClient([options](const Session& session, const client::Client& client) {
      return Ingest(session, client, *options);
    });
  });
}

}  // namespace pulse::cli
