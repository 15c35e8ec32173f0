// The built command as a process: its exit code, its two streams.

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kDocument[] = R"(# The Sample Digest

## March 2031

Welcome to March's edition of the Sample Digest, a monthly round-up of research and policy.

Best wishes,

Ada Example

Director of Research

## Criminal justice

### Reports

#### Institute of Invented Studies. Courts after dark

This report follows three evening courts through their first winter. It finds that they were used, and by whom.
)";

struct Outcome {
  int code;
  std::string out;
  std::string err;
};

class ProcessTest : public testing::Test {
 protected:
  ProcessTest() { std::filesystem::create_directories(folder_); }
  ~ProcessTest() override { std::filesystem::remove_all(folder_); }

  Outcome Pulse(const std::string& arguments) {
    const std::string command =
        PULSE_BINARY " " + arguments + " >'" + Path("out") + "' 2>'" + Path("err") + "'";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), Read("out"), Read("err")};
  }

  std::string Path(const std::string& name) const { return (folder_ / name).string(); }

  std::string Write(const std::string& name, const std::string& content) {
    std::ofstream(Path(name), std::ios::binary) << content;
    return "'" + Path(name) + "'";
  }

  std::string Read(const std::string& name) const {
    std::ifstream file(Path(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("pulse-process-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

TEST_F(ProcessTest, WrongUsage_ExitsWithTwoAndSaysNothingOnStandardOutput) {
  for (const char* arguments : {"", "latets", "parse", "show", "latest --frobnicate", "items --kind raport",
                                "render 2031-03 --format pdf", "items --limit 0"}) {
    const Outcome run = Pulse(arguments);
    EXPECT_EQ(run.code, 2) << arguments;
    EXPECT_EQ(run.out, "") << arguments;
    EXPECT_THAT(run.err, HasSubstr("--help")) << arguments;
  }
}

TEST_F(ProcessTest, Help_ExitsWithZero) {
  const Outcome run = Pulse("--help");
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.out, HasSubstr("Exit codes:"));
}

TEST_F(ProcessTest, ServiceAway_ExitsWithFour) {
  const Outcome run = Pulse("latest --query-address 127.0.0.1:1");
  EXPECT_EQ(run.code, 4);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("deploy/local/up"));
}

TEST_F(ProcessTest, Parse_PrintsAnOutline) {
  const Outcome run = Pulse("parse " + Write("digest.md", kDocument));
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("March 2031 · 1 item in 1 section"));
  EXPECT_THAT(run.out, HasSubstr("Reports\n  • Courts after dark — Institute of Invented Studies · 9"));
}

TEST_F(ProcessTest, Parse_JsonAloneIsOnStandardOutput) {
  const Outcome run = Pulse("parse --json " + Write("digest.md", kDocument));
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_TRUE(run.out.starts_with("{")) << run.out;
  EXPECT_TRUE(run.out.ends_with("}\n")) << run.out;
  EXPECT_THAT(run.out, HasSubstr(R"("displayName": "Institute of Invented Studies")"));
  EXPECT_THAT(run.out, HasSubstr(R"("kind": "ITEM_KIND_REPORT")"));
}

TEST_F(ProcessTest, Parse_ReadsStandardInput) {
  const Outcome run = Pulse("parse - <" + Write("digest.md", kDocument));
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("March 2031"));
}

TEST_F(ProcessTest, Parse_OfAMissingFileExitsWithThree) {
  const Outcome run = Pulse("parse '" + Path("none.md") + "'");
  EXPECT_EQ(run.code, 3);
  EXPECT_THAT(run.err, HasSubstr("none.md cannot be read: No such file or directory"));
}

TEST_F(ProcessTest, Parse_OfAFolderSaysSo) {
  const Outcome run = Pulse("parse '" + folder_.string() + "'");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("is a folder; name a document in it"));
}

TEST_F(ProcessTest, Parse_OfADocumentWithoutAMonthNamesTheFile) {
  const Outcome run = Pulse("parse --json " + Write("letter.md", "Dear all,\n\nthis is no digest.\n"));
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "");
  EXPECT_THAT(run.err, HasSubstr("letter.md: "));
}

TEST_F(ProcessTest, OutputToAPipe_IsNeverColoured) {
  EXPECT_THAT(Pulse("parse " + Write("digest.md", kDocument)).out, Not(HasSubstr("\x1b[")));
}

TEST_F(ProcessTest, FullDisk_ExitsWithOne) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "this system has no /dev/full";
  const int status = std::system(PULSE_BINARY " version >/dev/full 2>/dev/null");
  EXPECT_EQ(WEXITSTATUS(status), 1);
}

}  // namespace
}  // namespace pulse::cli
