// Processor seconds of other processes: on a shared machine the wall clock
// mostly tells what others do.

#pragma once

#include <sys/types.h>

namespace pulse::bench {

/// Used by `process` and by those of its children that have ended and been
/// waited for. Throws std::runtime_error when there is no such process.
double ProcessorSecondsOf(pid_t process);

/// The parent of `process`, likewise.
pid_t ParentOf(pid_t process);

/// How many children `process` has that it has not waited for.
int ChildrenOf(pid_t process);

}  // namespace pulse::bench
