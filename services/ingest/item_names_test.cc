#include "services/ingest/item_names.h"

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace pulse::ingest {
namespace {

using ::testing::ElementsAre;

constexpr char kPrefix[] = "issues/2022-09/items/";
constexpr char kJustice[] = "sectors/criminal-justice";
constexpr char kHealth[] = "sectors/adult-social-care-and-health";

struct Printed {
  std::string title;
  std::string sector = kJustice;
  std::string byline = {};
  std::string body = {};
};

v1::Issue MakeIssue(const std::vector<Printed>& items) {
  v1::Issue issue;
  issue.set_name("issues/2022-09");
  for (const Printed& printed : items) {
    const int sections = issue.sections_size();
    const bool same = sections > 0 && issue.sections(sections - 1).sector() == printed.sector;
    v1::Section* section = same ? issue.mutable_sections(sections - 1) : issue.add_sections();
    section->set_sector(printed.sector);
    v1::Item* item = section->add_items();
    item->set_title(printed.title);
    item->set_sector(printed.sector);
    item->set_byline(printed.byline);
    item->set_body(printed.body);
  }
  return issue;
}

// The slugs of all items, in printed order.
std::vector<std::string> Slugs(const v1::Issue& issue) {
  std::vector<std::string> slugs;
  for (const auto& section : issue.sections()) {
    for (const auto& item : section.items()) slugs.push_back(item.name().substr(std::string(kPrefix).size()));
  }
  return slugs;
}

v1::Issue FirstIngest(const std::vector<Printed>& items) {
  v1::Issue issue = MakeIssue(items);
  NameItems({}, &issue);
  return issue;
}

std::set<std::string> NamesOf(const v1::Issue& issue) {
  std::set<std::string> names;
  for (const std::string& slug : Slugs(issue)) names.insert(kPrefix + slug);
  return names;
}

std::vector<std::string> SlugsAfterReingest(const v1::Issue& current, const std::vector<Printed>& items) {
  v1::Issue issue = MakeIssue(items);
  NameItems({.current = &current, .former = {}, .ever_minted = NamesOf(current)}, &issue);
  return Slugs(issue);
}

const char* const kBody =
    "The inspectorate visited twelve custody suites and found that detained people waited too long to see a "
    "nurse.";
const char* const kCorrectedBody =
    "The inspectorate visited thirteen custody suites and found that detained people waited too long to see "
    "a nurse.";

TEST(ItemNamesTest, NameItems_KeepsANameAnItemCameWith) {
  const v1::Issue current = FirstIngest({{"One"}, {"Two"}});
  v1::Issue issue = MakeIssue({{"Renamed"}, {"One"}, {"Two"}});
  issue.mutable_sections(0)->mutable_items(0)->set_name(std::string(kPrefix) + "one");
  NameItems({.current = &current, .former = {}, .ever_minted = NamesOf(current)}, &issue);
  EXPECT_THAT(Slugs(issue), ElementsAre("one", "one-2", "two"));
}

TEST(ItemNamesTest, NameItems_MakesASlugOfTheTitle) {
  const v1::Issue issue = FirstIngest({{"Serious Violence in Context: what works?"}});
  EXPECT_EQ(issue.sections(0).items(0).name(), "issues/2022-09/items/serious-violence-in-context-what-works");
}

TEST(ItemNamesTest, NameItems_FoldsToAscii) {
  EXPECT_THAT(Slugs(FirstIngest({{"Children’s “café” culture – 2020/21"}})),
              ElementsAre("childrens-cafe-culture-2020-21"));
}

TEST(ItemNamesTest, NameItems_CutsALongTitleAtAWord) {
  std::string title;
  for (int i = 0; i < 30; ++i) title += "probation ";
  const std::string slug = Slugs(FirstIngest({{title}}))[0];
  EXPECT_EQ(slug, "probation-probation-probation-probation-probation-probation-probation-probation");
  EXPECT_LE(slug.size(), kMaxSlugBytes);
}

TEST(ItemNamesTest, NameItems_CutsALongWordAtTheLimit) {
  EXPECT_EQ(Slugs(FirstIngest({{std::string(200, 'a')}}))[0], std::string(kMaxSlugBytes, 'a'));
}

TEST(ItemNamesTest, NameItems_NamesATitleWithoutLetters) {
  EXPECT_THAT(Slugs(FirstIngest({{"日本"}, {"?"}})), ElementsAre("item", "item-2"));
}

TEST(ItemNamesTest, NameItems_NumbersEqualTitles) {
  EXPECT_THAT(Slugs(FirstIngest({{"Annual report"}, {"Annual Report"}, {"Annual report", kHealth}})),
              ElementsAre("annual-report", "annual-report-2", "annual-report-3"));
}

TEST(ItemNamesTest, NameItems_StepsAroundATitleThatLooksNumbered) {
  EXPECT_THAT(Slugs(FirstIngest({{"Report 2"}, {"Report"}, {"Report"}})),
              ElementsAre("report-2", "report", "report-3"));
}

TEST(ItemNamesTest, NameItems_KeepsNumberedSlugsWithinTheLimit) {
  const std::string title(200, 'a');
  for (const std::string& slug : Slugs(FirstIngest({{title}, {title}, {title}}))) {
    EXPECT_LE(slug.size(), kMaxSlugBytes) << slug;
  }
}

TEST(ItemNamesTest, NameItems_KeepsNamesWhenTheOrderChanges) {
  const v1::Issue current = FirstIngest({{"A report"}, {"B report"}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"New report"}, {"B report"}, {"A report"}}),
              ElementsAre("new-report", "b-report", "a-report"));
}

