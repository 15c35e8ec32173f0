#include "services/server/request_checks.h"

#include <string>

#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::server {
namespace {

TEST(RequestChecksTest, IsIssueName_TakesTheFormsOfTheApi) {
  EXPECT_TRUE(IsIssueName("issues/2022-09"));
  EXPECT_TRUE(IsIssueName("issues/2024-05-mental-health-awareness"));
  EXPECT_TRUE(IsIssueName("issues/2024-05-" + std::string(80, 'a')));
}

TEST(RequestChecksTest, IsIssueName_RefusesEverythingElse) {
  for (const char* name : {"", "issues/", "2022-09", "issues/2022-9", "issues/2022-09-", "issues/2022-09-A",
                           "issues/2022-09/items/x", "issues/2022 09", "issues/20a2-09", "issues/2022-09x",
                           " issues/2022-09", "issues/2022-09\n"}) {
    EXPECT_FALSE(IsIssueName(name)) << name;
  }
  EXPECT_FALSE(IsIssueName("issues/2024-05-" + std::string(81, 'a')));
  EXPECT_FALSE(IsIssueName(std::string_view("issues/2022-09\0", 15)));
}

TEST(RequestChecksTest, IsSectorName_HoldsTheIdToItsLimit) {
  EXPECT_TRUE(IsSectorName("sectors/criminal-justice"));
  EXPECT_TRUE(IsSectorName("sectors/" + std::string(80, 'a')));
  EXPECT_FALSE(IsSectorName("sectors/" + std::string(81, 'a')));
  EXPECT_FALSE(IsSectorName("sectors/"));
  EXPECT_FALSE(IsSectorName("criminal-justice"));
  EXPECT_FALSE(IsSectorName("sectors/Criminal"));
}

TEST(RequestChecksTest, CheckItemName_TakesAnIssuesNameAndAnItems) {
  EXPECT_TRUE(CheckItemName("issues/2022-09/items/night-custody", "name").ok());
  for (const char* name : {"", "issues/2022-09", "issues/2022-09/items/", "issues/2022-9/items/x",
                           "issues/2022-09/items/X", "issues/2022-09/items/x/y"}) {
    EXPECT_EQ(CheckItemName(name, "name").code(), absl::StatusCode::kInvalidArgument) << name;
  }
}

TEST(RequestChecksTest, CheckEdition_NamesTheFieldThatIsOutOfRange) {
  cordisbright::pulse::v1::Edition edition;
  edition.set_year(2022);
  edition.set_month(9);
  EXPECT_TRUE(CheckEdition(edition, "first_edition").ok());
  edition.set_month(13);
  EXPECT_EQ(GetErrorReason(CheckEdition(edition, "first_edition")), "FIELD_OUT_OF_RANGE");
  edition.set_year(1899);
  EXPECT_NE(CheckEdition(edition, "first_edition").ToString().find("first_edition.year"), std::string::npos);
}

TEST(RequestChecksTest, CheckIssueName_NamesFieldAndReason) {
  const absl::Status missing = CheckIssueName("", "name");
  EXPECT_EQ(missing.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(GetErrorReason(missing), "FIELD_REQUIRED");
  const absl::Status malformed = CheckIssueName("june", "name");
  EXPECT_EQ(GetErrorReason(malformed), "FIELD_MALFORMED");
  ASSERT_TRUE(malformed.GetPayload(kFieldPayload).has_value());
  EXPECT_EQ(std::string(*malformed.GetPayload(kFieldPayload)), "name");
}

}  // namespace
}  // namespace pulse::server
