// Every kind of correction, and whether it is still there when its document is read
// again: with other weights, with another text around it, with both; and that one
// that finds no place any more is said.

#include <functional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/ingest/corrections/corrected_issue.h"
#include "services/ingest/corrections/correction.h"
#include "services/ingest/corrections/field_corrections.h"
#include "services/ingest/parser/model/model_parameters.h"

namespace pulse::ingest {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string kDigest = R"(# CordisPulse

## September 2021

Welcome to this month's digest. It gathers what was published for people who plan and run public services.

The digest is free of charge. To leave the list, write to list@example.org.

Best wishes,

Dr Alma Sample

Director of Research

We are above the bakery in Mill Lane.

## Criminal Justice

### Reports

#### Inspectorate of Custody. A review of night custody staffing

This report looks at how forty custody suites are staffed at night.

It was read by three people before it came out.

#### Centre for Local Justice. Community courts after five years

This report sets out what five years of community courts have cost.

A court room with nine chairs

Further figures are in the annex of the report.

#### Audit Office. The price of remand

This report adds up what remand costs each year in each region.

Of interest to children

#### Harbour Trust. Meals in secure homes

The report asked eighty young people how they cook and what would help them.

For the bookshelf

#### Harbour Trust. A checklist for kitchens

The checklist has twelve questions that a visiting worker can put within an hour.
)";

constexpr char kFirst[] = "issues/2021-09/items/a-review-of-night-custody-staffing";
constexpr char kSecond[] = "issues/2021-09/items/community-courts-after-five-years";

// The same document as another converter, or a later edition of it, has it: other
// marks, other wraps, something before everything, and an item more.
std::string WithOtherTextAround() {
  std::string text = Replaced(kDigest, "Welcome to", "A very warm welcome, in a wet month, to");
  for (const char* marked : {"#### Inspectorate", "#### Centre", "#### Audit", "#### Harbour"}) {
    for (std::size_t at = 0; (at = text.find(marked, at)) != std::string::npos;) text.erase(at, 2);
  }
  text = Replaced(text, "forty custody suites", "forty\ncustody suites");
  text = Replaced(text, "five years of community courts have", "five *years* of community  courts have");
  return Replaced(text, "## Audit Office.",
                  "## Board of Prison Visiting. Annual figures\n\n"
                  "These are the figures of one year, with a comparison of ten areas.\n\n## Audit Office.");
}

// Weights that another fit might have come to, if a bad one: `label` is believed in
// much less.
ModelParameters Disbelieving(std::vector<Label> labels) {
  ModelParameters model = FittedParameters();
  for (const Label label : labels) {
    for (Scores& scores : model.emissions) scores[static_cast<std::size_t>(label)] -= 3;
  }
  return model;
}

struct Kind {
  std::string name;
  // Makes it, of an issue read from kDigest.
  std::function<v1::Correction(const std::function<v1::Anchor(const std::string&)>& at)> make;
  std::function<bool(const v1::Issue&)> shows;
  std::string anchored;  // text without which it has no place
};

void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }

v1::Item ItemWith(const v1::Issue& issue, const std::string& title) {
  for (const v1::Section& section : issue.sections()) {
    for (const v1::Item& item : section.items()) {
      if (item.title() == title) return item;
    }
  }
  return {};
}

bool Has(const v1::Issue& issue, const std::string& title) { return !ItemWith(issue, title).title().empty(); }

Kind Relabelling(v1::BlockRole role, const std::string& text, std::function<bool(const v1::Issue&)> shows) {
  return {v1::BlockRole_Name(role).substr(sizeof "BLOCK_ROLE_" - 1),
          [=](const auto& at) {
            v1::Correction correction;
            *correction.mutable_relabel()->mutable_anchor() = at(text);
            correction.mutable_relabel()->set_role(role);
            return correction;
          },
          std::move(shows), text};
}

Kind Setting(const std::string& field, std::function<void(v1::Item*)> set,
             std::function<bool(const v1::Item&)> shows) {
  return {"Set_" + field,
          [=](const auto&) {
            v1::Correction correction;
            v1::SetItem* change = correction.mutable_set_item();
            change->mutable_item()->set_name(kSecond);
            set(change->mutable_item());
            change->mutable_update_mask()->add_paths(field);
            return correction;
          },
          [=](const v1::Issue& issue) {
            const v1::Item* item = FindItem(issue, kSecond);
            return item != nullptr && shows(*item);
          },
          "Centre for Local Justice. Community courts after five years"};
}

