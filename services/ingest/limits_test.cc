#include "services/ingest/limits.h"

#include <functional>
#include <ostream>
#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::ingest {
namespace {

v1::Issue Sample() {
  v1::Issue issue;
  issue.set_name("issues/2022-09");
  issue.set_title("CordisPulse");
  issue.mutable_edition()->set_year(2022);
  issue.mutable_edition()->set_month(9);
  v1::Item* item = issue.add_sections()->add_items();
  item->set_title("A report");
  return issue;
}

v1::Item& FirstItem(v1::Issue& issue) { return *issue.mutable_sections(0)->mutable_items(0); }

std::string Bytes(int count) {
  std::string bytes;
  bytes.assign(static_cast<std::size_t>(count), 'x');
  return bytes;
}

// One limit: a way to fill the field to a size, and the size still allowed.
struct Limit {
  std::string field;
  int at_most;
  std::function<void(v1::Issue&, int)> fill;
  std::string reason = "FIELD_TOO_LONG";
};

void PrintTo(const Limit& limit, std::ostream* out) { *out << limit.field; }

class LimitTest : public ::testing::TestWithParam<Limit> {};

TEST_P(LimitTest, CheckLimits_TakesTheLimitAndRefusesOneMore) {
  const Limit& limit = GetParam();
  v1::Issue issue = Sample();
  limit.fill(issue, limit.at_most);
  EXPECT_TRUE(CheckLimits(issue).ok()) << CheckLimits(issue);

  issue = Sample();
  limit.fill(issue, limit.at_most + 1);
  const absl::Status status = CheckLimits(issue);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(status), limit.reason);
  ASSERT_TRUE(status.GetPayload(kFieldPayload).has_value());
  EXPECT_EQ(std::string(*status.GetPayload(kFieldPayload)), limit.field);
  EXPECT_NE(status.message().find(std::to_string(limit.at_most)), absl::string_view::npos) << status;
}

template <typename Add>
std::function<void(v1::Issue&, int)> Repeat(Add add) {
  return [add](v1::Issue& issue, int count) {
    for (int i = 0; i < count; ++i) add(issue);
  };
}

