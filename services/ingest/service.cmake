# pulse_ingest: names, limits and life of an issue round the parser. The tests
# of its RPCs are in tests/integration.
add_library(pulse_ingest STATIC
  issue_content.cc
  item_names.cc
  limits.cc
  requests.cc
  service.cc)
target_link_libraries(pulse_ingest
  PUBLIC pulse_build pulse_db pulse_grpc pulse_server absl::status absl::statusor
  PRIVATE pulse_convert absl::strings)

add_executable(pulse-ingest main.cc)
target_link_libraries(pulse-ingest PRIVATE pulse_ingest)

pulse_test(ingest_test
  SOURCES issue_content_test.cc item_names_test.cc limits_test.cc requests_test.cc
  LINK pulse_ingest)