TEST(ItemNamesTest, NameItems_KeepsNamesOfEqualTitlesInOrder) {
  const v1::Issue current = FirstIngest({{"Annual report"}, {"Annual report"}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Annual report"}, {"Annual report"}}),
              ElementsAre("annual-report", "annual-report-2"));
}

TEST(ItemNamesTest, NameItems_PrefersTheSameSector) {
  const v1::Issue current = FirstIngest({{"Annual report", kJustice}, {"Annual report", kHealth}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Annual report", kHealth}, {"Annual report", kJustice}}),
              ElementsAre("annual-report-2", "annual-report"));
}

TEST(ItemNamesTest, NameItems_FollowsAnItemIntoAnotherSector) {
  const v1::Issue current = FirstIngest({{"Knife crime", kJustice}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Knife Crime", kHealth}}), ElementsAre("knife-crime"));
}

TEST(ItemNamesTest, NameItems_RecognisesACorrectedTitleByBylineAndBody) {
  const v1::Issue current = FirstIngest({{"Custody suits", kJustice, "HMICFRS", kBody}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Police custody suites", kJustice, "HMICFRS", kCorrectedBody}}),
              ElementsAre("custody-suits"));
}

TEST(ItemNamesTest, NameItems_TakesTheMostSimilarBody) {
  const std::string near =
      std::string(kBody) + " A second visit follows in the spring of next year, it says.";
  const v1::Issue current =
      FirstIngest({{"One", kJustice, "HMICFRS", near}, {"Two", kJustice, "HMICFRS", kBody}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Renamed", kJustice, "HMICFRS", kCorrectedBody}}),
              ElementsAre("two"));
}

TEST(ItemNamesTest, NameItems_DoesNotTakeASimilarBodyOfAnotherPublisher) {
  const v1::Issue current = FirstIngest({{"Custody suits", kJustice, "HMICFRS", kBody}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Other", kJustice, "Ofsted", kBody}}), ElementsAre("other"));
}

TEST(ItemNamesTest, NameItems_DoesNotTakeAnotherBodyOfThePublisher) {
  const v1::Issue current = FirstIngest({{"Custody suits", kJustice, "HMICFRS", kBody}});
  const char* other =
      "Probation services in five regions were inspected between May and July, with mixed results.";
  EXPECT_THAT(SlugsAfterReingest(current, {{"Other", kJustice, "HMICFRS", other}}), ElementsAre("other"));
}

TEST(ItemNamesTest, NameItems_DoesNotTakeABodyOfAFewWords) {
  const v1::Issue current = FirstIngest({{"One", kJustice, "HMICFRS", "Read the report here."}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Other", kJustice, "HMICFRS", "Read the report here."}}),
              ElementsAre("other"));
}

TEST(ItemNamesTest, NameItems_NeverReusesARetiredName) {
  const v1::Issue current = FirstIngest({{"B report"}});
  v1::Issue issue = MakeIssue({{"B report"}, {"A report"}});
  NameItems({.current = &current,
             .former = {},
             .ever_minted = {"issues/2022-09/items/a-report", "issues/2022-09/items/b-report"}},
            &issue);
  EXPECT_THAT(Slugs(issue), ElementsAre("b-report", "a-report-2"));
}

TEST(ItemNamesTest, NameItems_GivesAnItemThatComesBackItsNameBack) {
  const v1::Issue before = FirstIngest({{"Custody suits", kJustice, "HMICFRS", kBody},
                                        {"Courts after dark", kJustice, "Institute", "Short."},
                                        {"Annual report", kHealth, "Ofsted", kBody}});
  GivenNames given{.current = nullptr, .former = {}, .ever_minted = NamesOf(before)};
  for (const v1::Section& section : before.sections()) {
    given.former.insert(given.former.end(), section.items().begin(), section.items().end());
  }
  const char* other = "Quite another text, of as many words, that somebody else has written since then.";
  v1::Issue issue = MakeIssue({{"Annual report", kHealth, "Ofsted", other},
                               {"Courts after dark", kHealth, "Institute", "Short."},
                               {"Custody suites", kJustice, "HMICFRS", kCorrectedBody},
                               {"Courts after dark", kJustice, "Ministry", "Short."}});
  NameItems(given, &issue);
  EXPECT_THAT(Slugs(issue),
              ElementsAre("annual-report-2", "courts-after-dark", "custody-suits", "courts-after-dark-2"));
}

TEST(ItemNamesTest, NameItems_PrefersWhatTheIssueHasToWhatItHad) {
  const v1::Issue current = FirstIngest({{"Annual report", kJustice, "Ofsted"}});
  v1::Item former = current.sections(0).items(0);
  former.set_name(std::string(kPrefix) + "annual-report-2");
  const GivenNames given{.current = &current,
                         .former = {former, current.sections(0).items(0)},
                         .ever_minted = {former.name(), current.sections(0).items(0).name()}};
  const Printed printed = {"Annual report", kJustice, "Ofsted"};
  v1::Issue issue = MakeIssue({printed, printed, printed});
  NameItems(given, &issue);
  EXPECT_THAT(Slugs(issue), ElementsAre("annual-report", "annual-report-2", "annual-report-3"));
}

TEST(ItemNamesTest, NameItems_RecognisesATitleOfMostlyTheSameWordsWhereTheBodyIsShort) {
  const v1::Issue current = FirstIngest({{"Courts after dark", kJustice, "Institute", "Read it."},
                                         {"Courts after dinner", kJustice, "", "Short."}});
  EXPECT_THAT(SlugsAfterReingest(current, {{"Courts after darkness", kJustice, "Institute", "See it."},
                                           {"Courts after dinners", kJustice, "", "Short."}}),
              ElementsAre("courts-after-dark", "courts-after-dinners"));
}

TEST(ItemNamesTest, NameItems_GivesTheSameNamesAgain) {
  const std::vector<Printed> printed = {{"A"}, {"B", kHealth, "Ofsted", kBody}, {"A"}, {"?"}};
  const v1::Issue current = FirstIngest(printed);
  EXPECT_EQ(SlugsAfterReingest(current, printed), Slugs(current));
}

// The largest issue the limits allow, all of one title and one byline: names in
// seconds, not hours.
TEST(ItemNamesTest, NameItems_StaysFastOnAHostileIssue) {
  std::vector<Printed> printed(25'000, {"Same", kJustice, "Same", kBody});
  const v1::Issue current = FirstIngest(printed);
  EXPECT_EQ(NamesOf(current).size(), printed.size());
  for (Printed& item : printed) item.title = "Other";
  const auto before = std::chrono::steady_clock::now();
  const auto slugs = SlugsAfterReingest(current, printed);
  EXPECT_EQ(std::set<std::string>(slugs.begin(), slugs.end()).size(), printed.size());
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(30));
}

}  // namespace
}  // namespace pulse::ingest
