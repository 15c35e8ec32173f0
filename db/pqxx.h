// libpqxx, included from here alone.

#pragma once

// A libpqxx that was compiled as C++17 (Ubuntu 24.04's) lacks a member of its
// exceptions, and an argument of their constructors, that its headers add when they
// are read as C++20: they must not see the feature they ask for.
#ifdef PULSE_PQXX_IS_CXX17
#include <version>
#pragma push_macro("__cpp_lib_source_location")
#undef __cpp_lib_source_location
#endif

#include <pqxx/pqxx>     // IWYU pragma: export
#include <pqxx/version>  // IWYU pragma: export

#ifdef PULSE_PQXX_IS_CXX17
#pragma pop_macro("__cpp_lib_source_location")
#endif