std::vector<Kind> Kinds() {
  std::vector<Kind> kinds = {
      Relabelling(v1::BLOCK_ROLE_NOTICE,
                  "The digest is free of charge. To leave the list, write to list@example.org.",
                  [](const v1::Issue& issue) {
                    return issue.notices_size() > 0 &&
                           issue.notices(0).find("free of charge") != std::string::npos;
                  }),
      Relabelling(v1::BLOCK_ROLE_CONTACT, "We are above the bakery in Mill Lane.",
                  [](const v1::Issue& issue) {
                    return issue.contact().text().find("above the bakery") != std::string::npos;
                  }),
      Relabelling(v1::BLOCK_ROLE_INTRODUCTION, "Best wishes,",
                  [](const v1::Issue& issue) {
                    return issue.introduction().find("Best wishes") != std::string::npos;
                  }),
      Relabelling(v1::BLOCK_ROLE_SECTION_HEADING, "Of interest to children",
                  [](const v1::Issue& issue) {
                    return issue.sections_size() == 2 &&
                           issue.sections(1).title() == "Of interest to children";
                  }),
      Relabelling(v1::BLOCK_ROLE_KIND_HEADING, "For the bookshelf",
                  [](const v1::Issue& issue) {
                    return ItemWith(issue, "Meals in secure homes").body().find("bookshelf") ==
                           std::string::npos;
                  }),
      Relabelling(v1::BLOCK_ROLE_ITEM_TITLE, "A court room with nine chairs",
                  [](const v1::Issue& issue) { return Has(issue, "A court room with nine chairs"); }),
      Relabelling(v1::BLOCK_ROLE_BODY, "Audit Office. The price of remand",
                  [](const v1::Issue& issue) { return !Has(issue, "The price of remand"); }),
      Relabelling(v1::BLOCK_ROLE_CAPTION, "A court room with nine chairs",
                  [](const v1::Issue& issue) {
                    const v1::Item* item = FindItem(issue, kSecond);
                    return item != nullptr && item->captions_size() == 1;
                  }),
      Relabelling(v1::BLOCK_ROLE_NOISE, "It was read by three people before it came out.",
                  [](const v1::Issue& issue) {
                    return issue.DebugString().find("three people") == std::string::npos;
                  }),
      Setting(
          "title", [](v1::Item* item) { item->set_title("Courts, five years on"); },
          [](const v1::Item& item) { return item.title() == "Courts, five years on"; }),
      Setting(
          "body", [](v1::Item* item) { item->set_body("Shorter."); },
          [](const v1::Item& item) { return item.body() == "Shorter."; }),
      Setting(
          "byline", [](v1::Item* item) { item->set_byline("Local Justice Centre"); },
          [](const v1::Item& item) {
            return item.publishers_size() == 1 &&
                   item.publishers(0).name() == "publishers/local-justice-centre";
          }),
      Setting(
          "publishers", [](v1::Item* item) { item->add_publishers()->set_display_name("Somebody Else"); },
          [](const v1::Item& item) {
            return item.publishers_size() == 1 && item.publishers(0).name() == "publishers/somebody-else";
          }),
      Setting(
          "kind", [](v1::Item* item) { item->set_kind(v1::ITEM_KIND_TOOL_OR_GUIDANCE); },
          [](const v1::Item& item) { return item.kind() == v1::ITEM_KIND_TOOL_OR_GUIDANCE; }),
      Setting(
          "sector", [](v1::Item* item) { item->set_sector("sectors/news"); },
          [](const v1::Item& item) { return item.sector() == "sectors/news"; }),
      Setting(
          "captions", [](v1::Item* item) { item->add_captions("Nine chairs"); },
          [](const v1::Item& item) { return item.captions_size() == 1; }),
  };
  kinds.push_back({"Split",
                   [](const auto& at) {
                     v1::Correction correction;
                     correction.mutable_split_item()->set_item(kSecond);
                     *correction.mutable_split_item()->mutable_title() = at("A court room with nine chairs");
                     return correction;
                   },
                   [](const v1::Issue& issue) {
                     const v1::Item* first = FindItem(issue, kSecond);
                     return Has(issue, "A court room with nine chairs") &&
                            (first == nullptr || first->body().find("annex") == std::string::npos);
                   },
                   "A court room with nine chairs"});
  kinds.push_back({"Merge",
                   [](const auto&) {
                     v1::Correction correction;
                     correction.mutable_merge_item()->set_item(kSecond);
                     return correction;
                   },
                   [](const v1::Issue& issue) {
                     const v1::Item* above = FindItem(issue, kFirst);
                     return !Has(issue, "Community courts after five years") && above != nullptr &&
                            above->body().find("Community courts after five years") != std::string::npos;
                   },
                   "Centre for Local Justice. Community courts after five years"});
  kinds.push_back({"Drop",
                   [](const auto&) {
                     v1::Correction correction;
                     correction.mutable_drop_item()->set_item(kSecond);
                     return correction;
                   },
                   [](const v1::Issue& issue) { return !Has(issue, "Community courts after five years"); },
                   "Centre for Local Justice. Community courts after five years"});
  return kinds;
}

