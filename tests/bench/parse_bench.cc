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
#include <limits>
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

// The first round warms the allocator, which keeps what it has, as in a server:
// how fast the kernel finds pages is not the parser's cost.
void CompareSizes(std::size_t megabytes, const std::string& only) {
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  const std::size_t large = megabytes * 1000000;
  std::printf("\nlinear? ns a byte at 1 MB (fastest of 5) and at %zu MB (of 2), and their ratio\n",
              megabytes);
  for (const auto& shape : PathologicalShapes()) {
    if (!only.empty() && shape != only) continue;
    const auto per_byte = [&shape](std::size_t bytes, int rounds) {
      const auto input = Pathological(shape, bytes);
      const auto times = TakeTurns({{"pulse", [&input] { ParseWithoutLimit(input.content); }}}, rounds, 0);
      return times[0].Minimum() * 1e9 / static_cast<double>(input.content.size());
    };
    const double small = per_byte(1000000, 5);
    const double big = per_byte(large, 2);
    std::printf("%-24s %8.2f %8.2f  %5.2f\n", shape.c_str(), small, big, big / small);
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
  if (megabytes > 0) CompareSizes(megabytes, shape);
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
