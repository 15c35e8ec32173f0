// The whole parser beside cmark and md4c, which only find Markdown's structure,
// on the same bytes in the same run: the program behind `tests/bench/run parse`.

#include <cmark.h>
#include <malloc.h>
#include <md4c.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/ingest/parser/parser.h"
#include "tests/bench/parse_documents.h"
#include "tests/bench/timing.h"

namespace pulse::bench {
namespace {

namespace v1 = ::cordisbright::pulse::v1;

void ParseWithPulse(const v1::Document& document) {
  if (!ingest::ParseDocument(document).ok()) {
    std::fprintf(stderr, "bench-parse: a document was refused\n");
    std::exit(1);
  }
}

// The parser behind its limit of size, for documents that are beyond it.
void ParseWithoutLimit(std::string_view text) { ingest::Assemble(ingest::ReadLines(text, true)); }

void ParseWithCmark(std::string_view text) {
  cmark_node_free(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
}

void ParseWithMd4c(std::string_view text) {
  MD_PARSER parser = {};
  parser.enter_block = parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, nullptr);
}

double Megabytes(const Input& input, double seconds) {
  return static_cast<double>(input.content.size()) / 1e6 / seconds;
}

void PrintRow(const Input& input, const std::vector<Times>& times) {
  const double pulse = times[0].Median();
  const double cmark = times[1].Median();
  const double md4c = times[2].Median();
  std::printf(
      "%-34.34s %8zu  %6.1f (%5.1f-%5.1f)  %6.1f (%5.1f-%5.1f)  %6.1f (%5.1f-%5.1f)  %5.2f  %5.2f\n",
      input.name.c_str(), input.content.size(), Megabytes(input, pulse), Megabytes(input, times[0].Maximum()),
      Megabytes(input, times[0].Minimum()), Megabytes(input, cmark), Megabytes(input, times[1].Maximum()),
      Megabytes(input, times[1].Minimum()), Megabytes(input, md4c), Megabytes(input, times[2].Maximum()),
      Megabytes(input, times[2].Minimum()), cmark / pulse, md4c / pulse);
}

void CompareOn(const std::vector<Input>& inputs, int rounds) {
  std::printf(
      "MB a processor second, median (slowest-fastest) of %d rounds by turns; ratio of pulse's rate to "
      "theirs\n",
      rounds);
  std::printf("%-34s %8s  %20s  %20s  %20s  %5s  %5s\n", "document", "bytes", "pulse", "cmark", "md4c",
              "/cmk", "/md4c");
  for (const auto& input : inputs) {
    v1::Document document;
    document.set_content(input.content);
    document.set_filename(input.name);
    const std::string_view text = input.content;
    PrintRow(input, TakeTurns({{"pulse", [&] { ParseWithPulse(document); }},
                               {"cmark", [&] { ParseWithCmark(text); }},
                               {"md4c", [&] { ParseWithMd4c(text); }}},
                              rounds, 0.02));
  }
}

void PrintTail(const Input& input) {
  v1::Document document;
  document.set_content(input.content);
  document.set_filename(input.name);
  const auto times = TakeTurns({{"pulse", [&] { ParseWithPulse(document); }}}, 2000, 0);
  std::printf("\n%s, %zu bytes, 2000 parses: p50 %.0f us, p99 %.0f us, slowest %.0f us\n", input.name.c_str(),
              input.content.size(), times[0].Median() * 1e6, times[0].At(0.99) * 1e6,
              times[0].Maximum() * 1e6);
}

// A byte's cost of a small document and of a large one. The small one is read for long
// enough to meet what else the machine does, right before and behind the large one: the
// fastest of some short moments beside one long one would tell how quiet it can be.
struct CostsOfSizes {
  Times small;
  Times large;
  Times ratio;  // of each round
};

CostsOfSizes CompareSizes(const Input& small, const Input& large, int rounds) {
  const auto nanoseconds = [](const Input& input, double least_seconds) {
    const Contender parse{"pulse", [&input] { ParseWithoutLimit(input.content); }};
    return SecondsOf(parse, least_seconds) * 1e9 / static_cast<double>(input.content.size());
  };
  constexpr double kShare = 0.2;  // of the time that the large one takes
  const double turn = nanoseconds(large, 0) * static_cast<double>(large.content.size()) * 1e-9 * kShare;
  CostsOfSizes costs;
  for (int round = 0; round < rounds; ++round) {
    const double before = nanoseconds(small, turn);
    const double of_large = nanoseconds(large, 0);
    const double of_small = (before + nanoseconds(small, turn)) / 2;
    costs.small.seconds.push_back(of_small);
    costs.large.seconds.push_back(of_large);
    costs.ratio.seconds.push_back(of_large / of_small);
  }
  for (auto* const times : {&costs.small, &costs.large, &costs.ratio})
    std::sort(times->seconds.begin(), times->seconds.end());
  return costs;
}

// The first run warms the allocator, which keeps what it has, as in a server: how fast
// the kernel finds pages is not the parser's cost.
void CompareShapes(std::size_t megabytes, const std::string& only) {
  constexpr int kRounds = 3;
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, -1);  // never: the largest int is 2 GB, and a parse of 100 MB takes more
  std::printf(
      "\nlinear? ns a byte at 1 MB and at %zu MB, medians of %d rounds by turns; their ratio, median\n"
      "(least-most) of the rounds; and what the heap grew to for the large one, bytes a byte\n",
      megabytes, kRounds);
  for (const auto& shape : PathologicalShapes()) {
    if (!only.empty() && shape != only) continue;
    const auto small = Pathological(shape, 1000000);
    const auto large = Pathological(shape, megabytes * 1000000);
    malloc_trim(0);  // of what the shape before took
    const auto before = mallinfo2().arena;
    const auto costs = CompareSizes(small, large, kRounds);
    const auto grown = static_cast<double>(mallinfo2().arena - before);
    std::printf("%-24s %8.2f %8.2f  %5.2f (%4.2f-%4.2f) %7.1f\n", shape.c_str(), costs.small.Median(),
                costs.large.Median(), costs.ratio.Median(), costs.ratio.Minimum(), costs.ratio.Maximum(),
                grown / static_cast<double>(large.content.size()));
    std::fflush(stdout);
  }
}

void CompareDocuments(int rounds, const std::string& samples, const std::string& corpus) {
  auto inputs = FilesOf(corpus);
  if (inputs.empty()) std::printf("no real issues at %s: they are left out\n", corpus.c_str());
  for (auto& input : FilesOf(samples)) inputs.push_back(std::move(input));
  auto issue = GeneratedIssue(72000);
  issue.name = "generated issue.md";
  inputs.push_back(issue);
  CompareOn(inputs, rounds);
  const auto largest = std::max_element(inputs.begin(), inputs.end(), [](const Input& a, const Input& b) {
    return a.content.size() < b.content.size();
  });
  PrintTail(*largest);
}

int Run(int rounds, const std::string& samples, const std::string& corpus, std::size_t megabytes,
        const std::string& shape) {
  if (shape.empty()) CompareDocuments(rounds, samples, corpus);
  if (megabytes > 0) CompareShapes(megabytes, shape);
  return 0;
}

}  // namespace
}  // namespace pulse::bench

int main(int argc, char** argv) try {
  int rounds = 9;
  std::string samples = "tests/samples/archive";
  std::string corpus = "../shared/corpus";
  std::size_t megabytes = 100;
  CLI::App app("Parses documents beside cmark and md4c.");
  app.add_option("--rounds", rounds, "Rounds by turns")->check(CLI::Range(7, 1000))->capture_default_str();
  app.add_option("--samples", samples, "Folder of sample documents")->capture_default_str();
  app.add_option("--corpus", corpus, "Folder of real issues")->capture_default_str()->envname("PULSE_CORPUS");
  app.add_option("--megabytes", megabytes, "Size of the large pathological documents; 0 for none")
      ->capture_default_str();
  std::string shape;
  app.add_option("--shape", shape, "Only this pathological shape, and nothing else")
      ->check(CLI::IsMember(pulse::bench::PathologicalShapes()));
  CLI11_PARSE(app, argc, argv);
  return pulse::bench::Run(rounds, samples, corpus, megabytes, shape);
} catch (const std::exception& error) {
  std::fprintf(stderr, "bench-parse: %s\n", error.what());
  return 1;
}
