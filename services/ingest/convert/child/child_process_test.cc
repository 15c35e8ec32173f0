#include "services/ingest/convert/child/child_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>

#include "proto/error_reason.h"
#include "services/ingest/convert/child/private_folder.h"

namespace pulse::ingest {
namespace {

using testing::HasSubstr;
using testing::Not;

// What a converter could do, as a script.
absl::StatusOr<ChildResult> RunScript(const std::string& script, const ChildLimits& limits = {},
                                      const std::string& input = "text") {
  return RunChild({"/bin/bash", "-c", script}, input, limits);
}

ChildLimits Quick() {
  ChildLimits limits;
  limits.wall_time = std::chrono::milliseconds(300);
  return limits;
}

bool Lives(pid_t process) {
  // A killed orphan is a zombie until init reaps it, and a zombie is no longer alive.
  std::error_code none;
  if (kill(process, 0) != 0) return false;
  const auto exe = std::filesystem::read_symlink("/proc/" + std::to_string(process) + "/exe", none);
  return !none && !exe.empty();
}

TEST(RunChildTest, GivesInputAndTakesOutputErrorsAndExitCode) {
  const auto result = RunScript("cat; cat document; echo oops >&2; exit 3");
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->output, "texttext");
  EXPECT_EQ(result->errors, "oops\n");
  EXPECT_EQ(result->exit_code, 3);
}

TEST(RunChildTest, HandsOverNoEnvironmentAndNoDescriptors) {
  setenv("PULSE_TEST_SECRET", "hunter2", 1);
  const int leaked = fcntl(STDERR_FILENO, F_DUPFD, 40);  // without close-on-exec
  const auto result = RunScript("export -p; for fd in /proc/self/fd/*; do echo \"fd ${fd##*/}\"; done");
  close(leaked);
  unsetenv("PULSE_TEST_SECRET");
  ASSERT_TRUE(result.ok());
  EXPECT_THAT(result->output, HasSubstr("LANG=\"C.UTF-8\""));
  EXPECT_THAT(result->output, Not(HasSubstr("hunter2")));
  EXPECT_THAT(result->output, Not(HasSubstr("fd " + std::to_string(leaked) + "\n")));
}

TEST(RunChildTest, StopsASleeperInTime) {
  const auto start = std::chrono::steady_clock::now();
  const auto result = RunScript("sleep 60", Quick());
  EXPECT_EQ(GetErrorReason(result.status()), "CONVERSION_TOO_SLOW");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(RunChildTest, KillsTheWholeProcessGroup) {
  for (const std::string ending : {"exit 0", "wait"}) {  // by itself, and by the time limit
    const PrivateFolder folder;
    // The child may write no file, but may make a folder: its name tells the id.
    const auto result = RunScript("sleep 60 & mkdir " + folder.path().string() + "/$!; " + ending, Quick());
    EXPECT_EQ(result.ok(), ending == "exit 0");
    const std::filesystem::directory_iterator told(folder.path());
    ASSERT_NE(told, std::filesystem::directory_iterator());
    const auto grandchild = static_cast<pid_t>(std::stol(told->path().filename()));
    for (int i = 0; i < 100 && Lives(grandchild); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    EXPECT_FALSE(Lives(grandchild)) << ending;
  }
}

TEST(RunChildTest, DoesNotWaitForAGrandchildThatHoldsTheOutput) {
  const auto start = std::chrono::steady_clock::now();
  const auto result = RunScript("sleep 60 & echo done");
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->output, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(RunChildTest, StopsAFlood) {
  ChildLimits limits;
  limits.output_bytes = 100000;
  const auto result = RunScript("while :; do printf '%01000d' 0; done", limits);
  EXPECT_EQ(GetErrorReason(result.status()), "CONVERSION_TOO_LARGE");
  EXPECT_THAT(std::string(result.status().message()), HasSubstr("100000"));
}

TEST(RunChildTest, TakesOutputUpToTheLimit) {
  ChildLimits limits;
  limits.output_bytes = 1000;
  EXPECT_TRUE(RunScript("printf '%01000d' 0", limits).ok());
  EXPECT_FALSE(RunScript("printf '%01001d' 0", limits).ok());
}

TEST(RunChildTest, LimitsMemoryProcessorFilesAndDumps) {
  ChildLimits limits;
  limits.memory_bytes = 64 << 20;
  limits.cpu_seconds = 1;
  const auto result = RunScript("ulimit -d; ulimit -t; ulimit -n; ulimit -f; ulimit -c; ulimit -Hd", limits);
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->output, "65536\n1\n64\n0\n0\n65536\n");
  const auto spun = RunScript("while :; do :; done", limits);
  ASSERT_TRUE(spun.ok()) << spun.status();
  EXPECT_NE(spun->exit_code, 0);
}

TEST(RunChildTest, RemovesItsFolder) {
  for (const std::string script : {"pwd", "pwd; sleep 60"}) {
    const PrivateFolder parent;
    setenv("TMPDIR", parent.path().c_str(), 1);
    static_cast<void>(RunScript(script, Quick()));
    unsetenv("TMPDIR");
    EXPECT_TRUE(std::filesystem::is_empty(parent.path())) << script;
  }
}

TEST(RunChildTest, SaysWhenTheProgramIsMissing) {
  const auto result = RunChild({"/nowhere/converter"}, "", {});
  EXPECT_EQ(result.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(GetErrorReason(result.status()), "CONVERTER_MISSING");
}

TEST(RunChildTest, SaysWhenThereIsNoRoom) {
  setenv("TMPDIR", "/nowhere", 1);
  const auto result = RunScript("true");
  unsetenv("TMPDIR");
  EXPECT_EQ(result.status().code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(GetErrorReason(result.status()), "CONVERSION_NO_ROOM");
}

TEST(RunChildTest, HasNoNetworkWhereTheKernelAllowsNamespaces) {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof(address);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
  ASSERT_EQ(listen(listener, 1), 0);
  ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
  const auto result = RunScript("exec 3<>/dev/tcp/127.0.0.1/" + std::to_string(ntohs(address.sin_port)) +
                                " && echo connected");
  close(listener);
  ASSERT_TRUE(result.ok()) << result.status();
  if (!result->network_isolated) GTEST_SKIP() << "this kernel lets no ordinary process make namespaces";
  EXPECT_EQ(result->output, "");
  EXPECT_THAT(result->errors, HasSubstr("/dev/tcp/127.0.0.1"));
}

}  // namespace
}  // namespace pulse::ingest
