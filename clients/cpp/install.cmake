# cmake --install: the client as a package that find_package(CordisPulse) finds,
# with the target CordisPulse::client.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(headers ${CMAKE_INSTALL_INCLUDEDIR}/cordispulse)
foreach(name proto grpc client)
  set_target_properties(pulse_${name} PROPERTIES EXPORT_NAME ${name})
endforeach()
target_include_directories(pulse_client INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(pulse_client INTERFACE cxx_std_20)

install(TARGETS pulse_proto pulse_grpc pulse_client EXPORT CordisPulseTargets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/cordispulse)
install(FILES change_range.h client.h environment.h error.h exchange_stream.h paged_range.h result.h
        DESTINATION ${headers})
install(DIRECTORY ${PROJECT_BINARY_DIR}/proto/gen/ DESTINATION ${headers}/proto FILES_MATCHING PATTERN "*.pb.h")

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/CordisPulse)
install(EXPORT CordisPulseTargets NAMESPACE CordisPulse:: DESTINATION ${package})
configure_package_config_file(CordisPulseConfig.cmake.in CordisPulseConfig.cmake INSTALL_DESTINATION ${package})
write_basic_package_version_file(CordisPulseConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/CordisPulseConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/CordisPulseConfigVersion.cmake DESTINATION ${package})
