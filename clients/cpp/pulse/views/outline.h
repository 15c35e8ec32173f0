// An issue at a glance, and what the parser noticed about it.

#pragma once

#include <google/protobuf/repeated_ptr_field.h>

#include <string>

#include "clients/cpp/pulse/terminal/console.h"
#include "cordisbright/pulse/v1/ingest_service.pb.h"
#include "cordisbright/pulse/v1/issue.pb.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// Number of items in all sections.
int CountItems(const v1::Issue& issue);

enum class Introduction { kLeaveOut, kPrint };
/// With kPrint each item that no editor has confirmed has the parser's, and those
/// it is unsure of (findings.h) are marked with a "?".
enum class Confidence { kLeaveOut, kPrint };

/// Prints masthead, edition and counts ("June 2024 · 36 items in 4 sections"),
/// the introductions where wanted, who signed, and every section with its groups and the titles and
/// publishers of its items. Lines fit the console.
void PrintOutline(const Console& console, const v1::Issue& issue, Introduction introduction,
                  Confidence confidence = Confidence::kLeaveOut);

/// Prints to the error stream, a line each, as compilers do:
/// `FILE:12:1: warning: What is wrong. What to do. [CODE, 93% sure]`.
void PrintDiagnostics(const Console& console, const std::string& file,
                      const google::protobuf::RepeatedPtrField<v1::Diagnostic>& diagnostics);

}  // namespace pulse::cli
