// Conformance: requests for the feed that are refused, beside the right ones of watch_test.cc.

#include <functional>
#include <string>

#include "tests/conformance/archive_under_test.h"
#include "tests/conformance/watch_reader.h"

namespace pulse::test {
namespace {

struct BadWatch {
  const char* name;
  std::function<void(v1::WatchChangesRequest*)> spoil;
  Refusal refusal;
};

class BadWatchChanges : public ConformanceTest, public ::testing::WithParamInterface<BadWatch> {};

TEST_P(BadWatchChanges, IsRefused) {
  v1::WatchChangesRequest request;
  GetParam().spoil(&request);
  WatchReader reader(query(), request);
  const Refusal& refusal = GetParam().refusal;
  ExpectError(reader.Status(), refusal.code, refusal.reason, refusal.field);
}

constexpr auto kInvalid = grpc::StatusCode::INVALID_ARGUMENT;

INSTANTIATE_TEST_SUITE_P(
    Watch, BadWatchChanges,
    ::testing::Values(BadWatch{"NoCursor",
                               [](auto* r) { r->set_start_cursor("yesterday"); },
                               {kInvalid, "CURSOR_INVALID", "start_cursor"}},
                      BadWatch{"LeadingZero",
                               [](auto* r) { r->set_start_cursor("c06-0123abcd"); },
                               {kInvalid, "CURSOR_INVALID", "start_cursor"}},
                      BadWatch{"CursorOfNoStore",
                               [](auto* r) { r->set_start_cursor("c6"); },
                               {kInvalid, "CURSOR_INVALID", "start_cursor"}},
                      BadWatch{"SnapshotCursorThatCountsIssues",
                               [](auto* r) { r->set_start_cursor("s6.3.1.7-0123abcd"); },
                               {kInvalid, "CURSOR_INVALID", "start_cursor"}},
                      BadWatch{"HalfASnapshotCursor",
                               [](auto* r) { r->set_start_cursor("s6.1-0123abcd"); },
                               {kInvalid, "CURSOR_INVALID", "start_cursor"}},
                      BadWatch{"LongCursor",
                               [](auto* r) { r->set_start_cursor(std::string(201, 'c')); },
                               {kInvalid, "FIELD_TOO_LONG", "start_cursor"}},
                      BadWatch{"NoSector",
                               [](auto* r) { r->add_sectors("news"); },
                               {kInvalid, "FIELD_MALFORMED", "sectors[0]"}},
                      BadWatch{"TooManySectors",
                               [](auto* r) {
                                 for (int i = 0; i < 51; ++i) r->add_sectors("sectors/news");
                               },
                               {kInvalid, "TOO_MANY_VALUES", "sectors"}},
                      BadWatch{"UnknownKind",
                               [](auto* r) { r->add_kinds(static_cast<v1::ItemKind>(9)); },
                               {kInvalid, "FIELD_OUT_OF_RANGE", "kinds[0]"}},
                      BadWatch{"TooManyKinds",
                               [](auto* r) {
                                 for (int i = 0; i < 11; ++i) r->add_kinds(v1::ITEM_KIND_NEWS);
                               },
                               {kInvalid, "TOO_MANY_VALUES", "kinds"}},
                      BadWatch{"NoPublisher",
                               [](auto* r) { r->add_publishers("age-trust"); },
                               {kInvalid, "FIELD_MALFORMED", "publishers[0]"}},
                      BadWatch{"TooManyPublishers",
                               [](auto* r) {
                                 for (int i = 0; i < 51; ++i) r->add_publishers("publishers/age-trust");
                               },
                               {kInvalid, "TOO_MANY_VALUES", "publishers"}},
                      BadWatch{"UnknownView",
                               [](auto* r) { r->set_view(static_cast<v1::ContentView>(7)); },
                               {kInvalid, "FIELD_OUT_OF_RANGE", "view"}},
                      BadWatch{"NegativeHeartbeat",
                               [](auto* r) { r->mutable_heartbeat_interval()->set_seconds(-1); },
                               {kInvalid, "FIELD_OUT_OF_RANGE", "heartbeat_interval"}}),
    [](const auto& each) { return each.param.name; });

}  // namespace
}  // namespace pulse::test
