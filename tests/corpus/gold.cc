#include "tests/corpus/gold.h"

#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "services/ingest/parser/parser.h"
#include "services/ingest/parser/words/typography.h"

namespace pulse::corpus {
namespace {

using google::protobuf::Struct;
using google::protobuf::Value;
using ingest::Fold;

const Value& At(const Struct& object, const std::string& key) {
  const auto it = object.fields().find(key);
  if (it == object.fields().end()) throw std::runtime_error("gold has no \"" + key + "\"");
  return it->second;
}

std::string FoldTitle(std::string_view text) {
  auto folded = Fold(text);
  std::erase(folded, '\\');
  while (!folded.empty() && (folded.back() == '.' || folded.back() == ' ')) folded.pop_back();
  return folded;
}

std::string FoldPublisher(std::string_view text) {
  auto folded = FoldTitle(text);
  return folded.starts_with("the ") ? folded.substr(4) : folded;
}

// Words of a body, markup left out.
std::vector<std::string> Tokens(std::string_view markdown) {
  std::vector<std::string> tokens;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) tokens.push_back(std::move(word));
    word.clear();
  };
  const auto folded = Fold(markdown);
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const char c = folded[at];
    if (c == ']' && at + 1 < folded.size() && folded[at + 1] == '(') {
      flush();
      at = std::min(folded.find(')', at), folded.size());
    } else if (ingest::IsAlpha(c) || ingest::IsDigit(c) || static_cast<unsigned char>(c) >= 0x80) {
      word.push_back(c);
    } else {
      flush();
    }
  }
  flush();
  return tokens;
}

// 2 × longest common subsequence / both lengths.
double Similarity(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() && b.empty()) return 1;
  std::vector<int> row(b.size() + 1, 0);
  for (const auto& word : a) {
    int diagonal = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int above = row[j];
      row[j] = word == b[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
      diagonal = above;
    }
  }
  return 2.0 * row.back() / static_cast<double>(a.size() + b.size());
}

struct FlatItem {
  std::string sector;
  std::string kind;
  std::string title;
  std::vector<std::string> publishers;
  std::string body;
  bool used = false;
};

std::vector<FlatItem> FlattenGold(const Struct& gold) {
  std::vector<FlatItem> items;
  for (const auto& section : At(gold, "sections").list_value().values()) {
    for (const auto& group : At(section.struct_value(), "groups").list_value().values()) {
      for (const auto& item : At(group.struct_value(), "items").list_value().values()) {
        FlatItem flat;
        flat.sector = At(section.struct_value(), "sector").string_value();
        flat.kind = At(group.struct_value(), "kind").string_value();
        flat.title = FoldTitle(At(item.struct_value(), "title").string_value());
        for (const auto& publisher : At(item.struct_value(), "publishers").list_value().values()) {
          flat.publishers.push_back(FoldPublisher(publisher.string_value()));
        }
        flat.body = At(item.struct_value(), "body_source").string_value();
        items.push_back(std::move(flat));
      }
    }
  }
  return items;
}

std::vector<FlatItem> FlattenIssue(const v1::Issue& issue) {
  std::vector<FlatItem> items;
  for (const auto& section : issue.sections()) {
    for (const auto& item : section.items()) {
      FlatItem flat;
      // The scorer counts items of no sector as news.
      flat.sector =
          section.sector().empty() ? "news" : section.sector().substr(std::string("sectors/").size());
      flat.kind = v1::ItemKind_Name(item.kind()).substr(std::string("ITEM_KIND_").size());
      flat.title = FoldTitle(item.title());
      for (const auto& publisher : item.publishers())
        flat.publishers.push_back(FoldPublisher(publisher.display_name()));
      flat.body = item.body();
      items.push_back(std::move(flat));
    }
  }
  return items;
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

v1::Issue ParseFile(const std::string& path) {
  v1::Document document;
  document.set_content(ReadFile(path));
  document.set_filename(path.substr(path.rfind('/') + 1));
  const auto response = ingest::ParseDocument(document);
  if (!response.ok()) throw std::runtime_error(path + ": " + std::string(response.status().message()));
  return response->issue();
}

Score CompareWithGold(const std::string& gold_path, const v1::Issue& parsed) {
  Struct gold;
  const auto status = google::protobuf::util::JsonStringToMessage(ReadFile(gold_path), &gold);
  if (!status.ok()) throw std::runtime_error(gold_path + ": " + status.ToString());
  auto expected = FlattenGold(gold);
  auto got = FlattenIssue(parsed);
  Score score;
  score.gold_items = static_cast<int>(expected.size());
  score.parsed_items = static_cast<int>(got.size());
  int strict = 0;
  for (const auto& item : expected) {
    const auto match = std::find_if(got.begin(), got.end(),
                                    [&](const FlatItem& g) { return !g.used && g.title == item.title; });
    if (match == got.end()) {
      score.misses.push_back("missing: " + item.title);
      continue;
    }
    match->used = true;
    const bool same =
        item.sector == match->sector && item.kind == match->kind && item.publishers == match->publishers;
    strict += same ? 1 : 0;
    if (!same) score.misses.push_back("sector, kind or publishers of: " + item.title);
    const double body = Similarity(Tokens(item.body), Tokens(match->body));
    if (body < 0.999) score.misses.push_back("body " + std::to_string(body) + " of: " + item.title);
    score.body += body / static_cast<double>(expected.size());
  }
  for (const auto& item : got) {
    if (!item.used) score.misses.push_back("not in gold: " + item.title);
  }
  score.strict_f1 =
      expected.empty() && got.empty() ? 1 : 2.0 * strict / static_cast<double>(expected.size() + got.size());
  score.introduction =
      Similarity(Tokens(At(gold, "introduction_source").string_value()), Tokens(parsed.introduction()));
  const auto& signatory = At(gold, "signatory").struct_value();
  const auto first = parsed.signatories().empty() ? v1::Signatory() : parsed.signatories(0);
  score.signatory = FoldTitle(At(signatory, "name").string_value()) == FoldTitle(first.name()) &&
                    FoldTitle(At(signatory, "role").string_value()) == FoldTitle(first.role());
  return score;
}

}  // namespace pulse::corpus
