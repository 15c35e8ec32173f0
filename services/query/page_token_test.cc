#include "services/query/page_token.h"

#include <string>

#include "cordisbright/pulse/v1/query_service.pb.h"
#include "gtest/gtest.h"
#include "proto/error_reason.h"

namespace pulse::query {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

v1::ListItemsRequest Request(const std::string& sector) {
  v1::ListItemsRequest request;
  request.add_sectors(sector);
  return request;
}

void ExpectRefused(const std::string& token, std::uint64_t hash) {
  const auto position = DecodePageToken(token, hash);
  EXPECT_EQ(position.status().code(), absl::StatusCode::kInvalidArgument) << token;
  EXPECT_EQ(GetErrorReason(position.status()), "PAGE_TOKEN_INVALID") << token;
  ASSERT_TRUE(position.status().GetPayload(kFieldPayload).has_value()) << token;
  EXPECT_EQ(std::string(*position.status().GetPayload(kFieldPayload)), "page_token");
}

TEST(PageTokenTest, DecodePageToken_ReturnsThePositionThatWasEncoded) {
  const std::uint64_t hash = HashListRequest(Request("sectors/news"));
  for (const std::string& position : {std::string("-24272:1:issues/2022-09:3"), std::string("a\n\u00e9")}) {
    const auto decoded = DecodePageToken(EncodePageToken(position, hash), hash);
    ASSERT_TRUE(decoded.ok()) << decoded.status();
    EXPECT_EQ(*decoded, position);
  }
}

TEST(PageTokenTest, EncodePageToken_IsSafeInAUrl) {
  const std::string token = EncodePageToken(std::string(64, '\xff'), ~std::uint64_t{0});
  EXPECT_EQ(token.find_first_of("+/=&?#% "), std::string::npos) << token;
}

TEST(PageTokenTest, EmptyPosition_IsTheEmptyToken) {
  EXPECT_EQ(EncodePageToken("", 1), "");
  EXPECT_EQ(*DecodePageToken("", 1), "");
}

TEST(PageTokenTest, DecodePageToken_RefusesATokenOfAnotherRequest) {
  const std::string token = EncodePageToken("a", HashListRequest(Request("sectors/news")));
  ExpectRefused(token, HashListRequest(Request("sectors/criminal-justice")));
  ExpectRefused(token, HashListRequest(v1::ListIssuesRequest()));
}

TEST(PageTokenTest, DecodePageToken_RefusesWhatIsNotAToken) {
  const std::uint64_t hash = 7;
  const std::string token = EncodePageToken("position", hash);
  ExpectRefused("?", hash);
  ExpectRefused("AA", hash);
  ExpectRefused(token.substr(0, 8), hash);
  ExpectRefused("B" + token.substr(1), hash);  // another version
  ExpectRefused(std::string(kMaxPageTokenBytes + 1, 'A'), hash);
  ExpectRefused(EncodePageToken("\xFF", hash), hash);
  ExpectRefused(EncodePageToken(std::string("a\0b", 3), hash), hash);
}

TEST(PageTokenTest, HashListRequest_IgnoresSizeTokenAndCursor) {
  v1::ListItemsRequest request = Request("sectors/news");
  const std::uint64_t hash = HashListRequest(request);
  request.set_page_size(7);
  request.set_page_token("abc");
  request.set_min_cursor("c7");
  EXPECT_EQ(HashListRequest(request), hash);
  request.set_include_unpublished(true);
  EXPECT_NE(HashListRequest(request), hash);
}

TEST(PageTokenTest, HashListRequest_TellsMessagesOfTheSameBytesApart) {
  EXPECT_NE(HashListRequest(v1::ListItemsRequest()), HashListRequest(v1::ListIssuesRequest()));
}

// Tokens outlive a release: this one was handed out by version 1.
TEST(PageTokenTest, DecodePageToken_ReadsTokensOfEarlierReleases) {
  const auto position = DecodePageToken("AQAAAAAAAAAHcG9zaXRpb24", 7);
  ASSERT_TRUE(position.ok()) << position.status();
  EXPECT_EQ(*position, "position");
}

}  // namespace
}  // namespace pulse::query
