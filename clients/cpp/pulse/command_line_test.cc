#include "clients/cpp/pulse/command_line.h"

#include <gmock/gmock.h>

#include <cstdlib>

#include "clients/cpp/pulse/command_test.h"

namespace pulse::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

using CommandLineTest = CommandTest;

TEST_F(CommandLineTest, Help_DocumentsCommandsAndExitCodes) {
  const Outcome run = PulseElsewhere({"--help"});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  for (const char* text : {"latest", "issues", "show", "items", "sectors", "render", "parse", "ingest",
                           "publish", "version", "completion", "PULSE_QUERY_ADDRESS", "3  not found"}) {
    EXPECT_THAT(run.out, HasSubstr(text));
  }
}

TEST_F(CommandLineTest, HelpOfACommand_DocumentsItsOptions) {
  const Outcome run = PulseElsewhere({"items", "--help"});
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.out, HasSubstr("--sector"));
}

TEST_F(CommandLineTest, NoCommand_IsAUsageError) {
  const Outcome run = PulseElsewhere({});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("pulse --help"));
}

TEST_F(CommandLineTest, MisspeltCommand_SuggestsTheRightOne) {
  const Outcome run = PulseElsewhere({"latets"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `latest`?"));
}

TEST_F(CommandLineTest, UnknownOption_IsAUsageErrorOfItsCommand) {
  const Outcome run = PulseElsewhere({"latest", "--frobnicate"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("--frobnicate"));
  EXPECT_THAT(run.err, HasSubstr("pulse latest --help"));
}

TEST_F(CommandLineTest, WordWithAMinus_SaysWhereItStands) {
  const Outcome run = PulseElsewhere({"search", "care", "-women"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("`-women` is not known; words that begin with a minus stand behind `--`"));
}

TEST_F(CommandLineTest, NumberBelowOne_IsRefused) {
  for (const char* number : {"0", "-5", "many", "99999999999999999999"}) {
    const Outcome run = PulseElsewhere({"items", "--limit", number});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.err, HasSubstr("--limit: has to be a number from 1 on, not " + std::string(number)));
  }
}

TEST_F(CommandLineTest, MisspeltOption_SuggestsTheRightOne) {
  for (const auto& [wrong, right] : std::vector<std::pair<std::string, std::string>>{
           {"--dryrun", "--dry-run"}, {"--josn", "--json"}, {"--comnent=x", "--comment"}}) {
    const Outcome run = PulseElsewhere({"edit", "2031-03", wrong});
    EXPECT_EQ(run.code, 2);
    EXPECT_THAT(run.err, HasSubstr("did you mean `" + right + "`?"));
  }
}

TEST_F(CommandLineTest, HelpOfACommandWithin_NamesTheWholeOfIt) {
  const Outcome run = PulseElsewhere({"correct", "2031-03", "split"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("Try `pulse correct split --help`"));
  EXPECT_THAT(PulseElsewhere({"correct", "--help"}).out, HasSubstr("relabel"));
}

TEST_F(CommandLineTest, MissingName_IsAUsageError) {
  for (const char* command :
       {"show", "publish", "render", "parse", "ingest", "edit", "diff", "source", "corrections"}) {
    EXPECT_EQ(PulseElsewhere({command}).code, 2) << command;
  }
}

TEST_F(CommandLineTest, TimeoutOutOfRange_IsAUsageError) {
  for (const char* timeout : {"0", "-1", "soon", "100000"}) {
    EXPECT_EQ(PulseElsewhere({"latest", "--timeout", timeout}).code, 2) << timeout;
  }
}

TEST_F(CommandLineTest, Timeout_IsTheDeadlineOfTheCall) {
  Pulse({"sectors", "--timeout", "7"});
  EXPECT_GT(services_.LastTimeLeft(), std::chrono::seconds(4));
  EXPECT_LE(services_.LastTimeLeft(), std::chrono::milliseconds(7100));
}

TEST_F(CommandLineTest, ServiceAway_SaysWhichAndHowToStartIt) {
  const Outcome run = PulseElsewhere({"latest", "--query-address", "127.0.0.1:1"});
  EXPECT_EQ(run.code, 4);
  EXPECT_EQ(run.err,
            "pulse: the query service at 127.0.0.1:1 does not answer; start it with deploy/local/up, or say "
            "where it is "
            "with --query-address\n");
}

TEST_F(CommandLineTest, Address_ComesFromTheEnvironment) {
  ASSERT_EQ(setenv("PULSE_QUERY_ADDRESS", "127.0.0.1:2", 1), 0);
  const Outcome run = PulseElsewhere({"latest"});
  unsetenv("PULSE_QUERY_ADDRESS");
  EXPECT_EQ(run.code, 4);
  EXPECT_THAT(run.err, HasSubstr("127.0.0.1:2"));
}

TEST_F(CommandLineTest, PlainTextOverANetwork_IsAUsageError) {
  const Outcome run = PulseElsewhere({"latest", "--query-address", "pulse.example:7402"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("plain text goes only to loopback"));
}

TEST_F(CommandLineTest, Version_IsPrinted) {
  EXPECT_THAT(PulseElsewhere({"version"}).out, StartsWith("pulse 0."));
}

TEST_F(CommandLineTest, Help_OfACommandByItsName) {
  EXPECT_EQ(PulseElsewhere({"help"}).out, PulseElsewhere({"--help"}).out);
  EXPECT_EQ(PulseElsewhere({"help", "publishers", "merge"}).out,
            PulseElsewhere({"publishers", "merge", "--help"}).out);
  const Outcome run = PulseElsewhere({"help", "publihsers"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, HasSubstr("did you mean `publishers`?"));
}

TEST_F(CommandLineTest, Help_GroupsTheCommands) {
  const std::string help = PulseElsewhere({"help"}).out;
  for (const char* group :
       {"Read:", "Find:", "Measure:", "Put documents in:", "Correct:", "Show to readers:"}) {
    EXPECT_THAT(help, HasSubstr(std::string("\n") + group + "\n"));
  }
  EXPECT_THAT(help, Not(HasSubstr("__complete")));
}

TEST_F(CommandLineTest, Json_HasUsageErrorsToo) {
  const Outcome run = PulseElsewhere({"items", "--kind", "raport", "--json"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.err, StartsWith("{\"error\":{\"code\":\"INVALID_ARGUMENT\",\"message\":\""));
  EXPECT_THAT(run.err, HasSubstr("\"exitCode\":2}}\n"));
}

TEST_F(CommandLineTest, Completion_KnowsThreeShells) {
  for (const char* shell : {"bash", "zsh", "fish"}) EXPECT_EQ(PulseElsewhere({"completion", shell}).code, 0);
  EXPECT_THAT(PulseElsewhere({"completion", "bsh"}).err, HasSubstr("did you mean `bash`?"));
}

TEST_F(CommandLineTest, OutputThatCannotBeWritten_Fails) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  out.setstate(std::ios::badbit);  // as a full disk leaves it
  EXPECT_EQ(RunPulse({"version"}, Console{.in = in, .out = out, .err = err}), 1);
  EXPECT_THAT(err.str(), HasSubstr("cannot be written"));
}

}  // namespace
}  // namespace pulse::cli