class SurvivalTest : public CorrectedIssueTest, public ::testing::WithParamInterface<Kind> {
 protected:
  SurvivalTest() : CorrectedIssueTest(kDigest) {
    EXPECT_FALSE(GetParam().shows(current_)) << "without the correction";
    Correct(GetParam().make(
        [this](const std::string& text) { return Relabel(text, v1::BLOCK_ROLE_BODY).relabel().anchor(); }));
    EXPECT_TRUE(GetParam().shows(current_)) << current_.DebugString();
    EXPECT_THAT(reading_.lost, IsEmpty());
    EXPECT_THAT(reading_.refused, IsEmpty());
  }

  void ExpectItIsThere() {
    EXPECT_TRUE(GetParam().shows(current_)) << current_.DebugString();
    EXPECT_THAT(reading_.lost, IsEmpty());
    EXPECT_THAT(reading_.refused, IsEmpty());
    EXPECT_EQ(corrections_.corrections_size(), 1);
  }

  bool ReadsOtherwise(const ModelParameters& model) const {
    const auto now = ParseDocument(source_.text_document, {}, &model);
    const auto before = ParseDocument(source_.text_document);
    return now->issue().DebugString() != before->issue().DebugString();
  }
};

TEST_P(SurvivalTest, IsStillThereWithOtherTextAround) {
  Read(WithOtherTextAround());
  ExpectItIsThere();
  Read(kDigest);
  ExpectItIsThere();
}

TEST_P(SurvivalTest, IsStillThereWithOtherWeights) {
  // Headings of sectors and kinds, and notices, are taken for something else.
  const ModelParameters model = Disbelieving(
      {Label::kSectorHeading, Label::kKindHeading, Label::kNotice, Label::kContact, Label::kCaption});
  ASSERT_TRUE(ReadsOtherwise(model));
  model_ = &model;
  Read(kDigest);
  ExpectItIsThere();
  Read(WithOtherTextAround());
  ExpectItIsThere();
}

// What would be read as an item is not, unless the correction itself says so.
TEST_P(SurvivalTest, IsThereOrSaidToBeLostWhereItemsAreReadNoMore) {
  ModelParameters model = Disbelieving({Label::kTitle, Label::kTitleMore, Label::kNewsTitle});
  for (Scores& scores : model.emissions) scores[static_cast<std::size_t>(Label::kTitle)] -= 30;
  ASSERT_TRUE(ReadsOtherwise(model));
  model_ = &model;
  Read(kDigest);
  EXPECT_TRUE(GetParam().shows(current_) || !reading_.lost.empty() || !reading_.refused.empty())
      << current_.DebugString();
  EXPECT_EQ(corrections_.corrections_size(), 1);
  model_ = nullptr;
  Read(kDigest);
  ExpectItIsThere();
}

TEST_P(SurvivalTest, IsSaidToBeLostWhereItsPlaceIsGone) {
  Read(Replaced(kDigest, GetParam().anchored, "Something that was never there"));
  EXPECT_THAT(reading_.lost, ::testing::ElementsAre("c1"));
  EXPECT_THAT(Codes(), Contains("CORRECTION_ANCHOR_LOST"));
  EXPECT_EQ(corrections_.corrections_size(), 1) << "it stays in force";
  Read(kDigest);
  ExpectItIsThere();
}

INSTANTIATE_TEST_SUITE_P(Kinds, SurvivalTest, ::testing::ValuesIn(Kinds()),
                         [](const auto& kind) { return kind.param.name; });

}  // namespace
}  // namespace pulse::ingest
