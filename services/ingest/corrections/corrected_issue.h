// An issue as the service keeps it, without a store: for tests of what becomes of
// corrections.

#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/ingest/corrections/anchors.h"
#include "services/ingest/corrections/corrected_reading.h"
#include "services/ingest/corrections/correction_set.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/parser/parser.h"

namespace pulse::ingest {

inline std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  EXPECT_NE(text.find(from), std::string::npos) << from;
  return text.replace(text.find(from), from.size(), to);
}

class CorrectedIssueTest : public ::testing::Test {
 protected:
  explicit CorrectedIssueTest(const std::string& document) { Read(document); }

  // Ingests `document` as the next revision, with the weights of `model_`.
  const CorrectedReading& Read(const std::string& document, const v1::CorrectionSet& released = {}) {
    source_.name = "sourceDocuments/" + std::to_string(std::hash<std::string>()(document));
    source_.text_document.set_content(document);
    ReadingContext context;
    if (!current_.name().empty()) context.current = &current_;
    for (const auto& [name, item] : ever_) {
      context.item_names.insert(name);
      if (FindItem(current_, name) == nullptr) context.former_items.push_back(item);
    }
    context.corrections = corrections_;
    context.released = released;
    context.model = model_;
    auto plain = ParseDocument(source_.text_document, {}, model_);
    EXPECT_TRUE(plain.ok()) << plain.status();
    auto reading = ReadCorrected(source_, *plain, context);
    EXPECT_TRUE(reading.ok()) << reading.status();
    reading_ = *std::move(reading);
    current_ = reading_.issue;
    current_.set_source_document(source_.name);
    corrections_ = reading_.corrections;
    for (const auto& section : current_.sections()) {
      for (const auto& item : section.items()) ever_[item.name()] = item;
    }
    return reading_;
  }

  // Corrects the current revision and reads its document again.
  const CorrectedReading& Correct(const v1::Correction& correction) {
    Corrections asked;
    *asked.Add() = correction;
    const std::string text = source_.text_document.content();
    const AnchoredText anchored(source_.name, text, false);
    const auto ids = AddCorrections(asked, current_, &anchored, &corrections_);
    EXPECT_TRUE(ids.ok()) << ids.status();
    return Read(text);
  }

  std::vector<std::string> Titles() const {
    std::vector<std::string> titles;
    for (const auto& section : current_.sections()) {
      for (const auto& item : section.items()) titles.push_back(item.title());
    }
    return titles;
  }

  std::vector<std::string> Codes() const {
    std::vector<std::string> codes;
    for (const auto& diagnostic : reading_.diagnostics) codes.push_back(diagnostic.code());
    return codes;
  }

  // Of the only place in the present document that says `text`.
  v1::Correction Relabel(const std::string& text, v1::BlockRole role) const {
    v1::Correction correction;
    v1::Anchor* anchor = correction.mutable_relabel()->mutable_anchor();
    const std::string& document = source_.text_document.content();
    EXPECT_NE(document.find(text), std::string::npos) << text;
    EXPECT_EQ(document.find(text), document.rfind(text)) << text;
    anchor->set_begin(static_cast<std::int64_t>(document.find(text)));
    anchor->set_end(anchor->begin() + static_cast<std::int64_t>(text.size()));
    correction.mutable_relabel()->set_role(role);
    return correction;
  }

  static v1::Correction Retitle(const std::string& item, const std::string& title) {
    v1::Correction correction;
    correction.mutable_set_item()->mutable_item()->set_name(item);
    correction.mutable_set_item()->mutable_item()->set_title(title);
    correction.mutable_set_item()->mutable_update_mask()->add_paths("title");
    return correction;
  }

  const ModelParameters* model_ = nullptr;
  SourceText source_;
  v1::Issue current_;
  v1::CorrectionSet corrections_;
  std::map<std::string, v1::Item> ever_;  // as they last stood
  CorrectedReading reading_;
};

}  // namespace pulse::ingest
