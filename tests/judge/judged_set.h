// Searches judged by hand (judged.tsv), and how good an answer is by them.

#pragma once

#include <string>
#include <vector>

#include "cordisbright/pulse/v1/ingest_service.grpc.pb.h"
#include "cordisbright/pulse/v1/query_service.grpc.pb.h"

namespace pulse::judge {

namespace v1 = ::cordisbright::pulse::v1;

/// What is relevant to a query: an item by edition and the beginning of its title,
/// or every item with a text in its byline.
struct Judgement {
  int grade = 0;
  std::string edition;  // empty: by byline
  std::string text;
};

struct JudgedQuery {
  std::string text;
  std::string kind;  // known, name or topic
  std::vector<Judgement> judgements;
};

/// How a query was answered.
struct Verdict {
  double ndcg = 0;    // of the first ten: 1 is the best order there is
  int rank = 0;       // of the first result with the best grade; 0: not among the first ten
  std::string first;  // title of the first result
};

/// Throws std::runtime_error for a line that cannot be read.
std::vector<JudgedQuery> ReadJudgedQueries(const std::string& path);

/// Every published item, to know what could be found.
std::vector<v1::Item> AllItems(v1::QueryService::Stub& query);

/// Searches and judges. Throws std::runtime_error when the search fails, or a
/// judgement is about no item.
Verdict Judge(v1::QueryService::Stub& query, const std::vector<v1::Item>& items, const JudgedQuery& judged);

/// Ingests and publishes every document of a folder.
void PublishArchive(v1::IngestService::Stub& ingest, const std::string& folder);

}  // namespace pulse::judge
