// Editors at work for a while: whatever they do, in whatever order, what stands is
// what reading the document again under the corrections in force comes to.

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "tests/integration/editing.h"

namespace pulse::test {
namespace {

constexpr char kDocument[] = R"(# CordisPulse

## September 2021

Welcome to this month's digest. It gathers what was published for people who plan and run public services.

Best wishes,

Dr Alma Sample

## Adult Social Care and Health

### Reports

#### Harbour Trust. Meals at home: what eighty kitchens say

The report asked eighty households how they cook and what would help them. The full tables are
[here](https://example.org/meals).

#### Board of Prison Visiting. Annual figures

These are the figures of one year, with a comparison of ten areas and a short commentary on each of them.

### Tools and Guidance

#### Harbour Trust. A checklist for kitchens

The checklist has twelve questions that a visiting worker can put within an hour, and advice on the answers.

## Criminal Justice

### Reports

#### Inspectorate of Custody. Night staffing, reviewed

Inspectors visited nine custody suites after midnight and counted who was there, and for how long.

#### Board of Prison Visiting. Annual figures

Another table under the same heading, of another year, with notes on how the counting has changed since.

### Briefings

#### Centre for Local Justice. Community courts after five years

This briefing sets out what five years of community courts have cost and what they have changed.
)";

std::string Without(std::string text, const std::string& part) {
  return text.erase(text.find(part), part.size());
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
  return text;
}

// The document as it is sent again some day: as it was, reworded, converted by
// another program, with an item more, and one less.
std::vector<std::string> Documents() {
  const std::string document = kDocument;
  const std::size_t begin = document.find("#### Harbour Trust. A checklist");
  const std::string checklist = document.substr(begin, document.find("## Criminal") - begin);
  return {document,
          Replaced(document, "counted who was there", "asked who was there"),
          Replaced(document, "Night staffing, reviewed", "Night staffing: a second review"),
          Replaced(document, "#### ", "## "),
          Without(document, checklist),
          document + "\n" + checklist};
}

class CorrectionSequenceTest : public EditingTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  CorrectionSequenceTest() { stands_ = Ingest(DocumentWith(kDocument)).issue(); }

  std::size_t Below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  template <typename Choices>
  auto OneOf(const Choices& choices) {
    return choices[Below(choices.size())];
  }

  std::vector<std::string> ItemNames() const {
    std::vector<std::string> names;
    for (const auto& section : stands_.sections()) {
      for (const auto& item : section.items()) names.push_back(item.name());
    }
    return names;
  }

  // Sets one field of an item, or two.
  v1::Correction SettingItem(const std::string& name) {
    v1::Correction correction;
    v1::SetItem& set = *correction.mutable_set_item();
    v1::Item& item = *set.mutable_item();
    item.set_name(name);
    const std::string number = std::to_string(Below(4));
    const std::array<const char*, 7> fields = {"title", "body",   "byline",  "publishers",
                                               "kind",  "sector", "captions"};
    set.mutable_update_mask()->add_paths(OneOf(fields));
    if (Below(3) == 0) set.mutable_update_mask()->add_paths(OneOf(fields));
    item.set_title("Another title " + number);
    item.set_body("Another text, with [a link](https://example.org/" + number + ").");
    item.set_byline("Harbour Trust and Body " + number);
    item.add_publishers()->set_display_name("Body " + number);
    item.set_kind(OneOf(std::array{v1::ITEM_KIND_REPORT, v1::ITEM_KIND_BRIEFING, v1::ITEM_KIND_NEWS}));
    item.set_sector(
        OneOf(std::array{"sectors/news", "sectors/criminal-justice", "sectors/adult-social-care-and-health",
                         "sectors/children-and-young-peoples-services"}));
    item.add_captions("A caption " + number);
    return correction;
  }

  // Some line of the document, or the begin of one.
  v1::Anchor AnyPlace() {
    const std::string text = Source().content();
    std::vector<v1::Anchor> lines;
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
      end = std::min(text.find('\n', begin), text.size());
      if (end == begin) continue;
      lines.emplace_back().set_begin(static_cast<std::int64_t>(begin));
      lines.back().set_end(static_cast<std::int64_t>(end));
    }
    v1::Anchor place = OneOf(lines);
    const auto length = static_cast<std::size_t>(place.end() - place.begin());
    if (Below(3) == 0) place.set_end(place.begin() + 1 + static_cast<std::int64_t>(Below(length)));
    return place;
  }

