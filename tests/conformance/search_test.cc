// Conformance: search, right and wrong.

#include <algorithm>
#include <functional>
#include <set>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "tests/conformance/archive_under_test.h"

namespace pulse::test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;
using Slugs = std::vector<std::string>;

class SearchTest : public ConformanceTest {
 protected:
  grpc::Status Search(const v1::SearchItemsRequest& request, v1::SearchItemsResponse* response) {
    return Call(query(), &Query::SearchItems, request, response);
  }
  v1::SearchItemsResponse Found(const v1::SearchItemsRequest& request) {
    v1::SearchItemsResponse response;
    const grpc::Status status = Search(request, &response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }
};

v1::SearchItemsRequest For(const std::string& text) {
  v1::SearchItemsRequest request;
  request.set_query(text);
  return request;
}

Slugs SlugsOf(const v1::SearchItemsResponse& response) {
  Slugs slugs;
  for (const v1::SearchResult& result : response.results()) slugs.push_back(SlugOf(result.item().name()));
  return slugs;
}

struct Searched {
  const char* query;
  Slugs slugs;  // best first
};

class SearchQuery : public SearchTest, public ::testing::WithParamInterface<Searched> {};

TEST_P(SearchQuery, FindsBestFirst) {
  const v1::SearchItemsResponse response = Found(For(GetParam().query));
  EXPECT_THAT(SlugsOf(response), ElementsAreArray(GetParam().slugs)) << GetParam().query;
  EXPECT_EQ(response.total_size(), static_cast<std::int64_t>(GetParam().slugs.size()));
  EXPECT_THAT(response.approximations(), IsEmpty());
  EXPECT_EQ(response.corrected_query(), "");
}

INSTANTIATE_TEST_SUITE_P(
    Words, SearchQuery,
    ::testing::Values(
        Searched{"prison", {"youth-custody"}}, Searched{"PRISONS", {"youth-custody"}},
        Searched{"prìsón", {"youth-custody"}}, Searched{"care", {"dementia-guide", "care-homes"}},
        Searched{"homes winter", {"care-homes"}}, Searched{"winter homes", {"care-homes"}},
        Searched{"custody winter", {}}, Searched{"\"care homes\"", {"care-homes"}},
        Searched{"\"homes care\"", {}}, Searched{"“care homes”", {"care-homes"}},
        Searched{"dementia OR probation", {"dementia-guide", "probation"}},
        Searched{"care dementia OR winter", {"dementia-guide", "care-homes"}},
        Searched{"care -dementia", {"care-homes"}}, Searched{"care -\"care homes\"", {"dementia-guide"}},
        Searched{"care -title:homes", {"dementia-guide"}}, Searched{"safeg*", {"safeguarding"}},
        Searched{"title:care", {"dementia-guide", "care-homes"}}, Searched{"body:care", {"dementia-guide"}},
        Searched{"publisher:care", {}}, Searched{"publisher:age", {"dementia-guide", "annual-report-2021"}},
        Searched{"title:custody publisher:justice", {"youth-custody"}}, Searched{"50%", {"courts"}},
        Searched{"the of and", {}}, Searched{"the -dementia", {}},
        Searched{"the dementia -custody", {"dementia-guide"}}, Searched{"?!", {}}));

INSTANTIATE_TEST_SUITE_P(
    Careless, SearchQuery,
    ::testing::Values(Searched{"\"care homes", {"care-homes", "dementia-guide"}},
                      Searched{"homes OR",
                               {"care-homes", "our-move", "dementia-guide", "annual-report-2021"}},
                      Searched{"-dementia", {"dementia-guide"}}, Searched{"'; DROP TABLE items; --'", {}},
                      Searched{"custody & | ! ( ) <-> :* \\ '", {"youth-custody"}},
                      Searched{"custody:A", {"youth-custody"}}));

INSTANTIATE_TEST_SUITE_P(Publishers, SearchQuery,
                         ::testing::Values(Searched{"publisher:qb",
                                                    {"care-homes", "dementia-guide", "waiting-lists"}},
                                           Searched{"JI custody", {"youth-custody"}}));

// Else everything would be found that is not left out, introductions too.
TEST_F(SearchTest, WantingNothingButSmallWordsFindsNothingWithAFilterEither) {
  v1::Issue issue = Stored("issues/2022-09");
  issue.set_introduction("Of the month.");
  Save(issue);
  v1::SearchItemsRequest request = For("the -dementia");
  EXPECT_THAT(Found(request).introductions(), IsEmpty());
  request.set_filter("kind:*");
  EXPECT_THAT(Found(request).results(), IsEmpty());
}

TEST_F(SearchTest, RanksByWhatIsWantedWhateverIsNot) {
  const v1::SearchItemsResponse plain = Found(For("care"));
  const v1::SearchItemsResponse without = Found(For("care -quartz -\"quartz care\""));
  ASSERT_EQ(without.results_size(), plain.results_size());
  ASSERT_GT(plain.results_size(), 1);
  for (int i = 0; i < plain.results_size(); ++i) {
    EXPECT_EQ(without.results(i).item().name(), plain.results(i).item().name());
    EXPECT_DOUBLE_EQ(without.results(i).score(), plain.results(i).score());
  }
}

struct Misspelt {
  const char* query;
  const char* corrected;
  const char* slug;
};

class Spelling : public SearchTest, public ::testing::WithParamInterface<Misspelt> {};

TEST_P(Spelling, IsPutRightAndSaid) {
  const v1::SearchItemsResponse response = Found(For(GetParam().query));
  EXPECT_EQ(response.corrected_query(), GetParam().corrected);
  EXPECT_THAT(SlugsOf(response), Contains(GetParam().slug));
}

TEST_P(Spelling, IsLeftAloneWhenAskedTo) {
  v1::SearchItemsRequest request = For(GetParam().query);
  request.set_exact_spelling(true);
  const v1::SearchItemsResponse response = Found(request);
  EXPECT_EQ(response.corrected_query(), "");
  EXPECT_THAT(SlugsOf(response), ::testing::Not(Contains(GetParam().slug)));
}

INSTANTIATE_TEST_SUITE_P(
    Words, Spelling,
    ::testing::Values(Misspelt{"safegaurding", "safeguarding", "safeguarding"},
                      Misspelt{"demetia", "dementia", "dementia-guide"},
                      Misspelt{"Cutsody  young", "custody  young", "youth-custody"},
                      Misspelt{"title:probaton", "title:probation", "probation"},
                      Misspelt{"\"yuoth custody\"", "\"youth custody\"", "youth-custody"},
                      Misspelt{"probation OR demetia", "probation OR dementia", "dementia-guide"}));

TEST_F(SearchTest, FindsNothingForWhatNoWordIsNearTo) {
  const v1::SearchItemsResponse response = Found(For("xylophonequartet"));
  EXPECT_EQ(response.results_size(), 0);
  EXPECT_EQ(response.total_size(), 0);
  EXPECT_EQ(response.corrected_query(), "");
}

TEST_F(SearchTest, HidesWhatIsNotPublished) {
  EXPECT_THAT(SlugsOf(Found(For("draft"))), IsEmpty());
  EXPECT_THAT(SlugsOf(Found(For("mistake"))), IsEmpty());
  v1::SearchItemsRequest request = For("draft OR mistake");
  request.set_include_unpublished(true);
  EXPECT_THAT(SlugsOf(Found(request)), ElementsAre("unseen", "taken-back"));
}

TEST_F(SearchTest, SelectsByFilter) {
  v1::SearchItemsRequest request = For("care");
  request.set_filter("kind = REPORT");
  EXPECT_THAT(SlugsOf(Found(request)), ElementsAre("care-homes"));
  request.set_filter("kind = NEWS");
  EXPECT_THAT(SlugsOf(Found(request)), IsEmpty());
}

TEST_F(SearchTest, SaysWhereTheWordsStand) {
  v1::SearchItemsRequest request = For("homes");
  request.set_view(v1::CONTENT_VIEW_FULL);
  const v1::SearchItemsResponse response = Found(request);
  ASSERT_GT(response.results_size(), 0);
  std::set<std::string> fields;
  for (const v1::SearchResult& result : response.results()) {
    for (const v1::SearchHighlight& highlight : result.highlights()) {
      fields.insert(highlight.field());
      const std::string& text = highlight.field() == "title"  ? result.item().title()
                                : highlight.field() == "body" ? result.item().body()
                                                              : result.snippet();
      const std::string marked = text.substr(static_cast<std::size_t>(highlight.begin()),
                                             static_cast<std::size_t>(highlight.end() - highlight.begin()));
      EXPECT_TRUE(marked == "homes" || marked == "home") << marked;
    }
  }
  EXPECT_THAT(fields, ElementsAre("body", "snippet", "title"));
}

TEST_F(SearchTest, ShowsPlainWordsOfWhatIsStoredAsCommonMark) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.mutable_sections(1)->mutable_items(0)->set_body(
      R"(See the **zither** [report](https://a.example/zither), \*free\* &amp; new.)");
  Save(issue);
  const v1::SearchItemsResponse response = Found(For("zither"));
  ASSERT_EQ(response.results_size(), 1);
  EXPECT_EQ(response.results(0).snippet(), "See the zither report, *free* & new.");
  ASSERT_EQ(response.results(0).highlights_size(), 1);
  EXPECT_EQ(response.results(0).highlights(0).begin(), 8);
  EXPECT_EQ(response.results(0).highlights(0).end(), 14);
}

