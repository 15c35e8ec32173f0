# pulse_render: RenderService round the renderer. The tests of its RPC are in
# tests/integration.
add_library(pulse_render STATIC
  answers.cc
  archive_reader.cc
  chart_answers.cc
  digest_answers.cc
  feed_answers.cc
  issue_answers.cc
  kept.cc
  render_cache.cc
  requests.cc
  service.cc
  theme_watch.cc)
target_link_libraries(pulse_render
  PUBLIC pulse_build pulse_db pulse_grpc pulse_server pulse_renderer absl::status absl::statusor)

add_executable(pulse-render main.cc)
target_link_libraries(pulse-render PRIVATE pulse_render)

pulse_test(render_service_test SOURCES render_cache_test.cc requests_test.cc LINK pulse_render)
