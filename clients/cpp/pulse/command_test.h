// Runs whole commands in the test's process, against services in it.

#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "clients/cpp/fake_services.h"
#include "clients/cpp/pulse/command_line.h"

namespace pulse::cli {

namespace v1 = ::cordisbright::pulse::v1;

/// What a run of the command answered.
struct Outcome {
  int code;
  std::string out;
  std::string err;
};

class CommandTest : public testing::Test {
 protected:
  CommandTest() { std::filesystem::create_directories(folder_); }
  ~CommandTest() override { std::filesystem::remove_all(folder_); }

  /// Runs `pulse ARGUMENTS` on a console that is no terminal.
  Outcome Pulse(std::vector<std::string> arguments) {
    for (const char* service : {"ingest", "query", "render"}) {
      arguments.push_back(std::string("--") + service + "-address=" + services_.address());
    }
    return PulseElsewhere(std::move(arguments));
  }

  /// As Pulse, on a terminal of so many columns.
  Outcome PulseOnTerminal(std::vector<std::string> arguments, int width) {
    terminal_ = true;
    width_ = width;
    return Pulse(std::move(arguments));
  }

  /// As Pulse, without saying where the services are.
  Outcome PulseElsewhere(std::vector<std::string> arguments) {
    std::istringstream in(input_);
    std::ostringstream out;
    std::ostringstream err;
    Console console{.in = in, .out = out, .err = err};
    console.in_is_terminal = console.out_is_terminal = console.err_is_terminal = terminal_;
    console.width = width_;
    console.utf8 = utf8_;
    const int code = RunPulse(std::move(arguments), console);
    return {code, out.str(), err.str()};
  }

  /// Writes a file into the test's folder and answers its path.
  std::string Write(const std::string& name, const std::string& content) {
    const std::filesystem::path path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
    return path.string();
  }

  client::FakeServices services_;
  std::string input_;
  bool terminal_ = false;
  bool utf8_ = true;
  int width_ = 80;
  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("pulse-") + testing::UnitTest::GetInstance()->current_test_info()->name());
};

/// March 2031: two news items, one report.
inline v1::Issue SampleIssue() {
  v1::Issue issue;
  issue.set_name("issues/2031-03");
  issue.set_title("The Digest");
  issue.mutable_edition()->set_year(2031);
  issue.mutable_edition()->set_month(3);
  issue.set_introduction("Welcome to spring.");
  issue.set_state(v1::ISSUE_STATE_PUBLISHED);
  issue.set_revision(2);
  auto* signatory = issue.add_signatories();
  signatory->set_name("Ada Example");
  signatory->set_role("Director");
  auto* news = issue.add_sections();
  news->set_title("Our news");
  for (const char* title : {"We moved", "We grew"}) {
    auto* item = news->add_items();
    item->set_title(title);
    item->set_kind(v1::ITEM_KIND_NEWS);
  }
  auto* justice = issue.add_sections();
  justice->set_sector("sectors/criminal-justice");
  justice->set_title("Criminal justice");
  auto* report = justice->add_items();
  report->set_name("issues/2031-03/items/courts-after-dark");
  report->set_sector("sectors/criminal-justice");
  report->set_title("Courts after dark");
  report->set_kind(v1::ITEM_KIND_REPORT);
  report->add_publishers()->set_display_name("Institute of Invented Studies");
  return issue;
}

}  // namespace pulse::cli