INSTANTIATE_TEST_SUITE_P(
    Opening, LimitTest,
    ::testing::Values(
        Limit{"title", 300, [](v1::Issue& issue, int n) { issue.set_title(Bytes(n)); }},
        Limit{"introduction", 100'000, [](v1::Issue& issue, int n) { issue.set_introduction(Bytes(n)); }},
        Limit{"edition.year", 2200, [](v1::Issue& issue, int n) { issue.mutable_edition()->set_year(n); },
              "FIELD_OUT_OF_RANGE"},
        Limit{"edition.month", 12, [](v1::Issue& issue, int n) { issue.mutable_edition()->set_month(n); },
              "FIELD_OUT_OF_RANGE"},
        Limit{"signatories", 10, Repeat([](v1::Issue& issue) { issue.add_signatories(); }),
              "TOO_MANY_VALUES"},
        Limit{"signatories[0].name", 200,
              [](v1::Issue& issue, int n) { issue.add_signatories()->set_name(Bytes(n)); }},
        Limit{"signatories[0].role", 300,
              [](v1::Issue& issue, int n) { issue.add_signatories()->set_role(Bytes(n)); }},
        Limit{"notices", 50, Repeat([](v1::Issue& issue) { issue.add_notices("n"); }), "TOO_MANY_VALUES"},
        Limit{"notices[0]", 10'000, [](v1::Issue& issue, int n) { issue.add_notices(Bytes(n)); }},
        Limit{"contact.text", 4'000,
              [](v1::Issue& issue, int n) { issue.mutable_contact()->set_text(Bytes(n)); }},
        Limit{"contact.telephone", 320,
              [](v1::Issue& issue, int n) { issue.mutable_contact()->set_telephone(Bytes(n)); }},
        Limit{"contact.email", 320,
              [](v1::Issue& issue, int n) { issue.mutable_contact()->set_email(Bytes(n)); }},
        Limit{"contact.website", 320,
              [](v1::Issue& issue, int n) { issue.mutable_contact()->set_website(Bytes(n)); }}));

INSTANTIATE_TEST_SUITE_P(Sections, LimitTest,
                         ::testing::Values(Limit{"sections", 50,
                                                 [](v1::Issue& issue, int n) {
                                                   while (issue.sections_size() < n) issue.add_sections();
                                                 },
                                                 "TOO_MANY_VALUES"},
                                           Limit{"sections[0].title", 300,
                                                 [](v1::Issue& issue, int n) {
                                                   issue.mutable_sections(0)->set_title(Bytes(n));
                                                 }},
                                           Limit{"sections[0].introduction", 100'000,
                                                 [](v1::Issue& issue, int n) {
                                                   issue.mutable_sections(0)->set_introduction(Bytes(n));
                                                 }},
                                           Limit{"sections[0].items", 500,
                                                 [](v1::Issue& issue, int n) {
                                                   while (issue.sections(0).items_size() < n)
                                                     issue.mutable_sections(0)->add_items()->set_title("t");
                                                 },
                                                 "TOO_MANY_VALUES"}));

INSTANTIATE_TEST_SUITE_P(
    Items, LimitTest,
    ::testing::Values(
        Limit{"sections[0].items[0].title", 500,
              [](v1::Issue& issue, int n) { FirstItem(issue).set_title(Bytes(n)); }},
        Limit{"sections[0].items[0].byline", 500,
              [](v1::Issue& issue, int n) { FirstItem(issue).set_byline(Bytes(n)); }},
        Limit{"sections[0].items[0].body", 200'000,
              [](v1::Issue& issue, int n) { FirstItem(issue).set_body(Bytes(n)); }},
        Limit{"sections[0].items[0].publishers", 20,
              Repeat([](v1::Issue& issue) { FirstItem(issue).add_publishers(); }), "TOO_MANY_VALUES"},
        Limit{"sections[0].items[0].publishers[0].display_name", 300,
              [](v1::Issue& issue, int n) { FirstItem(issue).add_publishers()->set_display_name(Bytes(n)); }},
        Limit{"sections[0].items[0].links", 500,
              Repeat([](v1::Issue& issue) { FirstItem(issue).add_links(); }), "TOO_MANY_VALUES"},
        Limit{"sections[0].items[0].links[0].text", 2'000,
              [](v1::Issue& issue, int n) { FirstItem(issue).add_links()->set_text(Bytes(n)); }},
        Limit{"sections[0].items[0].links[0].url", 2'000,
              [](v1::Issue& issue, int n) { FirstItem(issue).add_links()->set_url(Bytes(n)); }},
        Limit{"sections[0].items[0].captions", 50,
              Repeat([](v1::Issue& issue) { FirstItem(issue).add_captions("c"); }), "TOO_MANY_VALUES"},
        Limit{"sections[0].items[0].captions[0]", 2'000,
              [](v1::Issue& issue, int n) { FirstItem(issue).add_captions(Bytes(n)); }}));

void ExpectFault(const v1::Issue& issue, const std::string& reason, const std::string& field) {
  const absl::Status status = CheckLimits(issue);
  EXPECT_EQ(GetErrorReason(status), reason) << status;
  const auto payload = status.GetPayload(kFieldPayload);
  EXPECT_EQ(payload ? std::string(*payload) : "", field) << status;
}

TEST(LimitsTest, CheckLimits_TakesAnOrdinaryIssue) { EXPECT_TRUE(CheckLimits(Sample()).ok()); }

TEST(LimitsTest, CheckLimits_WantsATitleOfEveryItem) {
  v1::Issue issue = Sample();
  FirstItem(issue).clear_title();
  ExpectFault(issue, "FIELD_REQUIRED", "sections[0].items[0].title");
}

TEST(LimitsTest, CheckLimits_RefusesEditionsBelowTheRange) {
  v1::Issue issue = Sample();
  issue.mutable_edition()->set_month(0);
  ExpectFault(issue, "FIELD_OUT_OF_RANGE", "edition.month");
  issue.mutable_edition()->set_year(1899);
  ExpectFault(issue, "FIELD_OUT_OF_RANGE", "edition.year");
}

TEST(LimitsTest, CheckLimits_RefusesMalformedNames) {
  v1::Issue issue = Sample();
  FirstItem(issue).set_sector("criminal justice");
  ExpectFault(issue, "FIELD_MALFORMED", "sections[0].items[0].sector");
  issue.mutable_sections(0)->set_sector("criminal justice");
  ExpectFault(issue, "FIELD_MALFORMED", "sections[0].sector");
  issue.set_name("issues/September");
  ExpectFault(issue, "FIELD_MALFORMED", "name");
}

TEST(LimitsTest, CheckLimits_RefusesNul) {
  v1::Issue issue = Sample();
  FirstItem(issue).set_body(std::string("a\0b", 3));
  ExpectFault(issue, "FIELD_MALFORMED", "sections[0].items[0].body");
}

TEST(LimitsTest, CheckItemLimits_RefusesInARequestWhatNoDocumentMayHold) {
  v1::Item item;
  item.set_title("A report");
  item.set_body("Two\n\tlines.");
  EXPECT_TRUE(CheckItemLimits(item, "item.").ok()) << CheckItemLimits(item, "item.");
  item.set_body("A bell\x07.");
  EXPECT_EQ(GetErrorReason(CheckItemLimits(item, "item.")), "FIELD_MALFORMED");
  // As read it is the document's, which was refused or is to be kept.
  v1::Issue issue = Sample();
  FirstItem(issue) = item;
  EXPECT_TRUE(CheckLimits(issue).ok()) << CheckLimits(issue);
}

TEST(LimitsTest, CheckItemLimits_WantsTitlesAndNamesOnOneLine) {
  const auto reason_for = [](const std::string& title, const std::string& publisher) {
    v1::Item item;
    item.set_title(title);
    item.add_publishers()->set_display_name(publisher);
    return GetErrorReason(CheckItemLimits(item, "item."));
  };
  EXPECT_EQ(reason_for("A report", "Ofsted"), "");
  for (const char* blank : {" ", "\t", "\n", "\u202E"}) {
    EXPECT_EQ(reason_for(blank, "Ofsted"), "FIELD_REQUIRED") << blank;
    EXPECT_EQ(reason_for("A report", blank), "FIELD_REQUIRED") << blank;
    EXPECT_EQ(GetErrorReason(CheckDisplayName(blank, "name")), "FIELD_REQUIRED") << blank;
  }
  for (const char* broken : {"A\nreport", "A\rreport", "A\x1B[31mreport", "A\x7Freport"}) {
    EXPECT_EQ(reason_for(broken, "Ofsted"), "FIELD_MALFORMED") << broken;
    EXPECT_EQ(reason_for("A report", broken), "FIELD_MALFORMED") << broken;
    EXPECT_EQ(GetErrorReason(CheckDisplayName(broken, "name")), "FIELD_MALFORMED") << broken;
  }
}

}  // namespace
}  // namespace pulse::ingest
