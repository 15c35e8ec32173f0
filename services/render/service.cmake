# pulse_render: RenderService round the renderer. The tests of its RPC are in
# tests/integration.
add_library(pulse_render STATIC requests.cc service.cc)
target_link_libraries(pulse_render
  PUBLIC pulse_build pulse_db pulse_grpc pulse_server absl::status absl::statusor
  PRIVATE pulse_renderer)

add_executable(pulse-render main.cc)
target_link_libraries(pulse-render PRIVATE pulse_render)

pulse_test(render_requests_test SOURCES requests_test.cc LINK pulse_render)