TEST_F(SearchTest, LeavesTheBodyOutUnlessAskedFor) {
  const v1::SearchItemsResponse response = Found(For("prison"));
  ASSERT_EQ(response.results_size(), 1);
  EXPECT_EQ(response.results(0).item().body(), "");
  EXPECT_EQ(response.results(0).snippet(), "Young people in custody, and what helps them out of prison.");
  for (const v1::SearchHighlight& highlight : response.results(0).highlights())
    EXPECT_EQ(highlight.field(), "snippet");
}

TEST_F(SearchTest, CountsFacetsInTheOrderAskedFor) {
  v1::SearchItemsRequest request = For("care OR courts OR lists");
  request.add_facets(v1::SEARCH_FACET_FIELD_YEAR);
  request.add_facets(v1::SEARCH_FACET_FIELD_PUBLISHER);
  request.add_facets(v1::SEARCH_FACET_FIELD_SECTOR);
  request.add_facets(v1::SEARCH_FACET_FIELD_KIND);
  request.set_page_size(1);
  const v1::SearchItemsResponse response = Found(request);
  const auto counted = [&](int facet) {
    Slugs counts;
    for (const v1::SearchFacetCount& count : response.facets(facet).counts())
      counts.push_back(count.value() + "=" + std::to_string(count.count()));
    return counts;
  };
  ASSERT_EQ(response.facets_size(), 4);
  EXPECT_THAT(counted(0), ElementsAre("2022=3", "2021=1"));
  EXPECT_THAT(counted(1), ElementsAre("publishers/quality-board=3", "publishers/age-trust=1",
                                      "publishers/justice-institute=1"));
  EXPECT_EQ(response.facets(1).counts(1).display_name(), "The Age Trust");
  EXPECT_THAT(counted(2),
              ElementsAre("sectors/adult-social-care-and-health=2", "=1", "sectors/criminal-justice=1"));
  EXPECT_EQ(response.facets(2).counts(2).display_name(), "Criminal justice");
  EXPECT_THAT(counted(3), ElementsAre("ITEM_KIND_BRIEFING=1", "ITEM_KIND_REPORT=1",
                                      "ITEM_KIND_TOOL_OR_GUIDANCE=1", "ITEM_KIND_UNSPECIFIED=1"));
}