  // Many of these are refused: most roles cannot stand in most places.
  v1::Correction AnyStructure(const std::string& item) {
    v1::Correction correction;
    if (Below(3) == 0) {
      correction.mutable_split_item()->set_item(item);
      *correction.mutable_split_item()->mutable_title() = AnyPlace();
    } else {
      *correction.mutable_relabel()->mutable_anchor() = AnyPlace();
      correction.mutable_relabel()->set_role(
          static_cast<v1::BlockRole>(1 + Below(static_cast<std::size_t>(v1::BlockRole_MAX))));
    }
    return correction;
  }

  v1::Correction AnyCorrection() {
    const std::vector<std::string> names = ItemNames();
    v1::Correction correction;
    const std::size_t what = names.empty() ? 9 : Below(14);
    if (what < 7) return SettingItem(OneOf(names));
    if (what > 9) return AnyStructure(OneOf(names));
    if (what == 7) {
      correction.mutable_drop_item()->set_item(OneOf(names));
    } else if (what == 8) {
      correction.mutable_merge_item()->set_item(OneOf(names));
    } else {
      correction.mutable_set_issue()->mutable_issue()->set_introduction("Words " + std::to_string(Below(9)));
      correction.mutable_set_issue()->mutable_update_mask()->add_paths("introduction");
    }
    return correction;
  }

  // A call that may be refused, and then has stored nothing.
  template <typename Request, typename Response>
  void Change(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
              const Request& request) {
    Response response;
    if (Try(method, request, &response).ok()) stands_ = response.issue();
  }

  void Correct() {
    v1::CorrectIssueRequest request;
    request.set_name(kIssue);
    for (std::size_t i = 0; i <= Below(2); ++i) *request.add_corrections() = AnyCorrection();
    Change(&Stub::CorrectIssue, request);
  }

  void TakeOneBack() {
    v1::ListCorrectionsRequest list;
    list.set_name(kIssue);
    const auto in_force = Do(&Stub::ListCorrections, list);
    if (in_force.corrections().empty()) return;
    v1::DeleteCorrectionsRequest request;
    request.set_name(kIssue);
    request.add_ids(
        in_force.corrections(static_cast<int>(Below(static_cast<std::size_t>(in_force.corrections_size()))))
            .id());
    Change(&Stub::DeleteCorrections, request);
  }

  void SendTheDocumentAgain() { stands_ = Ingest(DocumentWith(OneOf(documents_))).issue(); }

  // The document that the issue was read from.
  v1::Document Source() {
    v1::GetSourceDocumentRequest request;
    request.set_name(stands_.source_document());
    return Do(&Stub::GetSourceDocument, request).document();
  }

  void RollBack() {
    v1::RollBackIssueRequest request;
    request.set_name(kIssue);
    request.set_revision(1 + static_cast<std::int64_t>(Below(static_cast<std::size_t>(stands_.revision()))));
    Change(&Stub::RollBackIssue, request);
  }

  std::string DescribeCorrections() {
    v1::ListCorrectionsRequest list;
    list.set_name(kIssue);
    return Do(&Stub::ListCorrections, list).DebugString();
  }

  const std::vector<std::string> documents_ = Documents();
  v1::Issue stands_;
  std::mt19937 random_{GetParam()};
};

TEST_P(CorrectionSequenceTest, ReadingTheDocumentAgainChangesNothing) {
  constexpr int kSteps = 40;
  for (int step = 0; step < kSteps; ++step) {
    const std::size_t what = Below(10);
    if (what < 6) {
      Correct();
    } else if (what < 8) {
      TakeOneBack();
    } else if (what < 9) {
      SendTheDocumentAgain();
    } else {
      RollBack();
    }
    v1::IngestDocumentRequest again = IngestOf(Source());
    again.set_validate_only(true);
    const auto planned = Do(&Stub::IngestDocument, again);
    ASSERT_EQ(planned.outcome(), v1::INGEST_OUTCOME_UNCHANGED)
        << "step " << step << ", revision " << stands_.revision() << '\n'
        << planned.plan().DebugString() << DescribeCorrections();
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, CorrectionSequenceTest, ::testing::Range(1U, 7U));

}  // namespace
}  // namespace pulse::test
