# The cheap ones of tests/check, as tests; and the commands of deploy/local.
foreach(check format protos scripts)
  add_test(NAME check.${check} COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/check --keep ${check})
endforeach()

# The preset's name is its build folder's.
get_filename_component(preset ${PROJECT_BINARY_DIR} NAME)
add_test(NAME deploy.up_test COMMAND ${PROJECT_SOURCE_DIR}/deploy/local/up_test ${preset})
set_tests_properties(deploy.up_test PROPERTIES TIMEOUT 300)
add_test(NAME deploy.install_test COMMAND ${PROJECT_SOURCE_DIR}/deploy/local/install_test)
