// What became of each document of an ingest: a line each, then the sums and what
// needs an editor's eye.

#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "clients/cpp/pulse/command/session.h"
#include "clients/cpp/pulse/ingest/archive_upload.h"
#include "clients/cpp/pulse/views/findings.h"

namespace pulse::cli {

class IngestLedger {
 public:
  /// `planned`: nothing was stored, and the answers are plans.
  IngestLedger(const Session& session, bool planned) : session_(session), planned_(planned) {}

  /// Prints the document's line; with --json a line of JSON.
  void Add(const DocumentReport& report);

  /// Prints the tables; nothing with --json.
  void Close() const;

  /// kFailed when a document failed; kUnavailable when all did because no
  /// service answered.
  ExitCode Verdict() const;

 private:
  struct Tally {
    int documents = 0;
    int items = 0;
  };

  struct Document {
    std::string path;
    v1::IngestOutcome outcome;
    std::string plan_hash;  // of a plan
  };

  void Count(const DocumentReport& report);
  // Of two documents of one issue, one after the other in this run.
  bool SaysTheSame(const Document& earlier, const Document& later) const;
  // The document of this run that the report's has taken the place of; empty: none.
  std::string Replaced(const DocumentReport& report);
  void PrintJsonLine(const DocumentReport& report, const std::string& replaced) const;
  void PrintStored(const v1::IngestDocumentResponse& answer, const Findings& findings) const;
  void PrintFailed(const DocumentReport& report) const;
  void PrintRivals() const;

  const Session& session_;
  const bool planned_;
  Tally created_, updated_, unchanged_, failed_;
  int away_ = 0;  // of the failed, those that met no service
  std::vector<Findings> findings_;
  std::map<std::string, std::vector<Document>> documents_;  // by issue, as they came
  std::set<std::string> contested_;                         // issues of which those say different things
};

}  // namespace pulse::cli