TEST_F(SearchTest, FindsIntroductionsBesideItems) {
  const v1::SearchItemsResponse response = Found(For("welcome"));
  EXPECT_EQ(response.results_size(), 0);
  ASSERT_EQ(response.introductions_size(), 3);
  EXPECT_EQ(response.introductions(0).issue(), "issues/2022-09");
  EXPECT_EQ(response.introductions(1).issue(), "issues/2022-09-mental-health");
  EXPECT_EQ(response.introductions(0).snippet(), "Welcome to the digest.");
  ASSERT_EQ(response.introductions(0).highlights_size(), 1);
  EXPECT_EQ(response.introductions(0).highlights(0).end(), 7);
  EXPECT_EQ(Found(For("homes")).introductions_size(), 0);
}

TEST_F(SearchTest, FollowsWhatIsStored) {
  v1::Issue issue = Stored("issues/2022-01");
  issue.mutable_sections(1)->mutable_items(0)->set_title("Wellbeing in sport");
  Save(issue);
  EXPECT_THAT(SlugsOf(Found(For("wellbeing"))), ElementsAre("safeguarding"));
  issue.set_state(v1::ISSUE_STATE_WITHDRAWN);
  Save(issue);
  EXPECT_THAT(SlugsOf(Found(For("wellbeing"))), IsEmpty());
}

class SearchPageSize : public SearchTest, public ::testing::WithParamInterface<int> {};

TEST_P(SearchPageSize, ShowsEachResultOnceInTheSameOrder) {
  const std::string text = "care OR custody OR report OR courts OR lists OR probaton";
  const Slugs whole = SlugsOf(Found(For(text)));
  ASSERT_EQ(whole.size(), 8U);  // also `probation`, in its right spelling, on every page
  v1::SearchItemsRequest request = For(text);
  request.set_page_size(GetParam());
  Slugs paged;
  do {
    const v1::SearchItemsResponse page = Found(request);
    EXPECT_EQ(page.total_size(), 8);
    EXPECT_NE(page.corrected_query(), "");
    for (const std::string& slug : SlugsOf(page)) paged.push_back(slug);
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty() && paged.size() < 20);
  EXPECT_EQ(paged, whole);
}

INSTANTIATE_TEST_SUITE_P(Pages, SearchPageSize, ::testing::Values(1, 2, 3, 8, 100, 1'000'000));

