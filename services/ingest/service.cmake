# pulse_ingest: names, limits and life of an issue round the parser. The tests
# of its RPCs are in tests/integration.
add_library(pulse_ingest STATIC
  archive_stream.cc
  changes.cc
  correct_issue.cc
  corrections/anchors.cc
  corrections/bound_parse.cc
  corrections/corrected_reading.cc
  corrections/correction.cc
  corrections/correction_report.cc
  corrections/correction_set.cc
  corrections/field_corrections.cc
  corrections/headings.cc
  corrections/reread.cc
  corrections/source_text.cc
  ingest_document.cc
  issue_content.cc
  issue_corrections.cc
  issue_diff.cc
  issue_turns.cc
  item_names.cc
  item_wording.cc
  limits.cc
  paging.cc
  plan.cc
  publication.cc
  publication_scheduler.cc
  publishers.cc
  reading_context.cc
  requests/change_requests.cc
  requests/correction_checks.cc
  requests/document_requests.cc
  requests/history_requests.cc
  requests/publication_requests.cc
  requests/publisher_requests.cc
  requests/request_fields.cc
  revisions.cc
  service.cc)
target_link_libraries(pulse_ingest
  PUBLIC pulse_build pulse_db pulse_grpc pulse_server absl::status absl::statusor
  PRIVATE pulse_convert pulse_parser pulse_text absl::strings absl::time)

add_executable(pulse-ingest main.cc)
target_link_libraries(pulse-ingest PRIVATE pulse_ingest pulse_parser)

pulse_test(ingest_test
  SOURCES
    corrections/anchors_test.cc
    corrections/corrected_reading_test.cc
    corrections/correction_set_test.cc
    corrections/field_corrections_test.cc
    corrections/survival_test.cc
    issue_content_test.cc
    issue_diff_test.cc
    issue_turns_test.cc
    item_names_test.cc
    limits_test.cc
    plan_test.cc
    requests/requests_test.cc
  LINK pulse_ingest pulse_parser)
