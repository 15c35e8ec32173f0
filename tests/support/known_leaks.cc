// Leaks that are not ours, for the address sanitizer. Compiled into every test
// that links pulse_test_support.

// libpqxx 6.4.5 forgets the result of a statement whose connection broke (2 KB):
// it asks the dead connection for its encoding, which throws, before it owns
// the result. Version 7 does not.
extern "C" const char* __lsan_default_suppressions();   // NOLINT(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(bugprone-reserved-identifier)
  return "leak:libpqxx-6.4.so\n";
}
