// An issue's items outside any message, and the answer built of them again: what a
// server that keeps rows, and no bytes, does for each call.

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cordisbright/pulse/v1/query_service.pb.h"

namespace pulse::bench {

namespace v1 = ::cordisbright::pulse::v1;

class AnswerRows {
 public:
  explicit AnswerRows(const v1::GetLatestIssueResponse& answer);

  /// Fills `answer`, which has to be empty: it then equals the one the rows were
  /// taken from.
  void Build(v1::GetLatestIssueResponse* answer) const;

 private:
  using Pair = std::pair<std::string, std::string>;
  struct Span {
    std::string field;
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };
  struct Item {
    std::string name, sector, byline, title, body;
    v1::ItemKind kind = v1::ITEM_KIND_UNSPECIFIED;
    std::vector<Pair> publishers;  // name, display name
    std::vector<Pair> links;       // text, URL
    std::vector<std::string> captions;
    std::vector<Span> spans;
    double confidence = 0;
  };
  struct Section {
    std::string sector, title, introduction;
    std::vector<Item> items;
    std::vector<Span> spans;
  };

  static Item ItemOf(const v1::Item& item);
  static void BuildItem(const Item& item, v1::Item* built);
  template <typename Message>
  static std::vector<Span> SpansOf(const Message& message);
  template <typename Message>
  static void BuildSpans(const std::vector<Span>& spans, Message* message);

  v1::GetLatestIssueResponse head_;  // the little that is no section
  std::vector<Section> sections_;
};

}  // namespace pulse::bench