struct Wrong {
  const char* name;
  std::function<void(v1::SearchItemsRequest*)> make;
  const char* reason;
  const char* field;
};

class WrongSearch : public SearchTest, public ::testing::WithParamInterface<Wrong> {};

TEST_P(WrongSearch, IsRefused) {
  v1::SearchItemsRequest request = For("care OR homes");
  request.set_page_size(1);
  request.set_page_token(Found(request).next_page_token());
  GetParam().make(&request);
  v1::SearchItemsResponse response;
  ExpectError(Search(request, &response), grpc::StatusCode::INVALID_ARGUMENT, GetParam().reason,
              GetParam().field);
}

std::string Repeated(const std::string& word, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += word;
  return text;
}

INSTANTIATE_TEST_SUITE_P(
    Requests, WrongSearch,
    ::testing::Values(
        Wrong{"Empty", [](auto* r) { r->clear_query(); }, "FIELD_REQUIRED", "query"},
        Wrong{"Blank", [](auto* r) { r->set_query(" \t "); }, "FIELD_REQUIRED", "query"},
        Wrong{"TooLong", [](auto* r) { r->set_query(std::string(1001, 'a')); }, "FIELD_TOO_LONG", "query"},
        Wrong{"TooManyWords", [](auto* r) { r->set_query(Repeated("ab ", 33)); }, "TOO_MANY_VALUES", "query"},
        Wrong{"Nul", [](auto* r) { r->set_query(std::string("care\0homes", 10)); }, "FIELD_MALFORMED",
              "query"},
        Wrong{"Filter", [](auto* r) { r->clear_page_token(), r->set_filter("kind = "); }, "FILTER_INVALID",
              "filter"},
        Wrong{"LongFilter", [](auto* r) { r->clear_page_token(), r->set_filter(std::string(4001, 'a')); },
              "FIELD_TOO_LONG", "filter"},
        Wrong{"PageSize", [](auto* r) { r->set_page_size(-1); }, "FIELD_OUT_OF_RANGE", "page_size"},
        Wrong{"View", [](auto* r) { r->set_view(static_cast<v1::ContentView>(99)); }, "FIELD_OUT_OF_RANGE",
              "view"},
        Wrong{"NoFacet", [](auto* r) { r->add_facets(v1::SEARCH_FACET_FIELD_UNSPECIFIED); },
              "FIELD_OUT_OF_RANGE", "facets[0]"},
        Wrong{"StrangeFacet", [](auto* r) { r->add_facets(static_cast<v1::SearchFacetField>(99)); },
              "FIELD_OUT_OF_RANGE", "facets[0]"},
        Wrong{"FacetTwice",
              [](auto* r) {
                r->add_facets(v1::SEARCH_FACET_FIELD_KIND);
                r->add_facets(v1::SEARCH_FACET_FIELD_KIND);
              },
              "FIELD_OUT_OF_RANGE", "facets[1]"},
        Wrong{"Cursor", [](auto* r) { r->set_min_cursor("no cursor"); }, "CURSOR_INVALID", "min_cursor"},
        Wrong{"TokenOfAnotherQuery", [](auto* r) { r->set_query("care"); }, "PAGE_TOKEN_INVALID",
              "page_token"},
        Wrong{"TokenOfAnotherFilter", [](auto* r) { r->set_filter("kind:*"); }, "PAGE_TOKEN_INVALID",
              "page_token"},
        Wrong{"TokenOfAnotherView", [](auto* r) { r->set_view(v1::CONTENT_VIEW_FULL); }, "PAGE_TOKEN_INVALID",
              "page_token"},
        Wrong{"Token", [](auto* r) { r->set_page_token("bm90IGEgdG9rZW4"); }, "PAGE_TOKEN_INVALID",
              "page_token"}),
    [](const auto& each) { return each.param.name; });

// A token carries the query in the spelling that was searched.
TEST_F(SearchTest, RefusesATokenWithAQueryThatIsNone) {
  v1::SearchItemsRequest request = For("care");
  request.set_page_size(1);
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(Found(request).next_page_token(), &bytes));
  std::string words;
  for (int i = 0; i < 33; ++i) words += "care ";
  for (const std::string& query :
       {words, std::string(1001, 'x'), std::string("a\0b", 3), std::string("\xFF")}) {
    request.set_page_token(absl::WebSafeBase64Escape(bytes + query));
    v1::SearchItemsResponse response;
    ExpectError(Search(request, &response), grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID",
                "page_token");
  }
}

TEST_F(SearchTest, TakesTheLongestQuery) {
  EXPECT_EQ(Found(For("\"" + std::string(998, 'a') + "\"")).results_size(), 0);
  EXPECT_EQ(Found(For(Repeated("ab ", 32))).results_size(), 0);
}

}  // namespace
}  // namespace pulse::test
