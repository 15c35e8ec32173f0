#include "tests/judge/judged_set.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace pulse::judge {
namespace {

constexpr int kResults = 10;

std::vector<std::string> Split(const std::string& line, char sign) {
  std::vector<std::string> parts;
  std::istringstream stream(line);
  for (std::string part; std::getline(stream, part, sign);) parts.push_back(part);
  return parts;
}

// `3 2022-09:Beginning of the title` or `2 @Byline`.
Judgement ReadJudgement(const std::string& text) {
  Judgement judgement;
  if (text.size() < 4 || text[1] != ' ') throw std::runtime_error("no judgement: " + text);
  judgement.grade = text[0] - '0';
  if (text[2] == '@') {
    judgement.text = text.substr(3);
    return judgement;
  }
  const std::size_t colon = text.find(':');
  if (colon == std::string::npos) throw std::runtime_error("no judgement: " + text);
  judgement.edition = text.substr(2, colon - 2);
  judgement.text = text.substr(colon + 1);
  return judgement;
}

// Case does not count: archives print titles in several ways.
std::string Lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
  });
  return text;
}

bool IsAbout(const Judgement& judgement, const v1::Item& item) {
  if (judgement.edition.empty()) return Lower(item.byline()).find(Lower(judgement.text)) != std::string::npos;
  return item.name().rfind("issues/" + judgement.edition, 0) == 0 &&
         Lower(item.title()).rfind(Lower(judgement.text), 0) == 0;
}

int GradeOf(const JudgedQuery& judged, const v1::Item& item) {
  int grade = 0;
  for (const Judgement& judgement : judged.judgements) {
    if (IsAbout(judgement, item)) grade = std::max(grade, judgement.grade);
  }
  return grade;
}

// Discounted cumulative gain.
double GainOf(const std::vector<int>& grades) {
  double gain = 0;
  for (std::size_t i = 0; i < grades.size() && i < kResults; ++i)
    gain += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  return gain;
}

template <typename Request, typename Response, typename Call>
Response Asked(const Call& call, const Request& request) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(60));
  Response response;
  const grpc::Status status = call(&context, request, &response);
  if (!status.ok()) throw std::runtime_error(status.error_message());
  return response;
}

}  // namespace

std::vector<JudgedQuery> ReadJudgedQueries(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<JudgedQuery> queries;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> parts = Split(line, '\t');
    if (parts.size() < 3) throw std::runtime_error("no judged query: " + line);
    JudgedQuery& query = queries.emplace_back();
    query.text = parts[0];
    query.kind = parts[1];
    for (std::size_t i = 2; i < parts.size(); ++i) query.judgements.push_back(ReadJudgement(parts[i]));
  }
  return queries;
}

std::vector<v1::Item> AllItems(v1::QueryService::Stub& query) {
  std::vector<v1::Item> items;
  v1::ListItemsRequest request;
  request.set_page_size(500);
  do {
    const auto page = Asked<v1::ListItemsRequest, v1::ListItemsResponse>(
        [&](auto... call) { return query.ListItems(call...); }, request);
    items.insert(items.end(), page.items().begin(), page.items().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return items;
}

Verdict Judge(v1::QueryService::Stub& query, const std::vector<v1::Item>& items, const JudgedQuery& judged) {
  for (const Judgement& judgement : judged.judgements) {
    const bool known = std::any_of(items.begin(), items.end(),
                                   [&](const v1::Item& item) { return IsAbout(judgement, item); });
    if (!known)
      throw std::runtime_error(judged.text + ": no item is " + judgement.edition + " " + judgement.text);
  }
  std::vector<int> best;
  for (const v1::Item& item : items) best.push_back(GradeOf(judged, item));
  std::sort(best.begin(), best.end(), std::greater<>());
  v1::SearchItemsRequest request;
  request.set_query(judged.text);
  request.set_page_size(kResults);
  const auto response = Asked<v1::SearchItemsRequest, v1::SearchItemsResponse>(
      [&](auto... call) { return query.SearchItems(call...); }, request);
  Verdict verdict;
  std::vector<int> grades;
  for (const v1::SearchResult& result : response.results()) {
    grades.push_back(GradeOf(judged, result.item()));
    if (verdict.rank == 0 && grades.back() == best[0]) verdict.rank = static_cast<int>(grades.size());
  }
  if (response.results_size() > 0) verdict.first = response.results(0).item().title();
  verdict.ndcg = GainOf(grades) / GainOf(best);
  return verdict;
}

void PublishArchive(v1::IngestService::Stub& ingest, const std::string& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream file(entry.path(), std::ios::binary);
    v1::IngestDocumentRequest request;
    request.mutable_document()->set_filename(entry.path().filename());
    request.mutable_document()->set_content(
        std::string((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>()));
    const auto stored = Asked<v1::IngestDocumentRequest, v1::IngestDocumentResponse>(
        [&](auto... call) { return ingest.IngestDocument(call...); }, request);
    v1::PublishIssueRequest publish;
    publish.set_name(stored.issue().name());
    Asked<v1::PublishIssueRequest, v1::PublishIssueResponse>(
        [&](auto... call) { return ingest.PublishIssue(call...); }, publish);
  }
}

}  // namespace pulse::judge
