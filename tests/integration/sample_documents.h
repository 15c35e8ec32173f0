// Small digests of our own, in the shape of the real ones.

#pragma once

#include <string>

#include "cordisbright/pulse/v1/ingest_service.pb.h"

namespace pulse::test {

namespace v1 = ::cordisbright::pulse::v1;

/// What a sample says. The rest of it never changes.
struct Sample {
  std::string month = "September 2021";
  std::string report_title = "A review of night custody staffing";
  std::string report_body =
      "This report looks at how forty custody suites are staffed at night. It finds that a nurse is on site "
      "in "
      "fewer than half of them, and that cover from a distance is slow to answer.";
};

/// The sample as Markdown: introduction, signature, one section with one report
/// and one briefing.
std::string MarkdownOf(const Sample& sample = {});

/// The sample as a document to send.
v1::Document DocumentOf(const Sample& sample = {});

/// Any bytes as a document.
v1::Document DocumentWith(const std::string& content, const std::string& filename = "sample.md");

}  // namespace pulse::test
