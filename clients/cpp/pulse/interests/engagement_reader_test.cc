#include "clients/cpp/pulse/interests/engagement_reader.h"

#include <gmock/gmock.h>

#include <sstream>

namespace pulse::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

constexpr char kHeader[] = "contact,subject,kind,time,consent\n";

class EngagementReaderTest : public testing::Test {
 protected:
  // All of a file in one message, or the error's text as the only bad line.
  v1::ScoreInterestsRequest Read(const std::string& file) {
    std::istringstream in(file);
    EngagementReader reader(in, [this](std::int64_t line, const std::string& why) {
      bad_.push_back(std::to_string(line) + ": " + why);
    });
    v1::ScoreInterestsRequest request;
    const auto more = reader.Read(request);
    if (!more.ok()) bad_.push_back("error: " + std::string(more.status().message()));
    return request;
  }

  std::vector<std::string> bad_;
};

TEST_F(EngagementReaderTest, ReadsCsvWithItsColumnsInAnyOrder) {
  const auto request = Read(
      "\xEF\xBB\xBFTime,Consent,contact,kind,subject,campaign\r\n"
      "2022-09-01T08:00:00Z,yes,a,Click,issues/2022-09/items/x,autumn\r\n"
      "2022-09-01,1,\"b, \"\"B\"\"\",reply,https://example.org/?a=1,\r\n");
  EXPECT_THAT(bad_, SizeIs(0));
  ASSERT_EQ(request.engagements_size(), 2);
  EXPECT_EQ(request.engagements(0).item(), "issues/2022-09/items/x");
  EXPECT_EQ(request.engagements(0).kind(), v1::ENGAGEMENT_KIND_CLICK);
  EXPECT_EQ(request.engagements(0).time().seconds(), 1'662'019'200);
  EXPECT_TRUE(request.engagements(0).consent());
  EXPECT_EQ(request.engagements(1).contact(), "b, \"B\"");
  EXPECT_EQ(request.engagements(1).url(), "https://example.org/?a=1");
}

TEST_F(EngagementReaderTest, ReadsJsonLines) {
  const auto request = Read(
      R"({"contact": "a", "url": "https://example.org", "kind": "OPEN", "time": "2022-09-01T10:00:00+02:00", "consent": true})"
      "\n\n"
      R"({"contact": "b", "item": "issues/1/items/x", "kind": "forward", "time": "2022-09-01", "consent": "true"})");
  EXPECT_THAT(bad_, SizeIs(0));
  ASSERT_EQ(request.engagements_size(), 2);
  EXPECT_EQ(request.engagements(0).time().seconds(), 1'662'019'200);
  EXPECT_EQ(request.engagements(1).kind(), v1::ENGAGEMENT_KIND_FORWARD);
}

TEST_F(EngagementReaderTest, WithoutConsent_OnlyTheContactIsRead) {
  const auto request =
      Read(std::string(kHeader) + "a,https://example.org/secret,open,2022-09-01,false\nb,x,y,z,\n");
  EXPECT_THAT(bad_, SizeIs(0));
  ASSERT_EQ(request.engagements_size(), 2);
  v1::Engagement expected;
  expected.set_contact("a");
  EXPECT_EQ(request.engagements(0).SerializeAsString(), expected.SerializeAsString());
}

TEST_F(EngagementReaderTest, NamesEachBadLineAndReadsTheRest) {
  const auto request = Read(std::string(kHeader) +
                            "a,issues/1/items/x,clikc,2022-09-01,true\n"
                            "a,issues/1/items/x,click,yesterday,true\n"
                            "a,issues/1/items/x,click,2022-09-01,perhaps\n"
                            "a,,click,2022-09-01,true\n"
                            ",issues/1/items/x,click,2022-09-01,true\n"
                            "a,issues/1/items/x,click\n"
                            "a,\xFF,click,2022-09-01,true\n" +
                            std::string(201, 'c') + ",x,click,2022-09-01,true\n" + "a," +
                            std::string(2001, 'u') + ",click,2022-09-01,true\n" + std::string(20'000, 'l') +
                            "\n"
                            "a,issues/1/items/x,click,2022-09-01,true\n");
  EXPECT_EQ(request.engagements_size(), 1);
  EXPECT_THAT(bad_,
              ElementsAre(HasSubstr("2: kind `clikc` is not known; did you mean `click`?"),
                          HasSubstr("3: time `yesterday`"), HasSubstr("4: consent `perhaps`"),
                          HasSubstr("5: no subject"), HasSubstr("6: no contact"),
                          HasSubstr("7: 3 cells where the header has 5"), HasSubstr("8: not UTF-8"),
                          HasSubstr("9: the contact has over 200 bytes"),
                          HasSubstr("10: the subject has over 2,000 bytes"), HasSubstr("11: over 16 KiB")));
}

TEST_F(EngagementReaderTest, ContactsOutOfOrder_EndTheFile) {
  Read(std::string(kHeader) + "b,x,open,2022-09-01,true\na,x,open,2022-09-01,true\n");
  EXPECT_THAT(bad_, ElementsAre(HasSubstr("error: line 3: its contact comes before")));
}

TEST_F(EngagementReaderTest, FileOfAnotherKind_IsRefused) {
  Read("name,kind\nx,y\n");
  EXPECT_THAT(bad_,
              ElementsAre(HasSubstr("error: line 1: the first line is neither JSON nor a header that names "
                                    "contact, time, consent, subject")));
}

TEST_F(EngagementReaderTest, NeverHoldsMoreThanAMessage) {
  std::string file = kHeader;
  for (int i = 0; i < 2500; ++i) file += "a,x,open,2022-09-01,true\n";
  std::istringstream in(file);
  EngagementReader reader(in, [](std::int64_t, const std::string&) {});
  std::vector<int> sizes;
  for (bool more = true; more;) {
    v1::ScoreInterestsRequest request;
    more = reader.Read(request).value();
    sizes.push_back(request.engagements_size());
  }
  EXPECT_THAT(sizes, ElementsAre(1000, 1000, 500, 0));
}

}  // namespace
}  // namespace pulse::cli
