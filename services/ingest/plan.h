// What a commit would do: the answer to "validate only", and what a commit may
// insist on.
//
// Pure.

#pragma once

#include <map>
#include <optional>
#include <string>

#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

/// An issue as it would be stored.
struct Proposal {
  v1::Issue issue;                               // items named; state as it will be
  v1::CorrectionSet corrections;                 // in force from then on
  std::map<std::string, std::string> conflicts;  // by item name: which correction, and why
  std::string source_document;                   // it was read from, `sourceDocuments/…`
};

/// The plan for storing `proposal` after `current` (absent: the issue is new).
/// Its hash is SHA-256, in hex, over the issue's name and etag, the document,
/// and the content and corrections to be stored; so it changes whenever any of
/// them does.
v1::IngestPlan MakePlan(const std::optional<v1::Issue>& current, const Proposal& proposal);

/// The hash alone.
std::string PlanHash(const std::optional<v1::Issue>& current, const Proposal& proposal);

}  // namespace pulse::ingest
