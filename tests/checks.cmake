# The cheap ones of tests/check, as tests.
foreach(check format protos scripts)
  add_test(NAME check.${check} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/check --keep ${check})
endforeach()
