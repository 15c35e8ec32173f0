// What editors are told of corrections that a document does not go along with:
// a diagnostic each, and for the plan a conflict of the item concerned.
//
// Pure.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::ingest {

namespace v1 = ::cordisbright::pulse::v1;

struct CorrectionReport {
  google::protobuf::RepeatedPtrField<v1::Diagnostic> diagnostics;
  std::map<std::string, std::string> conflicts;  // by item name: which correction, and why
  std::set<std::string> lost;                    // ids of corrections that found no place
  std::set<std::string> refused;                 // ids of those whose role cannot stand there

  /// It does not find its place.
  void AddLost(const v1::Correction& correction);
  /// The text at its place cannot be what it says.
  void AddRefused(const v1::Correction& correction);
  /// The document says something new under `paths` of its mask, if there are any.
  void AddOverruled(const v1::Correction& correction, const std::vector<std::string>& paths);

 private:
  void Warn(const v1::Correction& correction, const char* code, const std::string& what,
            const char* suggestion);
};

}  // namespace pulse::ingest
